import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { rate, type Samples } from '../harness/values.js';

const COLLECTOR = 'job="otel",instance="c1"';
const exporter = { instance: 'c1', exporter: 'prometheusremotewrite' };
const one = (metric: string, value: number | Samples, label = 'exporter="prometheusremotewrite"'): Series => ({
  [`otelcol_${metric}{${COLLECTOR},${label}}`]: value,
});
const sending = (failed: number, suffix: string): Series => ({
  ...one(`exporter_send_failed_metric_points${suffix}`, rate(failed)),
  ...one(`exporter_sent_metric_points${suffix}`, rate(100 - failed)),
});
const NAMES = ['otelcol_exporter_send_failed_metric_points', 'otelcol_exporter_sent_metric_points'];
const without = (suffix: string, names = NAMES): string[] => names.map((name) => name + suffix);
const queue = (size: number): Series => ({
  ...one('exporter_queue_size', size),
  ...one('exporter_queue_capacity', 1000),
});
const counted = (metric: string, label: string, labels: Record<string, string>): AlertCase[] => [
  {
    fires: one(`${metric}_total`, rate(1), label),
    silent: one(`${metric}_total`, 4, label),
    labels,
    without: [`otelcol_${metric}`],
  },
  {
    fires: one(metric, rate(1), label),
    silent: one(metric, 4, label),
    labels,
    without: [`otelcol_${metric}_total`],
  },
];

export const cases: PackCases = {
  records: {},
  alerts: {
    OtelExporterFailing: [
      {
        fires: sending(25, '_total'),
        silent: sending(0.5, '_total'),
        labels: exporter,
        value: '25%',
        without: without(''),
      },
      { fires: sending(25, ''), silent: sending(0.5, ''), labels: exporter, value: '25%', without: without('_total') },
      // Nothing was ever sent.
      {
        fires: one('exporter_send_failed_metric_points_total', rate(5)),
        silent: sending(0, '_total'),
        labels: exporter,
        value: '100%',
        without: without(''),
      },
    ],
    OtelQueueNearlyFull: { fires: queue(900), silent: queue(700), labels: exporter, value: '90%' },
    OtelEnqueueFailed: counted('exporter_enqueue_failed_metric_points', 'exporter="prometheusremotewrite"', exporter),
    OtelReceiverRefuses: counted('receiver_refused_metric_points', 'receiver="prometheus"', {
      instance: 'c1',
      receiver: 'prometheus',
    }),
  },
};
