/** One data point of one CloudWatch metric, as a metric stream sends it. */
export interface DataPoint {
  readonly accountId: string;
  readonly region: string;
  /** `AWS/EC2` */
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** `max`, `min`, `sum`, `count`, and what was asked for beside: `p99`, `TM(25%:75%)`. */
  readonly statistics: Readonly<Record<string, number>>;
  readonly unit?: string;
}

/** What a Firehose record holds: its data points, and how many of its lines are none. */
export interface Lines {
  readonly points: readonly DataPoint[];
  readonly malformed: number;
}

/** The lines of one Firehose record: JSON objects, one a line. `data` is base64. */
export function readRecord(data: string): Lines {
  const lines = Buffer.from(data, 'base64')
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const points = lines.flatMap((line) => readLine(line) ?? []);
  return { points, malformed: lines.length - points.length };
}

/** The data point of one line, or undefined when it is none. */
export function readLine(line: string): DataPoint | undefined {
  const value = parse(line);
  if (!isObject(value)) return undefined;
  const { account_id: accountId, region, namespace, metric_name: metricName, timestamp, unit } = value;
  const dimensions = value['dimensions'] ?? {};
  const statistics = value['value'];
  if (!isText(accountId) || !isText(region) || !isText(namespace) || !isText(metricName)) return undefined;
  if (!Number.isSafeInteger(timestamp) || (timestamp as number) <= 0) return undefined;
  if (!isRecordOf(dimensions, (each) => typeof each === 'string')) return undefined;
  if (!isRecordOf(statistics, (each) => Number.isFinite(each))) return undefined;
  return {
    accountId,
    region,
    namespace,
    metricName,
    dimensions: dimensions as Readonly<Record<string, string>>,
    timestamp: timestamp as number,
    statistics: statistics as Readonly<Record<string, number>>,
    // CloudWatch's word for "no unit".
    ...(isText(unit) && unit !== 'None' ? { unit } : {}),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecordOf(value: unknown, holds: (each: unknown) => boolean): boolean {
  return isObject(value) && Object.values(value).every(holds);
}
