import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Metrics of AWS no longer arrive. */
export const cloudwatchMetricStreamKept: Rule = keptRule({
  id: 'cloudwatch/metric-stream-kept',
  severity: 'error',
  summary: 'A CloudWatch metric stream, or what carries it, is deleted or replaced.',
  why: 'Metrics of load balancers, queues and databases no longer arrive, and rules on them are silent.',
  fix: 'Start the new stream before the old one goes.',
  types: ['aws_cloudwatch_metric_stream', 'aws_kinesis_firehose_delivery_stream'],
  subject: (change) =>
    named(change.type === 'aws_cloudwatch_metric_stream' ? 'metric stream' : 'delivery stream', 'name')(change),
  consequence: ({ action }) =>
    action === 'forget'
      ? undefined
      : action === 'replace'
        ? 'metrics are missing until the new one runs'
        : 'the metrics that it sent no longer arrive',
});
