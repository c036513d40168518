import { scrapeExternalLabelsKept } from '../../src/rules/scrape-external-labels-kept.js';
import { agent, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

const labelled = (labels?: object): object => ({ scrape_interval: '60s', external_labels: labels });

describeRule(scrapeExternalLabelsKept, {
  finds: {
    'another name of the cluster': {
      base: scraper([KUBELET], labelled({ cluster: 'a' })),
      head: scraper([KUBELET], labelled({ cluster: 'b' })),
      says: ['error: All series get other labels: cluster a to b.'],
    },
    'a label that comes, and one that goes': {
      base: agent([KUBELET], labelled({ cluster: 'a', replica: '0' })),
      head: agent([KUBELET], labelled({ cluster: 'a', __replica__: '0' })),
      says: ['error: All series get other labels: replica 0 to (none), __replica__ (none) to 0.'],
    },
  },
  passes: {
    'the same labels in another order': {
      base: scraper([KUBELET], labelled({ a: '1', b: '2' })),
      head: scraper([KUBELET], labelled({ b: '2', a: '1' })),
    },
    'a collector that scraped nothing': { base: agent([]), head: agent([KUBELET], labelled({ cluster: 'a' })) },
    'another interval': { base: scraper([KUBELET]), head: scraper([KUBELET], { scrape_interval: '30s' }) },
  },
});
