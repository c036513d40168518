import { words } from '../private/words.js';

/** How many series the metrics of one line have, by what there is of them in a cluster. */
export interface SeriesLine {
  readonly perServer?: number;
  readonly perNode?: number;
  readonly perCpu?: number;
  readonly perPod?: number;
  readonly perContainer?: number;
  /** What each of these names has. */
  readonly names: readonly string[];
}

/** What an exporter was seen to expose, and where. */
export interface SeriesTable {
  /** Where it was counted, and how. */
  readonly source: string;
  /** The day on which it was counted. */
  readonly read: string;
  readonly lines: readonly SeriesLine[];
}

/** Some lines of one measure: numbers with the names that have so many series. */
export function linesPer(unit: Exclude<keyof SeriesLine, 'names'>, counted: readonly (readonly [number, string])[]) {
  return counted.map(([series, text]): SeriesLine => ({ [unit]: series, names: words(text) }));
}
