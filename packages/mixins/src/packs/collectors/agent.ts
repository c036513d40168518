import type { AlertDefinition, GroupDefinition } from '../../definition.js';
import type { CollectorsContext } from './collectors.js';

const AGENT = 'cluster, instance';

/** The Prometheus agent itself: its configuration, its log on disk, its scraping. */
export const agent = ({ range }: CollectorsContext): GroupDefinition => {
  const counted = (alert: string, metric: string, summary: string, description: string): AlertDefinition => ({
    alert,
    expr: `sum by (${AGENT}) (increase(${metric}[${range()}])) > 0`,
    for: '15m',
    severity: 'warning',
    summary,
    description,
  });
  return {
    name: 'agent',
    rules: [
      {
        alert: 'PrometheusBadConfig',
        expr: `max by (${AGENT}) (prometheus_config_last_reload_successful) == 0`,
        for: '10m',
        severity: 'critical',
        summary: 'The agent {instance} of {cluster} cannot read its configuration.',
        description:
          '{instance} in {cluster} goes on with its old configuration, and will not start anew with this one.',
      },
      {
        alert: 'PrometheusAgentLogCorrupted',
        expr: `sum by (${AGENT}) (increase(prometheus_agent_corruptions_total[${range('1h')}])) > 0`,
        severity: 'warning',
        summary: 'The agent {instance} of {cluster} has lost samples on its disk.',
        description: 'The write-ahead log of {instance} in {cluster} was corrupt: what was not yet sent is lost.',
      },
      counted(
        'PrometheusTargetSyncFailure',
        'prometheus_target_sync_failed_total',
        'The agent {instance} of {cluster} cannot make targets of what it discovers.',
        'Some targets that {instance} in {cluster} discovers are wrong after relabelling and are not scraped.',
      ),
      counted(
        'PrometheusKubernetesDiscoveryFailing',
        'prometheus_sd_kubernetes_failures_total',
        'The agent {instance} of {cluster} cannot ask Kubernetes for targets.',
        'Discovery by {instance} in {cluster} fails: new pods and nodes are not scraped.',
      ),
      counted(
        'PrometheusScrapeSampleLimitHit',
        'prometheus_target_scrapes_exceeded_sample_limit_total',
        'Targets of the agent {instance} in {cluster} have too many series.',
        'Scrapes by {instance} in {cluster} are thrown away because they go over the sample limit of their job.',
      ),
      counted(
        'PrometheusScrapeBodySizeLimitHit',
        'prometheus_target_scrapes_exceeded_body_size_limit_total',
        'Targets of the agent {instance} in {cluster} answer too much.',
        'Scrapes by {instance} in {cluster} are thrown away because they go over the size limit of their job.',
      ),
      counted(
        'PrometheusDuplicateTimestamps',
        'prometheus_target_scrapes_sample_duplicate_timestamp_total',
        'The agent {instance} of {cluster} scrapes the same series twice.',
        '{instance} in {cluster} drops samples that have the time of another sample and a different value.',
      ),
      counted(
        'PrometheusOutOfOrderTimestamps',
        'prometheus_target_scrapes_sample_out_of_order_total',
        'The agent {instance} of {cluster} scrapes samples out of order.',
        '{instance} in {cluster} drops samples that are older than those it has.',
      ),
    ],
  };
};
