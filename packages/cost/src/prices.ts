/** One step of a price that falls with the amount. */
export interface Tier {
  /** Samples up to which it holds, from the first of the month; undefined for all that follow. */
  readonly upTo: number | undefined;
  readonly usdPerTenMillion: number;
}

/** List prices of one Region, in USD without tax. What is undefined is not known, and what it would price is not counted. */
export interface Prices {
  /** Samples ingested, in the order of their steps. */
  readonly ingestion?: readonly Tier[];
  readonly storagePerGbMonth?: number;
  readonly queriesPerBillion?: number;
  readonly collectorPerHour?: number;
  readonly collectedPerTenMillion?: number;
  /** One interface endpoint in one zone. */
  readonly endpointPerHour?: number;
  readonly keyPerMonth?: number;
  readonly grafanaEditorPerMonth?: number;
  readonly grafanaViewerPerMonth?: number;
}

/** Prices, and of which day they are. */
export interface DatedPrices extends Prices {
  /** The day on which they were read, or `overridden`. */
  readonly asOf: string;
  readonly source: string;
}

/** What is free each month, for the payer's account and Region together: shared by all that the organisation runs. */
export const FREE_TIER = { samples: 40_000_000, querySamples: 200_000_000_000, storageGb: 10 } as const;

/** A month as AWS counts it. */
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
