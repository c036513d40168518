import { scrapeMetricsKept } from '../../src/rules/scrape-metrics-kept.js';
import { agent, KUBELET, scraper } from '../scrape-builders.js';
import { describeRule } from '../describe-rule.js';

import { rules } from '../alerting-builders.js';

const filtering = (action: string, regex: string): object => ({
  ...KUBELET,
  metric_relabel_configs: [{ action, regex, source_labels: ['__name__'] }],
});
const FULL = rules({ alert: 'Full', expr: 'kubelet_volume_stats_used_bytes > 1' });

describeRule(scrapeMetricsKept, {
  finds: {
    'a metric that a rule asks for': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [...scraper([filtering('drop', 'kubelet_volume_.*')]), ...FULL],
      says: ['error: kubelet drops what rules ask for: kubelet_volume_stats_used_bytes.'],
    },
    'metrics that a rule asks for, and others': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [...scraper([filtering('drop', 'go_.*|kubelet_volume_.*')]), ...FULL],
      says: [
        'error: kubelet drops what rules ask for: kubelet_volume_stats_used_bytes.',
        'warning: kubelet now drops go_.*. No rule here asks for it.',
      ],
    },
    'what cannot be held against names': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [...scraper([filtering('drop', '(a+)+b|(?i)X')]), ...FULL],
      says: ['warning: kubelet now drops (a+)+b, (?i)X: whether rules ask for it cannot be told.'],
    },
    'a filter on another label': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [
        ...scraper([
          { ...KUBELET, metric_relabel_configs: [{ action: 'drop', regex: 'test', source_labels: ['namespace'] }] },
        ]),
        ...FULL,
      ],
      says: ['warning: kubelet now drops namespace of test: whether rules ask for it cannot be told.'],
    },
    'a first allow-list, since what a target has is not known': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [...scraper([filtering('keep', 'kubelet_volume_.*')]), ...FULL],
      says: ['warning: kubelet keeps some values of __name__ only: whether rules ask for others cannot be told.'],
    },
    'a name less on the allow-list': {
      base: [...agent([filtering('keep', 'a|kubelet_volume_stats_used_bytes')]), ...FULL],
      head: [...agent([filtering('keep', 'a')]), ...FULL],
      says: ['error: kubelet drops what rules ask for: kubelet_volume_stats_used_bytes.'],
    },
    'a metric that no rule asks for': {
      base: [...scraper([KUBELET]), ...FULL],
      head: [...scraper([filtering('drop', 'go_.*')]), ...FULL],
      says: ['warning: kubelet now drops go_.*. No rule here asks for it.'],
    },
  },
  passes: {
    'a name more on the allow-list': {
      base: scraper([filtering('keep', 'a')]),
      head: scraper([filtering('keep', 'a|b')]),
    },
    'the same, in another order': {
      base: scraper([filtering('drop', 'a|b')]),
      head: scraper([filtering('drop', 'b|a')]),
    },
  },
});
