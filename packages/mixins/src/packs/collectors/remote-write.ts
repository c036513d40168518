import type { GroupDefinition } from '../../definition.js';
import type { CollectorsContext } from './collectors.js';

const QUEUE = 'cluster, instance, remote_name';

/** How a Prometheus agent gets rid of what it scrapes. Only an agent that scrapes itself has these metrics. */
export const remoteWrite = ({ t, range }: CollectorsContext): GroupDefinition => {
  const per = (metric: string): string => `sum by (${QUEUE}) (rate(${metric}[${range()}]))`;
  return {
    name: 'remote_write',
    rules: [
      {
        alert: 'PrometheusRemoteWriteBehind',
        expr: `
          max by (${QUEUE}) (max_over_time(prometheus_remote_storage_queue_highest_timestamp_seconds[${range()}]))
          - max by (${QUEUE}) (max_over_time(prometheus_remote_storage_queue_highest_sent_timestamp_seconds[${range()}]))
          > ${t.remoteWriteDelay}`,
        for: '15m',
        severity: 'critical',
        summary: 'The agent {instance} of {cluster} does not keep up with sending.',
        description:
          'Samples of {instance} in {cluster} reach {remote_name} {value:duration} late. After an hour AMP refuses them.',
      },
      {
        alert: 'PrometheusRemoteStorageFailures',
        expr: `
          ${per('prometheus_remote_storage_samples_failed_total')}
          / (
            ${per('prometheus_remote_storage_samples_failed_total')} + ${per('prometheus_remote_storage_samples_total')}
          ) > ${t.samplesFailed}`,
        for: '15m',
        severity: 'critical',
        summary: 'Samples of the agent {instance} in {cluster} are lost.',
        description: '{remote_name} refuses {value:percent} of the samples of {instance} in {cluster} for good.',
      },
      {
        alert: 'PrometheusRemoteWriteRetrying',
        expr: `
          ${per('prometheus_remote_storage_samples_retried_total')} / ${per('prometheus_remote_storage_samples_total')}
          > ${t.samplesRetried}`,
        for: '15m',
        severity: 'warning',
        summary: 'The agent {instance} of {cluster} sends samples again and again.',
        description:
          '{value:percent} of the samples of {instance} in {cluster} are sent anew: {remote_name} throttles, or fails.',
      },
      {
        alert: 'PrometheusRemoteWriteDropped',
        // What relabelling drops is meant to be dropped.
        expr: `
          sum by (${QUEUE}, reason) (
            rate(prometheus_remote_storage_samples_dropped_total{reason!="dropped_series"}[${range()}])
          ) > 0`,
        for: '15m',
        severity: 'warning',
        summary: 'The agent {instance} of {cluster} gives samples up.',
        description: '{instance} in {cluster} drops samples for {remote_name} unsent: {reason}.',
      },
      {
        alert: 'PrometheusRemoteWriteDesiredShards',
        expr: `
          max by (${QUEUE}) (prometheus_remote_storage_shards_desired)
          > max by (${QUEUE}) (prometheus_remote_storage_shards_max)`,
        for: '15m',
        severity: 'warning',
        summary: 'The agent {instance} of {cluster} needs more shards than it may have.',
        description: '{instance} in {cluster} would need {value:number} shards to keep up with {remote_name}.',
      },
    ],
  };
};
