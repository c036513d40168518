import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { literal } from '@promontory/core';

/**
 * Where an alarm's number comes from.
 *
 * - `usage`: AWS/Usage, `ResourceCount`. Names and units: AMP user guide, "Use CloudWatch metrics to monitor resources",
 *   2026-07, which lists no dimensions. Those are the ones of the alarms in the AWS Observability Accelerator for
 *   Terraform (modules/managed-prometheus-monitoring, 2026-04): Class, Resource, ResourceId, Service, Type.
 * - `workspace`: AWS/Prometheus, by `Workspace` and what is given: `Reason`, or `LabelSet`, as AWS's own queries have it
 *   ("Optimizing metrics ingestion with Amazon Managed Service for Prometheus", AWS Cloud Operations Blog, 2025-09), or
 *   `RuleGroup`, `<namespace>;<group>`, as the user guide has it. That `RuleGroup` comes together with `Workspace` is an
 *   inference from the other metrics of the namespace; nothing found says so.
 * - `all-rule-groups`: the sum over all rule groups. The user guide gives those metrics the dimension `RuleGroup`, and
 *   CloudWatch adds up nothing across dimensions, so an alarm on `Workspace` alone would wait for a metric that does not
 *   exist. A Metrics Insights query adds them up, whatever further dimensions they have.
 */
export type MetricSource =
  | { readonly kind: 'usage'; readonly resource: string }
  | { readonly kind: 'workspace'; readonly metricName: string; readonly dimensions?: Readonly<Record<string, string>> }
  | { readonly kind: 'all-rule-groups'; readonly metricName: string };

/** The arguments by which `aws_cloudwatch_metric_alarm` finds the number. */
export function metricArguments(
  metric: MetricSource,
  workspaceId: string,
  statistic: string,
  period: number,
): Pick<
  CloudwatchMetricAlarmConfig,
  'namespace' | 'metricName' | 'dimensions' | 'statistic' | 'period' | 'metricQuery'
> {
  switch (metric.kind) {
    case 'usage':
      return {
        namespace: 'AWS/Usage',
        metricName: 'ResourceCount',
        dimensions: {
          Class: 'None',
          Resource: metric.resource,
          ResourceId: workspaceId,
          Service: 'Prometheus',
          Type: 'Resource',
        },
        statistic,
        period,
      };
    case 'workspace': {
      const further = Object.entries(metric.dimensions ?? {}).map(([name, value]) => [name, literal(value)]);
      return {
        namespace: 'AWS/Prometheus',
        metricName: metric.metricName,
        dimensions: { ...Object.fromEntries(further), Workspace: workspaceId },
        statistic,
        period,
      };
    }
    case 'all-rule-groups':
      return {
        metricQuery: [
          {
            id: 'all',
            expression: `SELECT SUM(${metric.metricName}) FROM "AWS/Prometheus" WHERE Workspace = '${workspaceId}'`,
            label: metric.metricName,
            period,
            returnData: true,
          },
        ],
      };
  }
}
