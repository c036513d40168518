import { scrapeJobsKept } from '../../src/rules/scrape-jobs-kept.js';
import { agent, CADVISOR, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

import { planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

describeRule(scrapeJobsKept, {
  finds: {
    'a job less': {
      base: scraper([KUBELET, CADVISOR]),
      head: scraper([KUBELET]),
      says: ['error: No longer scraped: cadvisor.'],
    },
    'a job of another name': {
      base: agent([KUBELET]),
      head: agent([{ ...KUBELET, job_name: 'kubelets' }]),
      says: ['error: No longer scraped: kubelet.'],
    },
    'jobs that only apply will know': {
      plan: [
        planned(
          'aws_prometheus_scraper.S',
          ['update'],
          { scrape_configuration: 'scrape_configs: []' },
          { scrape_configuration: UNKNOWN },
        ),
      ],
      says: ['warning: Whether it still scrapes the same cannot be told: its configuration cannot be read.'],
    },
  },
  passes: {
    'a job more, and another order': { base: scraper([KUBELET]), head: scraper([CADVISOR, KUBELET]) },
    'another setting of a job': { base: agent([KUBELET]), head: agent([{ ...KUBELET, scheme: 'http' }]) },
    'a scraper that goes, of which another rule tells': { base: scraper([KUBELET]), head: [] },
    'a release that scrapes nothing': {
      base: [['helm_release', 'R', { values: ['a: 1'] }]],
      head: [['helm_release', 'R', { values: ['a: 2'] }]],
    },
  },
});
