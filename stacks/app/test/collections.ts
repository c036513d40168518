import type {
  ExistingPrometheusCollection,
  PrometheusAgentCollection,
  PrometheusOperatorCollection,
  PrometheusServerCollection,
} from '@promontory/config';

const COMMON = {
  alsoTo: [],
  namespace: 'ns',
  createNamespace: true,
  serviceAccount: 'sa',
  identity: 'irsa',
  podIdentityAgent: undefined,
  credentials: undefined,
  scrapeInterval: '60s',
  jobs: [{ preset: 'kubelet' }],
  replicas: undefined,
  remoteWrite: {},
  resources: undefined,
  chart: { version: undefined, repository: undefined },
  values: {},
} as const;
const KEPT = { releaseName: undefined, retention: undefined, retentionSize: undefined, persistentVolume: undefined };

/** Of each kind one, as the loader would make it of the smallest text. */
export const AGENT: PrometheusAgentCollection = {
  kind: 'prometheus-agent',
  ...COMMON,
  storage: undefined,
  wal: undefined,
};

export const SERVER: PrometheusServerCollection = {
  kind: 'prometheus-server',
  ...COMMON,
  ...KEPT,
  prometheusVersion: undefined,
  walCompression: undefined,
  compute: 'ec2',
};

export const OPERATOR: PrometheusOperatorCollection = {
  kind: 'prometheus-operator',
  ...COMMON,
  ...KEPT,
  mode: 'agent',
  shards: undefined,
  monitors: 'release',
  crds: 'release',
  wal: undefined,
};

export const EXISTING: ExistingPrometheusCollection = {
  kind: 'existing-prometheus',
  ...COMMON,
  createNamespace: false,
  jobs: [],
  chart: { version: '25.8.0', repository: undefined },
  release: { name: 'old', chartVersion: '25.8.0' },
  prometheusVersion: undefined,
};
