import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { DAY, from, HOUR, rate, turns } from '../harness/values.js';

type Value = Series[string];

const up = (job: string, instance: string, value: Value): Series => ({
  [`up{job="${job}",instance="${instance}"}`]: value,
});
const ups = (down: number): Series =>
  Object.assign(
    {},
    ...Array.from({ length: 10 }, (_, index) => up('web', `i${index}`, index < down ? 0 : 1)),
  ) as Series;
const AGENT = 'job="prometheus",instance="a1"';
const QUEUE = `${AGENT},remote_name="amp",url="https://aps"`;
const agent = { instance: 'a1' };
const queue = { ...agent, remote_name: 'amp' };
const one = (metric: string, value: Value, labels = QUEUE): Series => ({ [`${metric}{${labels}}`]: value });
const storage = (values: Readonly<Record<string, Value>>): Series =>
  Object.assign(
    {},
    ...Object.entries(values).map(([name, value]) => one(`prometheus_remote_storage_${name}`, value)),
  ) as Series;
const counted = (metric: string): AlertCase => ({
  fires: one(metric, rate(0.1), AGENT),
  silent: one(metric, 5, AGENT),
  labels: agent,
});

export const cases: PackCases = {
  records: {},
  alerts: {
    Watchdog: { fires: ups(10), silent: up('web', 'i1', from(0, undefined)) },
    ClusterSilent: [0.5, 5, 20].map((hours) => ({
      fires: { ...up('web', 'i1', from(DAY, undefined, 1)), ...up('web', 'i2', from(DAY, undefined, 1)) },
      silent: { ...up('web', 'i1', from(DAY, undefined, 1)), ...up('web', 'i2', 0) },
      value: '2',
      // Long after it fell silent, too: it was there an hour, six hours, a day before.
      at: DAY + hours * HOUR,
    })),
    JobMissing: [
      {
        fires: { ...up('web', 'i1', from(HOUR, undefined, 1)), ...up('node-exporter', 'i1', 1) },
        silent: { ...up('web', 'i1', 0), ...up('node-exporter', 'i1', 1) },
        labels: { job: 'web' },
        value: '1',
        at: 1.5 * HOUR,
      },
      // The whole cluster is gone: ClusterSilent says so, once.
      {
        fires: { ...up('web', 'i1', from(HOUR, undefined, 1)), ...up('node-exporter', 'i1', 1) },
        silent: up('web', 'i1', from(HOUR, undefined, 1)),
        labels: { job: 'web' },
        value: '1',
        at: 1.5 * HOUR,
      },
    ],
    TargetDown: { fires: ups(2), silent: ups(1), labels: { job: 'web' }, value: '20%' },
    TargetFlapping: {
      fires: up('web', 'i1', turns(120, 1, 0)),
      silent: up('web', 'i1', from(1800, 0, 1)),
      labels: { job: 'web' },
      value: '1',
      options: { thresholds: { targetChanges: 2 } },
    },
    ScrapeSlow: {
      fires: one('scrape_duration_seconds', 9, 'job="web",instance="i1"'),
      silent: one('scrape_duration_seconds', 7, 'job="web",instance="i1"'),
      labels: { job: 'web' },
      value: '9s',
    },
    CollectorEndpointsNearLimit: {
      fires: ups(0),
      silent: { ...up('web', 'i1', 1), ...up('web', 'i2', 1) },
      value: '10',
      options: { thresholds: { endpoints: 9 } },
    },
    PrometheusRemoteWriteBehind: {
      fires: storage({
        queue_highest_timestamp_seconds: rate(1, 1000),
        queue_highest_sent_timestamp_seconds: rate(1, 500),
      }),
      silent: storage({
        queue_highest_timestamp_seconds: rate(1, 1000),
        queue_highest_sent_timestamp_seconds: rate(1, 940),
      }),
      labels: queue,
      value: '8m 20s',
    },
    PrometheusRemoteStorageFailures: {
      fires: storage({ samples_failed_total: rate(25), samples_total: rate(75) }),
      silent: storage({ samples_failed_total: rate(0.5), samples_total: rate(100) }),
      labels: queue,
      value: '25%',
    },
    PrometheusRemoteWriteRetrying: {
      fires: storage({ samples_retried_total: rate(50), samples_total: rate(100) }),
      silent: storage({ samples_retried_total: rate(5), samples_total: rate(100) }),
      labels: queue,
      value: '50%',
    },
    PrometheusRemoteWriteDropped: {
      fires: one('prometheus_remote_storage_samples_dropped_total', rate(1), `${QUEUE},reason="too_old"`),
      silent: one('prometheus_remote_storage_samples_dropped_total', rate(1), `${QUEUE},reason="dropped_series"`),
      labels: { ...queue, reason: 'too_old' },
    },
    PrometheusRemoteWriteDesiredShards: {
      fires: storage({ shards_desired: 250, shards_max: 200 }),
      silent: storage({ shards_desired: 150, shards_max: 200 }),
      labels: queue,
      value: '250',
    },
    PrometheusBadConfig: {
      fires: one('prometheus_config_last_reload_successful', 0, AGENT),
      silent: one('prometheus_config_last_reload_successful', 1, AGENT),
      labels: agent,
    },
    PrometheusAgentLogCorrupted: counted('prometheus_agent_corruptions_total'),
    PrometheusTargetSyncFailure: counted('prometheus_target_sync_failed_total'),
    PrometheusKubernetesDiscoveryFailing: counted('prometheus_sd_kubernetes_failures_total'),
    PrometheusScrapeSampleLimitHit: counted('prometheus_target_scrapes_exceeded_sample_limit_total'),
    PrometheusScrapeBodySizeLimitHit: counted('prometheus_target_scrapes_exceeded_body_size_limit_total'),
    PrometheusDuplicateTimestamps: counted('prometheus_target_scrapes_sample_duplicate_timestamp_total'),
    PrometheusOutOfOrderTimestamps: counted('prometheus_target_scrapes_sample_out_of_order_total'),
  },
};
