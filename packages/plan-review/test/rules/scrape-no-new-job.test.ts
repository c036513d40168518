import { scrapeNoNewJob } from '../../src/rules/scrape-no-new-job.js';
import { agent, CADVISOR, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

describeRule(scrapeNoNewJob, {
  finds: {
    'a job more': {
      base: scraper([KUBELET]),
      head: scraper([KUBELET, CADVISOR]),
      says: ['info: Newly scraped: cadvisor.'],
    },
    'a job of an agent': { base: agent([]), head: agent([KUBELET]), says: ['info: Newly scraped: kubelet.'] },
  },
  passes: {
    'a job less': { base: scraper([KUBELET, CADVISOR]), head: scraper([KUBELET]) },
    'a new scraper': { base: [], head: scraper([KUBELET]) },
  },
});
