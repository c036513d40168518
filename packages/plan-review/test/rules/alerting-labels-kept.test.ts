import { alertingLabelsKept } from '../../src/rules/alerting-labels-kept.js';
import { CONFIG, manager, rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const alert = (labels: object, name = 'Down'): object => ({ alert: name, expr: 'up == 0', labels });
const byTeam = manager({
  ...CONFIG,
  route: { receiver: 'team', routes: [{ receiver: 'oncall', matchers: ['team=~"a|b"'] }] },
});

describeRule(alertingLabelsKept, {
  finds: {
    'a label that goes': {
      base: rules(alert({ team: 'a' })),
      head: [...rules(alert({})), ...byTeam],
      says: ['warning: Alerts may take another route: Down (team a to none).'],
    },
    'another value, under another name': {
      base: rules(alert({ team: 'a' })),
      head: [...rules(alert({ team: 'c' }, 'TargetDown')), ...byTeam],
      says: ['warning: Alerts may take another route: TargetDown (team a to c).'],
    },
    'any label, where no route can be read': {
      base: rules(alert({ area: 'a' })),
      head: rules(alert({ area: 'b' })),
      says: ['warning: Alerts may take another route: Down (area a to b).'],
    },
  },
  passes: {
    'a label that no route goes by': { base: rules(alert({ area: 'a' })), head: [...rules(alert({})), ...byTeam] },
    'a label that comes': { base: rules(alert({})), head: [...rules(alert({ team: 'a' })), ...byTeam] },
    'a severity, which has a rule of its own': {
      base: rules(alert({ severity: 'critical' })),
      head: rules(alert({ severity: 'warning' })),
    },
  },
});
