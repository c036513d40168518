import { alertingThresholdKept } from '../../src/rules/alerting-threshold-kept.js';
import { rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const DOWN = { alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'critical' } };

const full = (expr: string): object => ({ ...DOWN, expr });

describeRule(alertingThresholdKept, {
  finds: {
    'a higher threshold': {
      base: rules(full('rate(errors[5m]) > 0.05')),
      head: rules(full('rate(errors[5m])  >  0.5')),
      says: ['warning: Alerts fire less easily: Down (> 0.05 to > 0.5).'],
    },
    'a lower one, of what must not fall': {
      base: rules(full('free < 1e3')),
      head: rules(full('free < 10')),
      says: ['warning: Alerts fire less easily: Down (< 1000 to < 10).'],
    },
  },
  passes: {
    'a lower threshold': { base: rules(full('errors > 5')), head: rules(full('errors > 1')) },
    'a higher one, of what must not fall': { base: rules(full('free <= 10')), head: rules(full('free <= 20')) },
    'another question': { base: rules(full('errors > 1')), head: rules(full('failures > 5')) },
    'an expression without a number at its end': { base: rules(full('a > b')), head: rules(full('a > 5')) },
    'a recording rule': {
      base: rules({ record: 'a:b', expr: 'a > 1' }),
      head: rules({ record: 'a:b', expr: 'a > 2' }),
    },
  },
});
