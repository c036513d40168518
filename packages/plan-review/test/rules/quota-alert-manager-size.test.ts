import { quotaAlertManagerSize } from '../../src/rules/quota-alert-manager-size.js';
import { CONFIG, manager } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const routes = (count: number): object => ({
  ...CONFIG,
  route: { receiver: 'team', routes: many(count, (index) => ({ matchers: [`team="${index}"`] })) },
});

describeRule(quotaAlertManagerSize, {
  finds: {
    'many routes, the root among them': {
      base: manager(CONFIG),
      head: manager(routes(80)),
      says: ['warning: The alert manager has 81 of 100 routes.'],
    },
    'too many inhibit rules': {
      base: [],
      head: manager({ ...CONFIG, inhibit_rules: many(101, (index) => ({ equal: [`l${index}`] })) }),
      says: ['error: The alert manager has 101 of 100 inhibit rules: AWS will refuse it.'],
    },
    'many bytes': {
      base: [],
      head: [['aws_prometheus_alert_manager_definition', 'M', { definition: '#'.repeat(1_000_001) }]],
      says: ['error: The alert manager has 1000001 of 1000000 bytes: AWS will refuse it.'],
    },
  },
  passes: {
    'room for more': { base: [], head: manager(routes(20)) },
    'many routes that do not change': { base: manager(routes(90)), head: manager(routes(90)) },
  },
});
