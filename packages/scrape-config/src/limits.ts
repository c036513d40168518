/** What AMP's managed scraper accepts. Dated: pass your own where AWS has moved or raised one. */
export interface ScraperLimits {
  /** Shortest scrape interval, in seconds. */
  readonly minIntervalSeconds: number;
  /** Endpoints that one scraper may scrape. */
  readonly maxEndpoints: number;
  /** Largest body of one `/metrics` answer, in megabytes. */
  readonly maxResponseMegabytes: number;
  /** Scrapers per account and Region; a support case raises it. */
  readonly maxScrapersPerRegion: number;
  /** The page these were read on, and the day. */
  readonly source: string;
}

/** As of the date in `source`. */
export const SCRAPER_LIMITS: ScraperLimits = Object.freeze({
  minIntervalSeconds: 30,
  maxEndpoints: 30_000,
  maxResponseMegabytes: 50,
  maxScrapersPerRegion: 10,
  source: 'AMP user guide, "Using an AWS managed collector", limitations, 2026-07-14',
});
