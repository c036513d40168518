import { alertingSeverityKept } from '../../src/rules/alerting-severity-kept.js';
import { rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const DOWN = { alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'critical' } };

const severity = (value?: string): object => ({ ...DOWN, labels: value === undefined ? {} : { severity: value } });

describeRule(alertingSeverityKept, {
  finds: {
    'a lower severity': {
      base: rules(DOWN),
      head: rules(severity('warning')),
      says: ['warning: Alerts become less severe: Down (critical to warning).'],
    },
    'no severity any more': {
      base: rules(DOWN),
      head: rules(severity()),
      says: ['warning: Alerts become less severe: Down (critical to none).'],
    },
    'a lower severity under a new name': {
      base: rules(DOWN),
      head: rules({ ...severity('info'), alert: 'TargetDown' }),
      says: ['warning: Alerts become less severe: TargetDown (critical to info).'],
    },
    'a severity of your own, which cannot be ranked': {
      base: rules(severity('sev1')),
      head: rules(severity('sev2')),
      says: ['warning: Alerts become less severe: Down (sev1 to sev2).'],
    },
  },
  passes: {
    'a higher severity': { base: rules(severity('warning')), head: rules(DOWN) },
    'a severity where there was none': { base: rules(severity()), head: rules(severity('info')) },
    'two of one name, told apart by severity': {
      base: rules(DOWN, severity('warning')),
      head: rules(severity('warning'), DOWN),
    },
    'a recording rule': {
      base: rules({ record: 'a:b', expr: 'x', labels: { severity: 'critical' } }),
      head: rules({ record: 'a:b', expr: 'x' }),
    },
  },
});
