import type { DataPoint } from './data-point.js';

/** A label of a series. */
export type Label = readonly [name: string, value: string];

/** One sample of one series. */
export interface Sample {
  /** Sorted by name; `__name__` among them. */
  readonly labels: readonly Label[];
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly value: number;
}

/** The statistics that every metric stream sends, and that need no label to be told apart. */
const BASIC = new Set(['count', 'sum', 'min', 'max']);

/**
 * The samples of a data point: one series for each statistic. The metric's own names are kept in labels, so that two
 * metrics whose names become the same Prometheus name stay two series.
 */
export function samplesOf(point: DataPoint): readonly Sample[] {
  return Object.entries(point.statistics).map(([statistic, value]) => ({
    labels: labelsOf(point, statistic),
    timestamp: point.timestamp,
    value,
  }));
}

/** `aws_ec2_cpuutilization_max`: lower case, and `_` for what a Prometheus name cannot hold. */
export function metricName(namespace: string, metric: string, statistic: string): string {
  const tidy = statistic.replace(/[^a-zA-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const name = `${namespace}_${metric}_${tidy}`.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

function labelsOf(point: DataPoint, statistic: string): readonly Label[] {
  const labels: Label[] = [
    ['__name__', metricName(point.namespace, point.metricName, statistic)],
    ['account_id', wellFormed(point.accountId)],
    ['metric_name', wellFormed(point.metricName)],
    ['namespace', wellFormed(point.namespace)],
    ['region', wellFormed(point.region)],
    ...dimensionLabels(point.dimensions),
  ];
  if (!BASIC.has(statistic)) labels.push(['statistic', wellFormed(statistic)]);
  if (point.unit !== undefined) labels.push(['unit', wellFormed(point.unit)]);
  return labels.sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * `dimension_InstanceId`: the prefix keeps dimensions apart from our own labels. Two dimensions of one metric whose names
 * become the same are numbered, in the order of their names: a label given twice makes AMP refuse the series.
 */
function dimensionLabels(dimensions: Readonly<Record<string, string>>): readonly Label[] {
  const taken = new Set<string>();
  // A label without a value is, to Prometheus, no label.
  const present = Object.entries(dimensions).filter(([, value]) => value !== '');
  return present
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, value]) => {
      const base = `dimension_${dimension.replace(/[^a-zA-Z0-9_]/g, '_')}`;
      let name = base;
      for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
      taken.add(name);
      return [name, wellFormed(value)] as const;
    });
}

// JSON can hold halves of surrogate pairs, UTF-8 cannot: one such label would have the whole request refused.
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
