import { cloudwatchMetricStreamKept } from '../../src/rules/cloudwatch-metric-stream-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const stream = (more: object = {}): BriefBlock => ['aws_cloudwatch_metric_stream', 'Stream', { name: 's', ...more }];

describeRule(cloudwatchMetricStreamKept, {
  finds: {
    'a deleted stream': {
      base: [stream()],
      head: [],
      says: ['error: The metric stream s is deleted: the metrics that it sent no longer arrive.'],
    },
    'a delivery stream that a plan replaces': {
      plan: [
        planned('aws_kinesis_firehose_delivery_stream.F', ['delete', 'create'], { name: 'f' }, { name: 'g' }, ['name']),
      ],
      says: ['error: The delivery stream f is replaced (name changed): metrics are missing until the new one runs.'],
    },
  },
  passes: {
    'another format': { base: [stream()], head: [stream({ output_format: 'json' })] },
    'a stream that is only forgotten': {
      plan: [planned('aws_cloudwatch_metric_stream.S', ['forget'], { name: 's' }, null)],
    },
  },
});
