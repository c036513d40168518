import type { RemoteWriteSettings } from '@promontory/remote-write';
import type { JobEntry } from '@promontory/scrape-config';
import type * as z from 'zod';
import type { ExistingPrometheusCollection, PrometheusCollection } from '../../environment.js';
import type { collection } from '../schema/collection/index.js';
import { buildDestinations } from './destinations.js';

type Kinds = PrometheusCollection['kind'];
type Written<Kind extends Kinds = Kinds> = Extract<z.infer<typeof collection>, { kind: Kind }>;

/** A Prometheus with its defaults. */
export function buildPrometheus(
  value: Written<Exclude<Kinds, 'existing-prometheus'>>,
  scrapeInterval: string,
  jobs: readonly JobEntry[],
): PrometheusCollection {
  const common = {
    ...writingOf(value),
    namespace: value.namespace ?? 'prometheus',
    createNamespace: value.createNamespace ?? true,
    scrapeInterval,
    jobs,
    replicas: value.replicas,
    chart: { version: value.chart?.version, repository: value.chart?.repository },
  };
  switch (value.kind) {
    case 'prometheus-agent':
      return { kind: value.kind, ...common, storage: value.storage, wal: value.wal };
    case 'prometheus-server':
      return {
        kind: value.kind,
        ...common,
        ...keptOf(value),
        // By default everything is scraped that can be: Fargate runs no DaemonSet.
        jobs: value.compute === 'fargate' && value.jobs === undefined ? jobs.filter(isNotOfNodes) : jobs,
        prometheusVersion: value.prometheusVersion,
        walCompression: value.walCompression,
        compute: value.compute ?? 'ec2',
      };
    case 'prometheus-operator':
      return {
        kind: value.kind,
        ...common,
        ...keptOf(value),
        mode: value.mode ?? 'agent',
        shards: value.shards,
        monitors: value.monitors ?? 'release',
        crds: value.crds ?? 'release',
        wal: value.wal,
      };
  }
}

/** A Prometheus that is there: what it scrapes, and how often, is its own. */
export function buildExistingPrometheus(
  value: Written<'existing-prometheus'>,
  scrapeInterval: string,
): ExistingPrometheusCollection {
  const { name, chartVersion, repository } = value.release;
  return {
    kind: value.kind,
    ...writingOf(value),
    namespace: value.namespace,
    createNamespace: false,
    scrapeInterval,
    jobs: [],
    replicas: undefined,
    chart: { version: chartVersion, repository },
    release: { name, chartVersion },
    prometheusVersion: value.prometheusVersion,
  };
}

const isNotOfNodes = (job: JobEntry): boolean => !('preset' in job && job.preset === 'node-exporter');

function writingOf(value: Written) {
  const { identity = 'irsa', podIdentityAgent } = value;
  return {
    alsoTo: buildDestinations(value.alsoTo),
    serviceAccount: value.serviceAccount ?? 'amp-iamproxy-ingest-service-account',
    identity,
    podIdentityAgent: identity === 'pod-identity' ? (podIdentityAgent ?? 'eks-addon') : podIdentityAgent,
    credentials: value.credentials,
    // Each rule in it is checked key by key by validateRemoteWrite.
    remoteWrite: (value.remoteWrite ?? {}) as RemoteWriteSettings,
    resources: value.resources as PrometheusCollection['resources'],
    values: value.values ?? {},
  };
}

function keptOf({
  releaseName,
  retention,
  retentionSize,
  persistentVolume,
}: Written<'prometheus-server' | 'prometheus-operator'>) {
  return {
    releaseName,
    retention,
    retentionSize,
    persistentVolume: persistentVolume && {
      size: persistentVolume.size,
      storageClass: persistentVolume.storageClass,
    },
  };
}
