import { alertingNoNewSilence } from '../../src/rules/alerting-no-new-silence.js';
import { CONFIG, manager } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const child = (more: object): object => ({
  ...CONFIG,
  route: { receiver: 'team', routes: [{ receiver: 'oncall', matchers: ['severity="critical"'], ...more }] },
});

describeRule(alertingNoNewSilence, {
  finds: {
    'hours in which nobody is told': {
      base: manager(CONFIG),
      head: manager(child({ mute_time_intervals: ['nights'] })),
      says: ['warning: severity="critical": silent now during nights.'],
    },
    'hours outside of which nobody is told': {
      base: manager(child({ mute_time_intervals: ['nights'] })),
      head: manager(child({ mute_time_intervals: ['nights'], active_time_intervals: ['office'] })),
      says: ['warning: severity="critical": silent now during outside of office.'],
    },
  },
  passes: {
    'hours that go': { base: manager(child({ mute_time_intervals: ['nights'] })), head: manager(CONFIG) },
    'the same hours': {
      base: manager(child({ mute_time_intervals: ['nights'] })),
      head: manager(child({ mute_time_intervals: ['nights'], repeat_interval: '1h' })),
    },
  },
});
