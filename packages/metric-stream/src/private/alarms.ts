import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import type { Place } from './place.js';

/** What the alarms watch, and whom they tell. */
export interface AlarmsProps {
  readonly name: string;
  readonly place: Place;
  readonly functionName: string;
  readonly logGroupName: string;
  readonly actions: readonly string[];
}

interface Alarm {
  readonly id: string;
  readonly suffix: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions?: Record<string, string>;
  /** @default - at least 1 in five minutes is an alarm, no data is none */
  readonly silence?: true;
  readonly statistic?: string;
}

const NAMESPACE = 'Promontory/MetricStream';

/** Alarms of each place where data points can get lost. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { name, functionName } = props;
    const function_ = { namespace: 'AWS/Lambda', dimensions: { FunctionName: functionName } };
    this.alarm(props, {
      ...function_,
      id: 'Errors',
      suffix: 'errors',
      metricName: 'Errors',
      description: 'The function that writes to AMP ended in an error or ran out of time.',
    });
    this.alarm(props, {
      ...function_,
      id: 'Silence',
      suffix: 'silence',
      metricName: 'Invocations',
      silence: true,
      description: 'No data points have come for fifteen minutes.',
    });
    this.alarm(props, {
      id: 'PublishErrors',
      suffix: 'publish-errors',
      namespace: 'AWS/CloudWatch/MetricStreams',
      metricName: 'PublishErrorRate',
      dimensions: { MetricStreamName: name },
      statistic: 'Maximum',
      description: 'The metric stream could not hand data points to Firehose; they are lost.',
    });
    this.alarm(props, {
      ...this.counted(props, 'FailedRecords', 'failed-records', '$.failedRecords'),
      id: 'FailedRecords',
      suffix: 'failed-records',
      description: 'Records could not be written to AMP; they are in the bucket of failures.',
    });
    this.alarm(props, {
      ...this.counted(props, 'RefusedSamples', 'refused-samples', '$.samples.refused'),
      id: 'RefusedSamples',
      suffix: 'refused-samples',
      description: "AMP refused samples; the function's log has its reason.",
    });
  }

  private counted({ name, place, logGroupName }: AlarmsProps, id: string, suffix: string, field: string) {
    const metricName = `${name}-${suffix}`;
    new CloudwatchLogMetricFilter(this, `${id}Filter`, {
      name: metricName,
      region: place.givenRegion,
      logGroupName,
      pattern: `{ $.message = "invocation" && ${field} > 0 }`,
      metricTransformation: { namespace: NAMESPACE, name: metricName, value: field },
    });
    return { namespace: NAMESPACE, metricName };
  }

  private alarm({ name, place, actions }: AlarmsProps, alarm: Alarm): void {
    new CloudwatchMetricAlarm(this, alarm.id, {
      alarmName: `${name}-${alarm.suffix}`,
      alarmDescription: alarm.description,
      region: place.givenRegion,
      namespace: alarm.namespace,
      metricName: alarm.metricName,
      dimensions: alarm.dimensions,
      statistic: alarm.statistic ?? 'Sum',
      period: 300,
      ...(alarm.silence === true
        ? { comparisonOperator: 'LessThanThreshold', threshold: 1, evaluationPeriods: 3, treatMissingData: 'breaching' }
        : {
            comparisonOperator: 'GreaterThanThreshold',
            threshold: 0,
            evaluationPeriods: 1,
            treatMissingData: 'notBreaching',
          }),
      alarmActions: [...actions],
      okActions: [...actions],
      tags: place.tags,
    });
  }
}
