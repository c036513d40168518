import { alertingNotificationNotDelayed } from '../../src/rules/alerting-notification-not-delayed.js';
import { CONFIG, manager } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const root = (more: object): object => ({ ...CONFIG, route: { receiver: 'team', ...more } });

describeRule(alertingNotificationNotDelayed, {
  finds: {
    'a longer wait than the default': {
      base: manager(root({})),
      head: manager(root({ group_wait: '10m' })),
      says: ['warning: all alerts: group_wait 30s to 10m.'],
    },
    'rarer repetitions, which children inherit': {
      base: manager(root({ repeat_interval: '1h', routes: CONFIG.route.routes })),
      head: manager(root({ repeat_interval: '1d', group_interval: '1h', routes: CONFIG.route.routes })),
      says: [
        'warning: all alerts: group_interval 5m to 1h, repeat_interval 1h to 1d.',
        'warning: severity="critical": group_interval 5m to 1h, repeat_interval 1h to 1d.',
      ],
    },
  },
  passes: {
    'a shorter wait': { base: manager(root({ group_wait: '1m' })), head: manager(root({ group_wait: '10s' })) },
    'the default, written out': { base: manager(root({})), head: manager(root({ repeat_interval: '4h' })) },
    'a new route': {
      base: manager(root({})),
      head: manager(root({ routes: [{ matchers: ['a="b"'], group_wait: '1h' }] })),
    },
  },
});
