import { scrapeIntervalNotShortened } from '../../src/rules/scrape-interval-not-shortened.js';
import { agent, CADVISOR, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

describeRule(scrapeIntervalNotShortened, {
  finds: {
    'a job': {
      base: scraper([KUBELET, CADVISOR]),
      head: scraper([KUBELET, { ...CADVISOR, scrape_interval: '30s' }]),
      says: ['warning: Scraped more often: cadvisor (60s to 30s, 2.0 times the samples).'],
    },
    'all jobs, by what they inherit': {
      base: agent([KUBELET, { ...CADVISOR, scrape_interval: '2m' }]),
      head: agent([KUBELET, { ...CADVISOR, scrape_interval: '2m' }], { scrape_interval: '10s' }),
      says: ['warning: Scraped more often: kubelet (30s to 10s, 3.0 times the samples).'],
    },
    'an interval that cannot be read': {
      base: scraper([KUBELET]),
      head: scraper([{ ...KUBELET, scrape_interval: '${var.interval}' }]),
      says: ['warning: Whether these are scraped more often cannot be told: kubelet.'],
    },
  },
  passes: {
    'a longer interval': { base: scraper([KUBELET]), head: scraper([{ ...KUBELET, scrape_interval: '2m' }]) },
    'the same, spelt otherwise': { base: scraper([KUBELET]), head: scraper([KUBELET], { scrape_interval: '1m' }) },
    'the default, written out': { base: scraper([KUBELET], {}), head: scraper([KUBELET]) },
    'a new job': { base: scraper([]), head: scraper([{ ...KUBELET, scrape_interval: '30s' }]) },
  },
});
