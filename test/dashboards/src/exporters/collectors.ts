import { counter, type Exporter, gauge } from '../exporter.js';
import { podTarget } from './places.js';

const REMOTE = 'remote_name="amp",url="https://aps-workspaces.example.com/remote_write"';
const DATA = 'data_type="metrics"';

/** Scraped by the preset `pods`. As written down on 2026-11-21: see `Exporter`. */
export const COLLECTORS: readonly Exporter[] = [
  {
    of: 'Prometheus in agent mode',
    job: 'pods',
    target: podTarget('prometheus-agent', 'prometheus'),
    series: [
      counter('prometheus_remote_storage_samples_total', REMOTE, 1000),
      counter('prometheus_remote_storage_samples_failed_total', REMOTE, 1),
      counter('prometheus_remote_storage_samples_retried_total', REMOTE, 1),
      counter('prometheus_remote_storage_samples_dropped_total', `${REMOTE},reason="too_old"`, 1),
      gauge('prometheus_remote_storage_queue_highest_timestamp_seconds', REMOTE, 1_790_000_010),
      gauge('prometheus_remote_storage_queue_highest_sent_timestamp_seconds', REMOTE, 1_790_000_000),
      ...['shards', 'shards_desired', 'shards_max'].map((what) =>
        gauge(`prometheus_remote_storage_${what}`, REMOTE, 2),
      ),
      gauge('prometheus_config_last_reload_successful'),
      counter('prometheus_target_scrapes_exceeded_sample_limit_total', '', 0),
      counter('process_cpu_seconds_total', '', 0.1),
      gauge('process_resident_memory_bytes', '', 1e8),
    ],
  },
  {
    of: 'OpenTelemetry collector',
    job: 'pods',
    target: podTarget('otel-collector', 'adot'),
    series: [
      counter('otelcol_receiver_accepted_metric_points_total', 'receiver="prometheus",transport="http"', 100),
      counter('otelcol_receiver_refused_metric_points_total', 'receiver="prometheus",transport="http"', 1),
      counter('otelcol_exporter_sent_metric_points_total', 'exporter="prometheusremotewrite"', 100),
      counter('otelcol_exporter_send_failed_metric_points_total', 'exporter="prometheusremotewrite"', 1),
      counter('otelcol_exporter_enqueue_failed_metric_points_total', 'exporter="prometheusremotewrite"', 1),
      gauge('otelcol_exporter_queue_size', `exporter="prometheusremotewrite",${DATA}`, 10),
      gauge('otelcol_exporter_queue_capacity', `exporter="prometheusremotewrite",${DATA}`, 1000),
      counter('otelcol_process_cpu_seconds_total', '', 0.1),
      gauge('otelcol_process_memory_rss_bytes', '', 1e8),
    ],
    otherwise: [
      'otelcol_receiver_accepted_metric_points',
      'otelcol_receiver_refused_metric_points',
      'otelcol_exporter_sent_metric_points',
      'otelcol_exporter_send_failed_metric_points',
      'otelcol_exporter_enqueue_failed_metric_points',
      'otelcol_process_cpu_seconds',
      'otelcol_process_memory_rss',
    ],
  },
];
