import { scrapeIntervalNotLengthened } from '../../src/rules/scrape-interval-not-lengthened.js';
import { agent, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

describeRule(scrapeIntervalNotLengthened, {
  finds: {
    'a job': {
      base: scraper([KUBELET]),
      head: scraper([{ ...KUBELET, scrape_interval: '5m' }]),
      says: ['warning: Scraped less often: kubelet (60s to 5m).'],
    },
    'all jobs, by what they inherit': {
      base: agent([KUBELET]),
      head: agent([KUBELET], {}),
      says: ['warning: Scraped less often: kubelet (30s to 1m).'],
    },
  },
  passes: {
    'a shorter interval': { base: scraper([KUBELET]), head: scraper([{ ...KUBELET, scrape_interval: '30s' }]) },
    'the same, spelt otherwise': { base: scraper([KUBELET]), head: scraper([KUBELET], { scrape_interval: '1m' }) },
    'an interval that cannot be read, of which another rule tells': {
      base: scraper([KUBELET]),
      head: scraper([{ ...KUBELET, scrape_interval: '${var.i}' }]),
    },
  },
});
