import type { PrometheusDestination } from '@promontory/cross-region-writer';
import type { HelmValues } from '@promontory/helm';
import { renderScrapeConfigs, requiredExporters } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { PrometheusAgentProps } from '../prometheus-agent.js';

/** Jobs that the chart brings along (29.27.0). Ours replace them: with both, much would be scraped twice. */
const CHART_JOBS = [
  'prometheus',
  'kubernetes-api-servers',
  'kubernetes-nodes',
  'kubernetes-nodes-cadvisor',
  'kubernetes-service-endpoints',
  'kubernetes-service-endpoints-slow',
  'prometheus-pushgateway',
  'kubernetes-services',
  'kubernetes-pods',
  'kubernetes-pods-slow',
] as const;

/** The queue of AWS's guide ("Set up ingestion from a new Prometheus server using Helm", 2026-07). */
const QUEUE = { maxSamplesPerSend: 1000, maxShards: 200, capacity: 2500 } as const;

/** The longest that one scrape may take. */
const TIMEOUT = 10_000;

/** Who the agent is, in the cluster and in AWS, and where it writes to. */
export interface AgentIdentity {
  readonly serviceAccount: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly destinations: readonly PrometheusDestination[];
}

/** The chart's values for an agent. */
export function agentValues(props: PrometheusAgentProps, identity: AgentIdentity): HelmValues {
  const { scrapeInterval = '60s', queue = {} } = props;
  const exporters = requiredExporters(props.jobs);
  return {
    serviceAccounts: {
      server: {
        create: true,
        name: identity.serviceAccount,
        ...(Object.keys(identity.annotations).length === 0 ? {} : { annotations: { ...identity.annotations } }),
      },
    },
    server: {
      // Replaces every flag of the chart, the rule and storage ones with them. Prometheus 3 knows `--agent` alone.
      defaultFlagsOverride: [
        '--agent',
        '--config.file=/etc/config/prometheus.yml',
        '--storage.agent.path=/data',
        '--web.enable-lifecycle',
      ],
      global: {
        scrape_interval: scrapeInterval,
        scrape_timeout: formatDuration(Math.min(TIMEOUT, parseDuration(scrapeInterval) ?? TIMEOUT)),
        external_labels: { cluster: props.clusterLabel },
      },
      remoteWrite: identity.destinations.map((destination) => ({
        ...destination,
        queue_config: {
          max_samples_per_send: queue.maxSamplesPerSend ?? QUEUE.maxSamplesPerSend,
          max_shards: queue.maxShards ?? QUEUE.maxShards,
          capacity: queue.capacity ?? QUEUE.capacity,
        },
      })),
      // A pod that runs keeps the credentials that it was started with: this starts it again when the way to them changes.
      ...(props.identity === 'pod-identity' ? { podAnnotations: { 'promontory/identity': 'pod-identity' } } : {}),
      persistentVolume: { enabled: true, size: props.storage ?? '8Gi' },
      resources: props.resources ?? { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
    },
    // An empty list, not null: null would leave the file without a mapping, and Prometheus would not start.
    serverFiles: {
      'prometheus.yml': { rule_files: [], scrape_configs: renderScrapeConfigs(props.jobs, 'prometheus') },
    },
    scrapeConfigs: Object.fromEntries(CHART_JOBS.map((job) => [job, { enabled: false }])),
    'kube-state-metrics': { enabled: exporters.includes('kube-state-metrics') },
    'prometheus-node-exporter': { enabled: exporters.includes('node-exporter') },
    // Agents evaluate no rules: AMP does.
    alertmanager: { enabled: false },
    'prometheus-pushgateway': { enabled: false },
  };
}
