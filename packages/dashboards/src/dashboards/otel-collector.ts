import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN } from '../promql.js';

/** Collectors write `_total` or not, as they are set. */
const either = (labels: string, metric: string): string =>
  `sum by (cluster, ${labels}) (rate(${metric}_total{${IN}}[$__rate_interval]) or rate(${metric}{${IN}}[$__rate_interval]))`;
const EXPORTER = 'instance, exporter';
const queue = (what: string): string => `max by (cluster, ${EXPORTER}) (otelcol_exporter_queue_${what}{${IN}})`;

export const otelCollector: DashboardDefinition = {
  title: 'OpenTelemetry collectors',
  answers: 'Does what collectors receive reach the workspace?',
  runbooks: ['otel-collector'],
  present: 'otelcol_exporter_queue_size',
  next: ['collectors', 'amp-usage', 'clusters'],
  rows: {
    'At a glance': [
      stat('Collectors', 'Collectors that report.', 'short', {
        now: `count by (cluster) (max by (cluster, instance) (otelcol_exporter_queue_size{${IN}}))`,
      }),
      stat('Sent', 'Data points that were sent in a second.', 'cps', {
        now: `sum by (cluster) (${either(EXPORTER, 'otelcol_exporter_sent_metric_points')})`,
      }),
      stat(
        'Fullest queue',
        'Share of the fullest queue that is in use.',
        'percentunit',
        { now: `max by (cluster) (${queue('size')} / (${queue('capacity')} > 0))` },
        { limits: { warn: 0.5, bad: 0.8 } },
      ),
    ],
    'Data points': [
      graph('Received', 'Data points that were taken in, in a second.', 'cps', {
        '{{instance}} {{receiver}}': either('instance, receiver', 'otelcol_receiver_accepted_metric_points'),
      }),
      graph(
        'Refused',
        'Data points that were turned away in a second: memory is short, or the way out is full.',
        'cps',
        {
          '{{instance}} {{receiver}}': either('instance, receiver', 'otelcol_receiver_refused_metric_points'),
        },
      ),
      graph('Sent', 'Data points that were sent in a second.', 'cps', {
        '{{instance}} {{exporter}}': either(EXPORTER, 'otelcol_exporter_sent_metric_points'),
      }),
      graph('Failed', 'Data points that were given up in a second.', 'cps', {
        '{{instance}} {{exporter}}': either(EXPORTER, 'otelcol_exporter_send_failed_metric_points'),
      }),
    ],
    Queues: [
      graph(
        'Queues',
        'Share of each queue that is in use. When it is full, data points are lost.',
        'percentunit',
        { '{{instance}} {{exporter}}': `${queue('size')} / (${queue('capacity')} > 0)` },
        { max: 1 },
      ),
      graph('Not taken into a queue', 'Data points in a second that found no place.', 'cps', {
        '{{instance}} {{exporter}}': either(EXPORTER, 'otelcol_exporter_enqueue_failed_metric_points'),
      }),
    ],
    Process: [
      graph('CPU', 'Cores that each collector uses.', 'short', {
        '{{instance}}': `sum by (cluster, instance) (rate(otelcol_process_cpu_seconds_total{${IN}}[$__rate_interval]) or rate(otelcol_process_cpu_seconds{${IN}}[$__rate_interval]))`,
      }),
      graph('Memory', 'Memory that each collector has.', 'bytes', {
        '{{instance}}': `max by (cluster, instance) (otelcol_process_memory_rss_bytes{${IN}} or otelcol_process_memory_rss{${IN}})`,
      }),
    ],
  },
};
