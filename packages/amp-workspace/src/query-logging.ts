import { PrometheusQueryLoggingConfiguration } from '@cdktf/provider-aws/lib/prometheus-query-logging-configuration';
import { ConfigurationError, vendedLogGroup } from '@promontory/core';
import { Construct } from 'constructs';
import type { IWorkspace } from './workspace.js';

/** Which queries are logged, and where to. */
export interface QueryLoggingProps {
  readonly workspace: IWorkspace;
  /**
   * Queries that process at least this many samples are logged: 0 for all. What costs money in a query is its samples
   * (AMP user guide, "Query logging", 2026-07).
   * @default 1000000
   */
  readonly samplesThreshold?: number;
  /**
   * Days until a log event is deleted: one of the values that CloudWatch Logs offers.
   * @default 30
   */
  readonly retentionDays?: number;
  /**
   * A KMS key for the log group. Its policy must let CloudWatch Logs use it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly kmsKeyArn?: string;
  /**
   * The log group's name. It must begin with `/aws/vendedlogs/`.
   * @default - `/aws/vendedlogs/prometheus/` and the construct's path
   */
  readonly logGroupName?: string;
  /** Tags on the log group, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A log of the queries that cost most: their PromQL, samples and caller. */
export class QueryLogging extends Construct {
  constructor(scope: Construct, id: string, props: QueryLoggingProps) {
    super(scope, id);
    const threshold = props.samplesThreshold ?? 1_000_000;
    if (!Number.isInteger(threshold) || threshold < 0) {
      throw new ConfigurationError(
        'AmpQueryLoggingThreshold',
        { got: String(threshold), expected: 'a whole number of samples, 0 or more', fix: "change 'samplesThreshold'" },
        this,
      );
    }
    const logGroup = vendedLogGroup(this, 'LogGroup', {
      name: props.logGroupName ?? `/aws/vendedlogs/prometheus/${this.node.path.replaceAll('/', '-')}`,
      region: props.workspace.region,
      retentionDays: props.retentionDays,
      kmsKeyArn: props.kmsKeyArn,
      tags: props.tags,
    });
    this.node.defaultChild = new PrometheusQueryLoggingConfiguration(this, 'Resource', {
      workspaceId: props.workspace.workspaceId,
      region: props.workspace.region,
      // The API takes exactly one destination, and wants every stream of the group.
      destination: [{ cloudwatchLogs: [{ logGroupArn: `${logGroup.arn}:*` }], filters: [{ qspThreshold: threshold }] }],
    });
  }
}
