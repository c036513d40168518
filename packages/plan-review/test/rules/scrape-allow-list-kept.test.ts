import { scrapeAllowListKept } from '../../src/rules/scrape-allow-list-kept.js';
import { KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

const keeping = (...filters: readonly (readonly [action: string, regex: string, label?: string])[]): object => ({
  ...KUBELET,
  metric_relabel_configs: filters.map(([action, regex, label = '__name__']) => ({
    action,
    regex,
    source_labels: [label],
  })),
});

describeRule(scrapeAllowListKept, {
  finds: {
    'an allow-list that goes': {
      base: scraper([keeping(['keep', 'a|b|c'])]),
      head: scraper([KUBELET]),
      says: ['warning: kubelet now keeps everything, where 3 of the names were kept.'],
    },
    'a name more on it': {
      base: scraper([keeping(['keep', '(a|b)'])]),
      head: scraper([keeping(['keep', 'b|a|container_.*'])]),
      says: ['warning: kubelet now keeps container_.*.'],
    },
    'a name less that is dropped': {
      base: scraper([keeping(['drop', 'a|b(c|d)'], ['drop', 'x'])]),
      head: scraper([keeping(['drop', 'a'])]),
      says: ['warning: kubelet now keeps b(c|d), x.'],
    },
    'one of two filters that goes': {
      base: scraper([keeping(['keep', 'a'], ['keep', 'x', 'namespace'])]),
      head: scraper([keeping(['keep', 'a'])]),
      says: ['warning: kubelet now keeps any namespace, where 1 of its values were kept.'],
    },
    'a filter on another label': {
      base: scraper([keeping(['drop', 'test', 'namespace'])]),
      head: scraper([keeping()]),
      says: ['warning: kubelet now keeps namespace of test.'],
    },
  },
  passes: {
    'a second filter, which lets less through': {
      base: scraper([keeping(['keep', 'a|b'])]),
      head: scraper([keeping(['keep', 'a|b'], ['keep', 'x', 'namespace'])]),
    },
    'a narrower list': { base: scraper([keeping(['keep', 'a|b'])]), head: scraper([keeping(['keep', 'a'])]) },
    'a first list': { base: scraper([KUBELET]), head: scraper([keeping(['keep', 'a'])]) },
    'two filters that become one': {
      base: scraper([keeping(['drop', 'a'], ['drop', 'b'])]),
      head: scraper([keeping(['drop', 'b|a'])]),
    },
    'another relabelling': { base: scraper([KUBELET]), head: scraper([keeping(['replace', '(.*)'])]) },
    'buckets, which have a rule of their own': {
      base: scraper([keeping(['drop', '.*_bucket'])]),
      head: scraper([KUBELET]),
    },
  },
});
