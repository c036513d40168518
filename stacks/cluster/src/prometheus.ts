import type {
  ExistingPrometheusCollection,
  PrometheusAgentCollection,
  PrometheusCollection,
  PrometheusOperatorCollection,
  PrometheusServerCollection,
} from '@promontory/config';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { type ICluster, type IServiceAccountIdentity, PodIdentityAgent } from '@promontory/eks';
import { PrometheusAgent } from '@promontory/prometheus-agent';
import { PrometheusOperator } from '@promontory/prometheus-operator';
import { PrometheusServer } from '@promontory/prometheus-server';
import { resolveJobs } from '@promontory/scrape-config';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** What a Prometheus of a cluster's stack is made of. */
export interface PrometheusSettings {
  readonly cluster: ICluster;
  /** One of them stands for each workspace: its role is there, not in the remote write. */
  readonly destinations: readonly WriteDestination[];
  readonly clusterLabel: string;
  readonly collection: PrometheusCollection;
}

/** Has a Prometheus write to the workspace. The stack needs a Helm provider. */
export function addPrometheus(scope: Construct, settings: PrometheusSettings): void {
  const { collection } = settings;
  const common = commonProps(scope, settings);
  const role = roleOf(scope, collection, common);
  // Keys in a Secret are nobody's role.
  if (role !== undefined) new TerraformOutput(scope, 'agent_role_arn', { staticId: true, value: role.roleArn });
}

function roleOf(
  scope: Construct,
  collection: PrometheusCollection,
  common: ReturnType<typeof commonProps>,
): IServiceAccountIdentity | undefined {
  switch (collection.kind) {
    case 'prometheus-agent':
      return new PrometheusAgent(scope, 'Agent', { ...common, ...newProps(collection), ...agentProps(collection) })
        .role;
    case 'prometheus-server':
      return new PrometheusServer(scope, 'Server', { ...common, ...newProps(collection), ...serverProps(collection) })
        .role;
    case 'prometheus-operator':
      return new PrometheusOperator(scope, 'Operator', {
        ...common,
        ...newProps(collection),
        ...operatorProps(collection),
      }).role;
    case 'existing-prometheus':
      return new PrometheusServer(scope, 'Server', { ...common, ...existingProps(collection) }).role;
  }
}

function commonProps(scope: Construct, { cluster, destinations, clusterLabel, collection }: PrometheusSettings) {
  const { namespace, serviceAccount, identity, credentials, remoteWrite, resources, values } = collection;
  return {
    cluster,
    destinations,
    clusterLabel,
    namespace,
    serviceAccount,
    identity,
    credentials,
    remoteWrite: { ...remoteWrite, assumeRole: undefined },
    resources,
    values,
    chartRepository: collection.chart.repository,
    podIdentityAgent:
      collection.podIdentityAgent === 'eks-addon' ? new PodIdentityAgent(scope, 'PodIdentity', { cluster }) : undefined,
  };
}

/** What a release that is there has already. */
function newProps(collection: Exclude<PrometheusCollection, ExistingPrometheusCollection>) {
  const { createNamespace, scrapeInterval, replicas, chart } = collection;
  const jobs = resolveJobs(collection.jobs, 'prometheus');
  return { jobs, createNamespace, scrapeInterval, replicas, chartVersion: chart.version };
}

const agentProps = ({ storage, wal }: PrometheusAgentCollection) => ({ storage, wal });

function serverProps(collection: PrometheusServerCollection) {
  const { releaseName, prometheusVersion, retention, retentionSize, persistentVolume, walCompression, compute } =
    collection;
  return { releaseName, prometheusVersion, retention, retentionSize, persistentVolume, walCompression, compute };
}

function operatorProps(collection: PrometheusOperatorCollection) {
  const { releaseName, mode, shards, monitors, crds, retention, retentionSize, persistentVolume, wal } = collection;
  return { releaseName, mode, shards, monitors, crds, retention, retentionSize, persistentVolume, wal };
}

const existingProps = ({ release, prometheusVersion }: ExistingPrometheusCollection) => ({
  existingRelease: release,
  prometheusVersion,
});
