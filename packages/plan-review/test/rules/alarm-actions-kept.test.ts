import { alarmActionsKept } from '../../src/rules/alarm-actions-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const alarm = (more: object): BriefBlock => ['aws_cloudwatch_metric_alarm', 'Alarm', { alarm_name: 'a', ...more }];

describeRule(alarmActionsKept, {
  finds: {
    'an alarm that is disabled': {
      base: [alarm({ alarm_actions: ['arn:t'] })],
      head: [alarm({ alarm_actions: ['arn:t'], actions_enabled: false })],
      says: ['error: The alarm is disabled: it tells nobody.'],
    },
    'an action that goes': {
      base: [alarm({ alarm_actions: ['arn:t', 'arn:u'] })],
      head: [alarm({ alarm_actions: ['arn:u'] })],
      says: ['error: The alarm no longer tells arn:t (alarm_actions).'],
    },
    'the action for missing data': {
      base: [alarm({ insufficient_data_actions: ['arn:t'] })],
      head: [alarm({})],
      says: ['error: The alarm no longer tells arn:t (insufficient_data_actions).'],
    },
    'an action that only apply will know': {
      base: [alarm({ alarm_actions: ['arn:t'] })],
      head: [alarm({ alarm_actions: ['${aws_sns_topic.T.arn}'] })],
      says: ['warning: Whether the alarm still tells arn:t cannot be told before apply.'],
    },
  },
  passes: {
    'an action more': {
      base: [alarm({ alarm_actions: ['arn:t'] })],
      head: [alarm({ alarm_actions: ['arn:u', 'arn:t'] })],
    },
    'an alarm that is enabled': { base: [alarm({ actions_enabled: false })], head: [alarm({ actions_enabled: true })] },
    'enabled, written out': { base: [alarm({})], head: [alarm({ actions_enabled: true })] },
    'the action for all being well': { base: [alarm({ ok_actions: ['arn:t'] })], head: [alarm({})] },
  },
});
