import { alertingForNotLengthened } from '../../src/rules/alerting-for-not-lengthened.js';
import { rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const DOWN = { alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'critical' } };

describeRule(alertingForNotLengthened, {
  finds: {
    'a longer time': {
      base: rules(DOWN),
      head: rules({ ...DOWN, for: '1h' }),
      says: ['warning: Alerts fire later: Down (5m to 1h).'],
    },
    'a time where there was none': {
      base: rules({ ...DOWN, for: undefined }),
      head: rules(DOWN),
      says: ['warning: Alerts fire later: Down (0s to 5m).'],
    },
    'a time that is none': {
      base: rules(DOWN),
      head: rules({ ...DOWN, for: '${var.for}' }),
      says: ['warning: Whether alerts fire later cannot be told: Down (5m to ${var.for}).'],
    },
  },
  passes: {
    'a shorter time': { base: rules(DOWN), head: rules({ ...DOWN, for: '1m' }) },
    'the same time, spelt otherwise': { base: rules(DOWN), head: rules({ ...DOWN, for: '300s' }) },
    'no time any more': { base: rules(DOWN), head: rules({ ...DOWN, for: undefined }) },
    'a new alert': { base: rules(DOWN), head: rules(DOWN, { alert: 'New', expr: 'x', for: '1h' }) },
  },
});
