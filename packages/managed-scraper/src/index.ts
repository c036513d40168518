export type { CrossAccountAccess, CrossAccountTarget } from './cross-account.js';
export { ManagedScraper, type ManagedScraperProps, type ScraperSubnet } from './managed-scraper.js';
export {
  SCRAPER_COMPONENTS,
  SCRAPER_LOGGING_PROVIDER_VERSION,
  type ScraperComponent,
  type ScraperLoggingProps,
} from './scraper-logging.js';
export { VPC_SOURCE_PROVIDER_VERSION, VpcScraper, type VpcScrapeJob, type VpcScraperProps } from './vpc-scraper.js';
