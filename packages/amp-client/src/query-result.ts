/** What a query came to. */
export interface QueryResult {
  readonly resultType: 'vector' | 'matrix' | 'scalar' | 'string';
  readonly series: readonly Series[];
  readonly statistics: QueryStatistics | undefined;
  readonly warnings: readonly string[];
}

/** One series, with one point of an instant or many of a range. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

/** One value; as text, because JSON has no NaN. */
export interface Point {
  readonly time: Date;
  readonly value: string;
}

/** What a query cost. */
export interface QueryStatistics {
  /** Samples that were processed: what AMP bills queries by. */
  readonly samplesProcessed: number;
  /** By step, of a range. */
  readonly samplesPerStep: readonly { readonly time: Date; readonly samples: number }[];
  /** Seconds; undefined where they are not told. */
  readonly evaluationSeconds: number | undefined;
}
