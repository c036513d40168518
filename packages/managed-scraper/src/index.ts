export type { CrossAccountAccess, CrossAccountTarget } from './cross-account.js';
export { ManagedScraper, type ManagedScraperProps, type ScraperSubnet } from './managed-scraper.js';
