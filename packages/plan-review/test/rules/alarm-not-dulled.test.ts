import { alarmNotDulled } from '../../src/rules/alarm-not-dulled.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const alarm = (more: object): BriefBlock => [
  'aws_cloudwatch_metric_alarm',
  'Alarm',
  { comparison_operator: 'GreaterThanThreshold', threshold: 10, period: 60, evaluation_periods: 2, ...more },
];
const FALLS = { comparison_operator: 'LessThanOrEqualToThreshold' };
const LESS = 'warning: The alarm goes off less easily:';

describeRule(alarmNotDulled, {
  finds: {
    'a higher threshold': {
      base: [alarm({})],
      head: [alarm({ threshold: 100 })],
      says: [`${LESS} threshold 10 to 100.`],
    },
    'a lower one, of what must not fall': {
      base: [alarm(FALLS)],
      head: [alarm({ ...FALLS, threshold: 1 })],
      says: [`${LESS} threshold 10 to 1.`],
    },
    'more and longer periods': {
      base: [alarm({})],
      head: [alarm({ period: 300, evaluation_periods: 5 })],
      says: [`${LESS} evaluation_periods 2 to 5, period 60 to 300.`],
    },
    'missing data that no longer counts': {
      base: [alarm({ treat_missing_data: 'breaching' })],
      head: [alarm({ treat_missing_data: 'notBreaching' })],
      says: [`${LESS} treat_missing_data breaching to notBreaching.`],
    },
    'a threshold that only apply will know': {
      base: [alarm({})],
      head: [alarm({ threshold: '${var.t}' })],
      says: [`${LESS} its threshold cannot be told.`],
    },
  },
  passes: {
    'a lower threshold': { base: [alarm({})], head: [alarm({ threshold: 1 })] },
    'a shorter period': { base: [alarm({})], head: [alarm({ period: 10 })] },
    'missing data that counts': { base: [alarm({})], head: [alarm({ treat_missing_data: 'breaching' })] },
    'the default, written out': { base: [alarm({})], head: [alarm({ treat_missing_data: 'missing' })] },
  },
});
