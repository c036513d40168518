import type { AlertDefinition } from '../definition.js';
import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const COLLECTOR = 'cluster, instance';

const THRESHOLDS = {
  /** Share of points that may fail to be sent: ratio, 0 to 1. @default 0.01 */
  failed: ratio(0.01),
  /** Share of the queue that is full: ratio, 0 to 1. @default 0.8 */
  queue: ratio(0.8),
};

/** OpenTelemetry collectors, AWS's distribution among them, by their own metrics (port 8888). */
export const otelCollector = definePack({
  name: 'otel-collector',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    // Counters end in _total or do not, by the version of the collector and how its metrics are read.
    const per = (metric: string, by: string): string => `
      sum by (${by}) (rate(${metric}_total[${range()}]) or rate(${metric}[${range()}]))`;
    const counted = (
      alert: string,
      metric: string,
      label: string,
      summary: string,
      description: string,
    ): AlertDefinition => ({
      alert,
      expr: `${per(metric, `${COLLECTOR}, ${label}`)} > 0`,
      for: '10m',
      severity: 'warning',
      summary,
      description,
    });
    const failed = per('otelcol_exporter_send_failed_metric_points', `${COLLECTOR}, exporter`);
    const sent = per('otelcol_exporter_sent_metric_points', `${COLLECTOR}, exporter`);
    return [
      {
        name: 'collectors',
        rules: [
          {
            alert: 'OtelExporterFailing',
            // A collector that never sent anything has no counter of it.
            expr: `${failed} / (${failed} + (${sent} or 0 * ${failed})) > ${t.failed}`,
            for: '10m',
            severity: 'critical',
            summary: 'Exporter {exporter} of collector {instance} in {cluster} loses points.',
            description:
              '{value:percent} of the points of {exporter} of {instance} in {cluster} cannot be sent and are dropped.',
          },
          {
            alert: 'OtelQueueNearlyFull',
            expr: `
              max by (${COLLECTOR}, exporter) (otelcol_exporter_queue_size)
              / (max by (${COLLECTOR}, exporter) (otelcol_exporter_queue_capacity) > 0) > ${t.queue}`,
            for: '10m',
            severity: 'warning',
            summary: 'The queue of collector {instance} in {cluster} is nearly full.',
            description:
              'The queue of {exporter} of {instance} in {cluster} is full by {value:percent}: soon points are dropped.',
          },
          counted(
            'OtelEnqueueFailed',
            'otelcol_exporter_enqueue_failed_metric_points',
            'exporter',
            'Collector {instance} in {cluster} drops points.',
            'The queue of {exporter} of {instance} in {cluster} is full, and points are dropped.',
          ),
          counted(
            'OtelReceiverRefuses',
            'otelcol_receiver_refused_metric_points',
            'receiver',
            'Receiver {receiver} of collector {instance} in {cluster} refuses points.',
            '{receiver} of {instance} in {cluster} takes no more: usually the memory limiter, or a queue that is full.',
          ),
        ],
      },
    ];
  },
});
