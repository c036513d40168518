/** What of a scraper can be logged (UpdateScraperLoggingConfiguration, botocore 1.44.5, 2026-11). */
export const SCRAPER_COMPONENTS = Object.freeze(['SERVICE_DISCOVERY', 'COLLECTOR', 'EXPORTER'] as const);

/** One part of a scraper: what finds targets, what scrapes them, what writes to the workspace. */
export type ScraperComponent = (typeof SCRAPER_COMPONENTS)[number];

/**
 * The provider that has the logging of scrapers: the earliest whose schema was looked at, 2026-11. A stack asks for it by
 * an override of `terraform.required_providers.aws.version`, an environment by `awsProvider.version`.
 */
export const SCRAPER_LOGGING_PROVIDER_VERSION = '6.66.0';

/** Where a scraper's log goes. */
export interface ScraperLoggingProps {
  /**
   * What is logged.
   * @default - all of it
   */
  readonly components?: readonly ScraperComponent[];
  /**
   * Days until a log event is deleted: one of the values that CloudWatch Logs offers.
   * @default 30
   */
  readonly retentionDays?: number;
  /**
   * A KMS key for the log group. Its policy must let CloudWatch Logs use it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly kmsKeyArn?: string;
  /**
   * The log group's name. It must begin with `/aws/vendedlogs/`.
   * @default - `/aws/vendedlogs/prometheus/` and the construct's path
   */
  readonly logGroupName?: string;
}
