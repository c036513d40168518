import { remoteWriteEntries } from '@promontory/cross-region-writer';
import { type HelmValues } from '@promontory/helm';
import { keepClusterLabel, renderRemoteWrite, type SecretCredentials } from '@promontory/remote-write';
import { renderScrapeConfigs, requiredExporters, type ScrapeJob } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import { proxyContainer, proxyUrl } from './sigv4-proxy.js';
import { writeDestinations } from './write-destinations.js';
import type { WriterIdentity } from './writer-identity.js';
import type { PersistentVolume, PrometheusWriterProps } from './writer-props.js';

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

/** The longest that one scrape may take. */
const TIMEOUT = 10_000;

/** One Prometheus of the prometheus-community chart. */
export interface ChartServer {
  readonly props: PrometheusWriterProps;
  readonly identity: WriterIdentity;
  /** Undefined where an installed release keeps its own, with everything else that is not about writing. */
  readonly jobs: readonly ScrapeJob[] | undefined;
  /** Who signs: a Prometheus before 2.26 cannot. */
  readonly signer: 'prometheus' | 'proxy';
  /** `false` keeps what is scraped in the pod, where it ends with it. */
  readonly volume: PersistentVolume | false;
  readonly resources: HelmValues;
  /** Values of the server that belong to its mode; they come first. */
  readonly mode: HelmValues;
  /** Values of `prometheus.yml` that belong to its mode. */
  readonly file: HelmValues;
}

/** The chart's values for a Prometheus that writes to AMP, in whichever mode. */
export function chartValues(server: ChartServer): HelmValues {
  const { props, identity, jobs, file } = server;
  const { replicas = 1 } = props;
  const account = {
    serviceAccounts: {
      server: {
        create: true,
        name: identity.serviceAccount,
        ...(Object.keys(identity.annotations).length === 0 ? {} : { annotations: { ...identity.annotations } }),
      },
    },
  };
  if (jobs === undefined) return { ...account, server: writing(server) };
  const exporters = requiredExporters(jobs);
  const scraped = replicas > 1 ? keepClusterLabel(jobs) : jobs;
  return {
    ...account,
    server: {
      ...server.mode,
      ...writing(server),
      persistentVolume: volumeOf(server.volume),
      resources: server.resources,
    },
    serverFiles: { 'prometheus.yml': { ...file, scrape_configs: renderScrapeConfigs(scraped, 'prometheus') } },
    scrapeConfigs: Object.fromEntries(CHART_JOBS.map((job) => [job, { enabled: false }])),
    'kube-state-metrics': { enabled: exporters.includes('kube-state-metrics') },
    'prometheus-node-exporter': { enabled: exporters.includes('node-exporter') },
    // Rules and alerts are AMP's.
    alertmanager: { enabled: false },
    'prometheus-pushgateway': { enabled: false },
  };
}

/** What makes a Prometheus write to AMP, and nothing else. */
function writing({ props, identity, jobs, signer }: ChartServer): HelmValues {
  const { scrapeInterval = '60s', credentials, replicas = 1, clusterLabel } = props;
  const keys = credentials === undefined ? [] : keysFrom(credentials);
  const isProxied = signer === 'proxy';
  const proxied = isProxied ? throughProxy(props, keys) : undefined;
  const env = [...(replicas > 1 ? [POD_NAME] : []), ...(isProxied ? [] : keys)];
  return {
    global: {
      ...(jobs === undefined
        ? {}
        : {
            scrape_interval: scrapeInterval,
            scrape_timeout: formatDuration(Math.min(TIMEOUT, parseDuration(scrapeInterval) ?? TIMEOUT)),
          }),
      // Prometheus fills the variable in: the chart has no other way to give each pod a name of its own.
      external_labels: { cluster: clusterLabel, ...(replicas > 1 ? { __replica__: '${POD_NAME}' } : {}) },
    },
    remoteWrite: proxied === undefined ? signed(props, identity) : [proxied.entry],
    ...(env.length === 0 ? {} : { env }),
    ...(replicas > 1 ? replicated(replicas) : {}),
    // As the guide has it. A Deployment that is there stays one: its volume would be left behind.
    ...(replicas === 1 && isProxied && jobs !== undefined ? { statefulSet: { enabled: true } } : {}),
    ...(proxied === undefined ? {} : { sidecarContainers: proxied.container }),
    ...(Object.keys(identity.podAnnotations).length === 0 ? {} : { podAnnotations: { ...identity.podAnnotations } }),
  };
}

/** Each destination has a queue of its own. */
function signed({ remoteWrite }: PrometheusWriterProps, { destinations }: WriterIdentity): HelmValues[] {
  return remoteWriteEntries(destinations, remoteWrite).map(({ destination, settings }) =>
    renderRemoteWrite(destination, settings),
  );
}

/** The proxy signs for one Region, as one role: there is one destination. */
function throughProxy(props: PrometheusWriterProps, keys: readonly HelmValues[]) {
  const [written] = writeDestinations(props).filter(({ standby }) => standby !== true);
  if (written === undefined) return undefined;
  const { workspace, assumeRoleArn } = written;
  const destination = { url: proxyUrl(workspace), region: workspace.region, signedElsewhere: true };
  return {
    // One that cannot sign does not know retry_on_http_429 either, and would not start.
    entry: renderRemoteWrite(destination, { ...props.remoteWrite, retryOnRateLimit: false }),
    container: proxyContainer(workspace, assumeRoleArn, keys),
  };
}

const POD_NAME: HelmValues = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };

function keysFrom({ secret, accessKeyIdKey, secretAccessKeyKey }: SecretCredentials): HelmValues[] {
  const from = (name: string, key: string): HelmValues => ({
    name,
    valueFrom: { secretKeyRef: { name: secret, key } },
  });
  return [
    from('AWS_ACCESS_KEY_ID', accessKeyIdKey ?? 'access-key-id'),
    from('AWS_SECRET_ACCESS_KEY', secretAccessKeyKey ?? 'secret-access-key'),
  ];
}

/** Pods with names that last, on nodes of their own where there are enough, never all taken away at once. */
function replicated(replicas: number): HelmValues {
  return {
    replicaCount: replicas,
    statefulSet: { enabled: true, podManagementPolicy: 'Parallel' },
    podAntiAffinity: 'soft',
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  };
}

function volumeOf(volume: PersistentVolume | false): HelmValues {
  if (volume === false) return { enabled: false };
  const { size = '8Gi', storageClass } = volume;
  return { enabled: true, size, ...(storageClass === undefined ? {} : { storageClass }) };
}
