import { ServiceRole } from '@promontory/core';
import { CloudwatchMetricStream } from '@cdktf/provider-aws/lib/cloudwatch-metric-stream';
import type { IWorkspace } from '@promontory/amp-workspace';
import { Construct } from 'constructs';
import { Alarms } from './private/alarms.js';
import { checkProps } from './private/check-props.js';
import { Delivery } from './private/delivery.js';
import { FailureBucket } from './private/failure-bucket.js';
import { filters } from './private/filters.js';
import { FUNCTION_MEMORY, TRANSFORMATION_LIMITS } from './private/limits.js';
import * as perms from './private/perms.js';
import { Place } from './private/place.js';
import { WriterFunction } from './private/writer-function.js';
import type { AdditionalStatistics, AllNamespaces, NamespaceSelection } from './selection.js';

/** What a metric stream is made of. */
export interface MetricStreamProps {
  /** Where the samples go. It may be in another Region; in another account, its resource policy must allow the function's role. */
  readonly workspace: IWorkspace;
  /**
   * The name of the stream and, alone or with Region and account, of everything that belongs to it: 1 to 32 lower-case
   * letters, digits and `-`. Changing it replaces everything.
   */
  readonly name: string;
  /** What is streamed, and paid for by the update. A list; everything only when you say `{ all: true }`. */
  readonly namespaces: readonly (string | NamespaceSelection)[] | AllNamespaces;
  /**
   * Further statistics of some metrics: up to 100 entries.
   * @default - count, sum, minimum and maximum of each metric
   */
  readonly statistics?: readonly AdditionalStatistics[];
  /**
   * Whether the metrics of accounts that are linked to this one, as a monitoring account, are streamed too.
   * @default false
   */
  readonly includeLinkedAccounts?: boolean;
  /**
   * How long Firehose gathers data points before it calls the function: 0 to 900 seconds. The time until a metric can be
   * queried grows by this.
   * @default 60
   */
  readonly bufferSeconds?: number;
  /**
   * How much Firehose gathers at most: 0.2 to 3 MiB.
   * @default 1
   */
  readonly bufferMiB?: number;
  /**
   * Days until a record that could not be written is deleted. They tell what is missing; AMP takes no sample of more than
   * an hour.
   * @default 14
   */
  readonly failureRetentionDays?: number;
  /**
   * Whether destroying the stream deletes its bucket with what is in it.
   * @default - Terraform does not destroy a bucket that is not empty
   */
  readonly deleteFailuresOnDestroy?: boolean;
  /**
   * A customer managed key for the bucket, the delivery stream and the logs. Its policy must let CloudWatch Logs use it,
   * and whoever deploys make grants.
   * @default - keys that AWS owns
   */
  readonly kmsKeyArn?: string;
  /**
   * Days until a log event is deleted: one of the values that CloudWatch Logs offers.
   * @default 30
   */
  readonly logRetentionDays?: number;
  /**
   * Memory of the function, by which it is given its share of a processor: 128 to 10,240 MB. It uses some 165 MB for 1 MiB
   * of buffer, 220 MB for 3 (Node 20, measured 2026-11): give 512 with a large buffer.
   * @default 256
   */
  readonly memory?: number;
  /**
   * How long the function may try: 10 to 300 seconds.
   * @default 60
   */
  readonly timeout?: number;
  /**
   * Alarms of lost and missing data points; `actions` are the ARNs of SNS topics, mostly, that CloudWatch may publish to.
   * @default - no alarms
   */
  readonly alarms?: { readonly actions: readonly string[] };
  /**
   * The Region whose metrics are streamed, and where everything is made.
   * @default - the Region of the AWS provider
   */
  readonly region?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** CloudWatch metrics of one account and Region, written to an AMP workspace as they come. */
export class MetricStream extends Construct {
  /** The metric stream's ARN. @attribute */
  readonly streamArn: string;
  /** The Firehose stream's name, for dashboards and alarms. @attribute */
  readonly deliveryStreamName: string;
  /** The function's name, for dashboards and alarms. @attribute */
  readonly functionName: string;
  /** The log group that has one line of JSON for each invocation. @attribute */
  readonly logGroupName: string;
  /** The role that writes to the workspace. @attribute */
  readonly roleArn: string;
  /** The bucket with the records that could not be written. @attribute */
  readonly failureBucketName: string;

  constructor(scope: Construct, id: string, props: MetricStreamProps) {
    super(scope, id);
    checkProps(this, props);
    const { name, kmsKeyArn, logRetentionDays = 30 } = props;
    const place = new Place(this, 'Place', props.region, props.tags);

    const writer = new WriterFunction(this, 'Function', {
      name,
      place,
      workspace: props.workspace,
      memory: props.memory ?? FUNCTION_MEMORY.default,
      timeout: props.timeout ?? TRANSFORMATION_LIMITS.timeoutSeconds.default,
      logRetentionDays,
      kmsKeyArn,
    });
    const failures = new FailureBucket(this, 'Failures', {
      name,
      place,
      retentionDays: props.failureRetentionDays ?? 14,
      kmsKeyArn,
      deleteWithContent: props.deleteFailuresOnDestroy ?? false,
    });
    const delivery = new Delivery(this, 'Delivery', {
      name,
      place,
      writer,
      failures,
      bufferSeconds: props.bufferSeconds ?? TRANSFORMATION_LIMITS.bufferSeconds.default,
      bufferMiB: props.bufferMiB ?? TRANSFORMATION_LIMITS.bufferMiB.default,
      logRetentionDays,
      kmsKeyArn,
    });

    const role = new ServiceRole(this, 'Role', {
      roleName: `${name}-${place.region}-stream`,
      description: `Hands the metric stream ${name} to Firehose`,
      service: 'streams.metrics.cloudwatch.amazonaws.com',
      onlyFor: { test: 'StringEquals', variable: 'aws:SourceAccount', values: [place.account] },
      tags: place.tags,
    });
    role.addToPolicy({ actions: perms.PUT_RECORDS, resources: [delivery.deliveryStreamArn] });
    const resource = new CloudwatchMetricStream(this, 'Resource', {
      name,
      region: place.givenRegion,
      firehoseArn: delivery.deliveryStreamArn,
      roleArn: role.roleArn,
      // What the function reads.
      outputFormat: 'json',
      ...filters(props.namespaces),
      statisticsConfiguration: props.statistics?.map(({ metrics, statistics }) => ({
        additionalStatistics: [...statistics],
        includeMetric: metrics.map(({ namespace, metricName }) => ({ namespace, metricName })),
      })),
      includeLinkedAccountsMetrics: props.includeLinkedAccounts,
      tags: place.tags,
      // The last to come, when all that it needs is there; the first to go, so that nothing is written to what is gone.
      dependsOn: [role.policy],
    });
    this.streamArn = resource.arn;
    this.deliveryStreamName = delivery.deliveryStreamName;
    this.functionName = writer.functionName;
    this.logGroupName = writer.logGroupName;
    this.roleArn = writer.role.roleArn;
    this.failureBucketName = failures.bucketName;
    this.node.defaultChild = resource;

    if (props.alarms !== undefined) {
      new Alarms(this, 'Alarms', {
        name,
        place,
        functionName: writer.functionName,
        logGroupName: writer.logGroupName,
        actions: props.alarms.actions,
      });
    }
  }
}
