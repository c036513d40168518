import type { PackOptions } from '../../src/index.js';
import type { Samples } from './values.js';

/** Series by name and labels, without `cluster`; a number is a series that always has it. */
export type Series = Readonly<Record<string, number | Samples>>;

type Labels = Readonly<Record<string, string>>;

/** Where an alert fires and where it is silent. Both run at once, in two clusters, so that neither may see the other. */
export interface AlertCase {
  readonly fires: Series;
  /** Near the threshold, and with every metric that the alert reads. */
  readonly silent: Series;
  /** Labels that the alert has beside cluster, severity and team: one set for each alert that fires. @default {} */
  readonly labels?: Labels | readonly Labels[];
  /** The value as its texts show it. */
  readonly value?: string;
  /** Seconds after which to look. @default - what `for` says and 40 minutes */
  readonly at?: number;
  /** Metrics whose very absence is what keeps the alert silent. @default - none */
  readonly without?: readonly string[];
  /** @default - none */
  readonly options?: PackOptions;
  /** Of rules with one name, the one that is meant: by a label. @default - the only one */
  readonly rule?: Labels;
}

/** What a record makes of series; they are given to two clusters, and each must get the same. */
export interface RecordCase {
  readonly series: Series;
  /** Labels beside cluster, as in `{pod="a"}`, and the value, to six digits; or what they are for an interval in seconds. */
  readonly gives: Readonly<Record<string, number>> | ((interval: number) => Readonly<Record<string, number>>);
  /** Seconds after which to look. @default 2400 */
  readonly at?: number;
  /** The query that is judged. @default - the record itself */
  readonly query?: string;
}

/** The cases of one pack: every alert and every record has at least one. */
export interface PackCases {
  readonly alerts: Readonly<Record<string, AlertCase | readonly AlertCase[]>>;
  readonly records: Readonly<Record<string, RecordCase | readonly RecordCase[]>>;
}
