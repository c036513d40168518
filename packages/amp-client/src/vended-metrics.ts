import { type Connection, endpointOf } from './connection.js';
import { send } from './signed-request.js';

/** One of the metrics that AMP writes to CloudWatch about a workspace, `AWS/Prometheus`. */
export interface VendedMetric {
  readonly name: string;
  /** Besides `Workspace`. */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** At most so many in one call (CloudWatch API reference of GetMetricData, 2026-07). */
const MOST_METRICS = 500;
/** Seconds. */
const PERIOD = 300;

/** The sums of metrics of a workspace since `start`, in their order; 0 where nothing was written. */
export async function vendedSums(
  connection: Connection,
  workspaceId: string,
  metrics: readonly VendedMetric[],
  start: Date,
): Promise<readonly number[]> {
  const sums = metrics.map(() => 0);
  for (let from = 0; from < metrics.length; from += MOST_METRICS) {
    const queries = metrics.slice(from, from + MOST_METRICS).map(({ name, dimensions = {} }, index) => ({
      Id: `m${from + index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Prometheus',
          MetricName: name,
          Dimensions: Object.entries({ Workspace: workspaceId, ...dimensions }).map(([Name, Value]) => ({
            Name,
            Value,
          })),
        },
        Period: PERIOD,
        Stat: 'Sum',
      },
    }));
    let token: string | undefined;
    do {
      const page: Page = await send<Page>(connection, {
        service: 'monitoring',
        method: 'POST',
        url: `${endpointOf(connection, 'cloudwatch')}/`,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
        },
        body: JSON.stringify({
          MetricDataQueries: queries,
          StartTime: start.getTime() / 1000,
          EndTime: connection.now().getTime() / 1000,
          ...(token !== undefined && { NextToken: token }),
        }),
      });
      for (const { Id, Values } of page.MetricDataResults) {
        const index = Number(Id.slice(1));
        sums[index] = (sums[index] ?? 0) + Values.reduce((sum, value) => sum + value, 0);
      }
      token = page.NextToken;
    } while (token !== undefined);
  }
  return sums;
}

interface Page {
  readonly MetricDataResults: readonly { readonly Id: string; readonly Values: readonly number[] }[];
  readonly NextToken?: string;
}
