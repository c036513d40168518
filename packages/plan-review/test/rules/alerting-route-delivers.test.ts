import { alertingRouteDelivers } from '../../src/rules/alerting-route-delivers.js';
import { CONFIG, manager, SNS } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const ONCALL = 'severity="critical"';

describeRule(alertingRouteDelivers, {
  finds: {
    'a receiver that no longer delivers': {
      base: manager(CONFIG),
      head: manager({ ...CONFIG, receivers: [{ name: 'oncall' }, { name: 'team', sns_configs: SNS }] }),
      says: [`error: ${ONCALL}: now go to oncall, which delivers nowhere.`],
    },
    'a route that leads to nobody': {
      base: manager(CONFIG),
      head: manager({ ...CONFIG, route: { ...CONFIG.route, receiver: 'null' } }),
      says: ['error: all alerts: now go to null, which delivers nowhere.'],
    },
    'a new route that is a dead end': {
      base: manager(CONFIG),
      head: manager({
        ...CONFIG,
        route: { ...CONFIG.route, routes: [...CONFIG.route.routes, { receiver: 'none', matchers: ['team="x"'] }] },
      }),
      says: ['error: The new route of team="x" leads to none, which delivers nowhere.'],
    },
  },
  passes: {
    'another receiver that delivers': {
      base: manager(CONFIG),
      head: manager({ ...CONFIG, route: { ...CONFIG.route, receiver: 'oncall' } }),
    },
    'a dead end that was one before': {
      base: manager({ ...CONFIG, receivers: [{ name: 'oncall' }, { name: 'team', sns_configs: SNS }] }),
      head: manager({
        ...CONFIG,
        receivers: [
          { name: 'oncall', sns_configs: [] },
          { name: 'team', sns_configs: SNS },
        ],
      }),
    },
    'a route that goes, of which another rule tells': {
      base: manager(CONFIG),
      head: manager({ ...CONFIG, route: { receiver: 'team' } }),
    },
  },
});
