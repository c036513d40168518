/** Writes series of what was to be expected of a query. Undefined is left to AWS. */
export interface AnomalyDetectorSettings {
  readonly alias: string;
  readonly query: string;
  readonly evaluationIntervalSeconds: number | undefined;
  readonly missingData: 'skip' | 'anomaly';
  readonly sampleSize: number | undefined;
  readonly shingleSize: number | undefined;
  readonly ignoreAbove: NearExpectedSettings | undefined;
  readonly ignoreBelow: NearExpectedSettings | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** What is no anomaly although it was not expected. */
export type NearExpectedSettings = { readonly amount: number } | { readonly ratio: number };
