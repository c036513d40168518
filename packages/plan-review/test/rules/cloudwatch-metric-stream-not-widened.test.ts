import { cloudwatchMetricStreamNotWidened } from '../../src/rules/cloudwatch-metric-stream-not-widened.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const stream = (more: object): BriefBlock => ['aws_cloudwatch_metric_stream', 'Stream', { name: 's', ...more }];
const only = (...filters: object[]): BriefBlock => stream({ include_filter: filters });
const but = (...filters: object[]): BriefBlock => stream({ exclude_filter: filters });
const SQS = { namespace: 'AWS/SQS' };
const ELB = { namespace: 'AWS/ApplicationELB', metric_names: ['RequestCount'] };

describeRule(cloudwatchMetricStreamNotWidened, {
  finds: {
    'filters that go': {
      base: [only(SQS, ELB)],
      head: [stream({})],
      says: ['warning: The stream also sends everything, no longer AWS/SQS, AWS/ApplicationELB alone.'],
    },
    'a namespace more': {
      base: [only(SQS)],
      head: [only(SQS, ELB)],
      says: ['warning: The stream also sends AWS/ApplicationELB RequestCount.'],
    },
    'more metrics of a namespace': {
      base: [only(ELB)],
      head: [only({ ...ELB, metric_names: [] })],
      says: ['warning: The stream also sends all of AWS/ApplicationELB.'],
    },
    'less that is left out': {
      base: [but(SQS, ELB)],
      head: [but(SQS)],
      says: ['warning: The stream also sends AWS/ApplicationELB RequestCount, which was left out.'],
    },
    'more statistics': {
      base: [only(SQS)],
      head: [stream({ include_filter: [SQS], statistics_configuration: [{ additional_statistics: ['p99'] }] })],
      says: ['warning: The stream also sends the statistics p99.'],
    },
  },
  passes: {
    'a namespace less': { base: [only(SQS, ELB)], head: [only(SQS)] },
    'fewer metrics of a namespace': { base: [only({ ...ELB, metric_names: [] })], head: [only(ELB)] },
    'more that is left out': { base: [stream({})], head: [but(SQS)] },
    'a list of what is sent, where all but some was': { base: [but(SQS)], head: [only(ELB)] },
    'another order': { base: [only(SQS, ELB)], head: [only(ELB, SQS)] },
  },
});
