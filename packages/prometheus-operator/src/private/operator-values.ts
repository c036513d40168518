import { remoteWriteEntries } from '@promontory/cross-region-writer';
import { type HelmValues, quoteTemplates } from '@promontory/helm';
import { controlPlaneAccess, type WriterIdentity } from '@promontory/prometheus-writer';
import { agentWalArguments, keepClusterLabel, renderRemoteWriteSpec } from '@promontory/remote-write';
import { renderScrapeConfigs, requiredExporters } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { PrometheusOperatorProps } from '../prometheus-operator.js';
import { storageOf } from './storage.js';

const RESOURCES = {
  agent: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  server: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } },
} as const;

/** The longest that one scrape may take. */
const TIMEOUT = 10_000;

/** Monitors that the chart brings along (88.5.3). The jobs scrape the same: with both, much would be stored twice. */
const CHART_MONITORS = [
  'kubernetesServiceMonitors',
  'kubeApiServer',
  'kubelet',
  'kubeControllerManager',
  'coreDns',
  'kubeDns',
  'kubeEtcd',
  'kubeScheduler',
  'kubeProxy',
] as const;

const SELECTORS = ['serviceMonitor', 'podMonitor', 'probe', 'scrapeConfig', 'rule'] as const;

/** The chart's values for an operator with one Prometheus. */
export function operatorValues(props: PrometheusOperatorProps, identity: WriterIdentity): HelmValues {
  const { mode = 'agent', monitors = 'release' } = props;
  const exporters = requiredExporters(props.jobs);
  const exporter = (name: (typeof exporters)[number]): HelmValues => ({ enabled: exporters.includes(name) });
  return {
    crds: { enabled: false },
    prometheus: {
      agentMode: mode === 'agent',
      serviceAccount: {
        create: true,
        name: identity.serviceAccount,
        ...(Object.keys(identity.annotations).length === 0 ? {} : { annotations: { ...identity.annotations } }),
      },
      serviceMonitor: { selfMonitor: false },
      prometheusSpec: {
        ...spec(props, identity, mode),
        ...(Object.keys(identity.podAnnotations).length === 0
          ? {}
          : { podMetadata: { annotations: { ...identity.podAnnotations } } }),
        ...(monitors === 'release'
          ? {}
          : Object.fromEntries(SELECTORS.map((kind) => [`${kind}SelectorNilUsesHelmValues`, false]))),
      },
    },
    prometheusOperator: {
      serviceMonitor: { selfMonitor: false },
      kubeletService: { enabled: false },
      // They check rules before they are stored; rules are AMP's. Nothing then has to reach the operator from outside.
      admissionWebhooks: { enabled: false },
      tls: { enabled: false },
    },
    ...Object.fromEntries(CHART_MONITORS.map((name) => [name, { enabled: false }])),
    kubeStateMetrics: exporter('kube-state-metrics'),
    'kube-state-metrics': { prometheus: { monitor: { enabled: false } } },
    nodeExporter: exporter('node-exporter'),
    'prometheus-node-exporter': { prometheus: { monitor: { enabled: false } } },
    // Rules, alerts and dashboards are AMP's and Grafana's.
    defaultRules: { create: false },
    alertmanager: { enabled: false },
    grafana: { enabled: false },
    ...controlPlaneAccess(props.jobs, identity, props.releaseName ?? 'kube-prometheus-stack'),
  };
}

function spec(props: PrometheusOperatorProps, { destinations }: WriterIdentity, mode: 'agent' | 'server'): HelmValues {
  const { scrapeInterval = '60s', replicas = 1, shards = 1, remoteWrite, credentials, wal = {} } = props;
  const jobs = replicas > 1 ? keepClusterLabel(props.jobs) : props.jobs;
  const flags = mode === 'agent' ? agentWalArguments({ ...wal, compression: true }) : [];
  return {
    replicas,
    shards,
    // The operator writes the pod's name.
    ...(replicas > 1
      ? { replicaExternalLabelName: '__replica__', podAntiAffinity: 'soft' }
      : { replicaExternalLabelNameClear: true }),
    prometheusExternalLabelNameClear: true,
    scrapeInterval,
    scrapeTimeout: formatDuration(Math.min(TIMEOUT, parseDuration(scrapeInterval) ?? TIMEOUT)),
    ...(mode === 'agent' ? {} : { retention: props.retention ?? '1d', ...sizeOf(props) }),
    ...(wal.compression === false ? { walCompression: false } : {}),
    ...(flags.length === 0 ? {} : { additionalArgs: flags.map(argument) }),
    // The chart runs these through its template engine.
    ...quoteTemplates({
      externalLabels: { cluster: props.clusterLabel },
      remoteWrite: remoteWriteEntries(destinations, remoteWrite).map(({ destination, settings }) =>
        renderRemoteWriteSpec(destination, settings, credentials),
      ),
      additionalScrapeConfigs: renderScrapeConfigs(jobs, 'prometheus'),
      storageSpec: storageOf(props.persistentVolume),
    }),
    resources: props.resources ?? RESOURCES[mode],
  };
}

const sizeOf = ({ retentionSize }: PrometheusOperatorProps): HelmValues =>
  retentionSize === undefined ? {} : { retentionSize };

function argument(flag: string): HelmValues {
  const [name, value] = flag.split('=');
  return { name, ...(value === undefined ? {} : { value }) };
}
