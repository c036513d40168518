import type { DataPoint } from '../src/data-point.js';

/** A data point; each part can be changed. */
export function point(changes: Partial<DataPoint> = {}): DataPoint {
  return {
    accountId: '111122223333',
    region: 'eu-west-1',
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    dimensions: { InstanceId: 'i-0a1b2c3d' },
    timestamp: 1_795_000_000_000,
    statistics: { max: 18 },
    unit: 'Percent',
    ...changes,
  };
}

/** The line that a metric stream sends for a data point. */
export function line({ accountId, metricName, statistics, ...rest }: DataPoint): string {
  return JSON.stringify({
    metric_stream_name: 'test',
    account_id: accountId,
    metric_name: metricName,
    value: statistics,
    ...rest,
  });
}

/** A Firehose record of lines. */
export function record(recordId: string, ...lines: readonly string[]): { recordId: string; data: string } {
  return { recordId, data: Buffer.from(`${lines.join('\n')}\n`).toString('base64') };
}
