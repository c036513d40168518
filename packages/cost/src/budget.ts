/** What an environment may come to. */
export interface Budget {
  readonly usdPerMonth?: number;
  readonly activeSeries?: number;
  /** By how many percent one change may raise the bill. */
  readonly risePercent?: number;
}
