import { scrapeHistogramsNotKept } from '../../src/rules/scrape-histograms-not-kept.js';
import { agent, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

const dropping = (regex: string, action = 'drop'): object => ({
  ...KUBELET,
  metric_relabel_configs: [{ action, regex, source_labels: ['__name__'] }],
});

describeRule(scrapeHistogramsNotKept, {
  finds: {
    'buckets that are no longer dropped': {
      base: scraper([dropping('(a|b)_bucket')]),
      head: scraper([KUBELET]),
      says: ['warning: kubelet now keeps buckets: (a|b)_bucket.'],
    },
    'buckets on the allow-list': {
      base: agent([dropping('a', 'keep')]),
      head: agent([dropping('a|x_bucket', 'keep')]),
      says: ['warning: kubelet now keeps buckets: x_bucket.'],
    },
    'both kinds of histograms': {
      base: scraper([KUBELET]),
      head: scraper([{ ...KUBELET, always_scrape_classic_histograms: true }]),
      says: ['warning: kubelet now keeps buckets: always_scrape_classic_histograms.'],
    },
    'native histograms, by what all jobs inherit': {
      base: agent([KUBELET]),
      head: agent([KUBELET], { scrape_interval: '30s', scrape_native_histograms: true }),
      says: ['warning: kubelet now keeps buckets: scrape_native_histograms.'],
    },
  },
  passes: {
    'buckets that are dropped': { base: scraper([KUBELET]), head: scraper([dropping('.*_bucket')]) },
    'a switch that goes off': {
      base: scraper([{ ...KUBELET, scrape_classic_histograms: true }]),
      head: scraper([{ ...KUBELET, scrape_classic_histograms: false }]),
    },
    'other metrics': { base: scraper([dropping('a')]), head: scraper([KUBELET]) },
  },
});
