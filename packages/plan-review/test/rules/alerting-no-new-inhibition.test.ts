import { alertingNoNewInhibition } from '../../src/rules/alerting-no-new-inhibition.js';
import { CONFIG, manager } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const hiding = (...inhibits: object[]): object => ({ ...CONFIG, inhibit_rules: inhibits });
const NODE = {
  source_matchers: ['alertname="NodeDown"'],
  target_matchers: ['severity="warning"'],
  equal: ['node', 'cluster'],
};

describeRule(alertingNoNewInhibition, {
  finds: {
    'a rule without equal labels': {
      base: manager(CONFIG),
      head: manager(hiding({ ...NODE, equal: undefined })),
      says: ['error: Alerts are hidden widely: severity="warning" wherever they are while alertname="NodeDown" fires.'],
    },
    'a rule that anything sets off': {
      base: manager(hiding(NODE)),
      head: manager(hiding(NODE, { ...NODE, source_matchers: [] })),
      says: ['error: Alerts are hidden widely: severity="warning" of the same cluster, node while anything fires.'],
    },
    'a rule that is narrow': {
      base: manager(CONFIG),
      head: manager(hiding(NODE)),
      says: [
        'warning: Alerts are hidden while others fire: severity="warning" of the same cluster, node while alertname="NodeDown" fires.',
      ],
    },
  },
  passes: {
    'a rule that goes': { base: manager(hiding(NODE)), head: manager(CONFIG) },
    'the same rules in another order': {
      base: manager(hiding(NODE, { ...NODE, equal: ['a'] })),
      head: manager(hiding({ ...NODE, equal: ['a'] }, NODE)),
    },
    'a first alert manager': { base: [], head: manager(hiding({ ...NODE, equal: [] })) },
  },
});
