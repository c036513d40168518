import { scrapeLimitsKept } from '../../src/rules/scrape-limits-kept.js';
import { agent, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

const limited = (limits: object): object => ({ ...KUBELET, ...limits });

describeRule(scrapeLimitsKept, {
  finds: {
    'a limit that is raised': {
      base: scraper([limited({ sample_limit: 1000 })]),
      head: scraper([limited({ sample_limit: 50000 })]),
      says: ['warning: kubelet: sample_limit 1000 to 50000.'],
    },
    'limits that go': {
      base: agent([limited({ sample_limit: 1000, label_limit: 30 })]),
      head: agent([limited({ sample_limit: 0 })]),
      says: ['warning: kubelet: sample_limit 1000 to none, label_limit 30 to none.'],
    },
    'a limit that all jobs inherited': {
      base: scraper([KUBELET], { target_limit: 10 }),
      head: scraper([KUBELET], {}),
      says: ['warning: kubelet: target_limit 10 to none.'],
    },
  },
  passes: {
    'a lower limit': { base: scraper([limited({ sample_limit: 10 })]), head: scraper([limited({ sample_limit: 5 })]) },
    'a first limit': { base: scraper([KUBELET]), head: scraper([limited({ sample_limit: 5 })]) },
    'none, written out': { base: scraper([KUBELET]), head: scraper([limited({ sample_limit: 0 })]) },
  },
});
