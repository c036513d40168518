export { ManagedScraper, type ManagedScraperProps, type ScraperSubnet } from './managed-scraper.js';
