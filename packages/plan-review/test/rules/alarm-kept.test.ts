import { alarmKept } from '../../src/rules/alarm-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const alarm = (more: object = {}): BriefBlock => [
  'aws_cloudwatch_metric_alarm',
  'Alarm',
  { alarm_name: 'discarded-samples', threshold: 1, ...more },
];

describeRule(alarmKept, {
  finds: {
    'a deleted alarm': {
      base: [alarm()],
      head: [],
      says: ['error: The alarm discarded-samples is deleted: nothing tells when what it watched goes wrong.'],
    },
    'a forgotten alarm': {
      plan: [planned('aws_cloudwatch_composite_alarm.A', ['forget'], { alarm_name: 'a' }, null)],
      says: ['error: The alarm a is no longer managed here: nobody here looks after it any more.'],
    },
  },
  passes: {
    'another description': { base: [alarm()], head: [alarm({ alarm_description: 'a' })] },
    'an alarm that is made anew': {
      plan: [planned('aws_cloudwatch_metric_alarm.A', ['delete', 'create'], { alarm_name: 'a' }, { alarm_name: 'b' })],
    },
  },
});
