import type { ClusterSettings, CollectorSettings, Environment, WorkspaceSettings } from '@promontory/config';
import type { ClusterCostInput, CostInput, WorkspaceCostInput } from '@promontory/cost';
import { ENDPOINT_SERVICES } from '@promontory/endpoint-needs';

/** What of an environment costs something, in the words of the estimate. */
export function costInputOf({ workspaces, clusters, collectors, networks, costs }: Environment): CostInput {
  return {
    workspaces: Object.values(workspaces).map((workspace) => workspaceOf(workspace, collectors)),
    clusters: clusters.map(clusterOf),
    hosts: collectors.map((collector) => ({ name: collector.name, runsOn: computeOf(collector) })),
    networks: Object.values(networks).map(({ name, region, services, subnets }) => ({
      name,
      region,
      endpoints: services.filter((service) => ENDPOINT_SERVICES[service].kind === 'interface').length,
      zones: subnets.length,
    })),
    options: costs.options,
  };
}

/** What a collector outside of Kubernetes runs on. */
function computeOf(collector: CollectorSettings): string {
  if (!('servers' in collector)) return collector.kind === 'ecs-service' ? 'its task on Fargate' : 'its part of tasks';
  return `${collector.servers} ${collector.servers === 1 ? 'server' : 'servers'} (${collector.instanceType})`;
}

function workspaceOf(workspace: WorkspaceSettings, collectors: readonly CollectorSettings[]): WorkspaceCostInput {
  const { name, region } = workspace;
  const hosts = collectors.flatMap(({ name: collector, workspace: own, alsoTo }) =>
    [own, ...alsoTo.flatMap((also) => (also.standby ? [] : also.workspace))].includes(name)
      ? [`collector ${collector}`]
      : [],
  );
  if (workspace.kind === 'existing')
    return { name, region, newKeys: 0, rules: [], otherWriters: [...hosts, 'whoever else knows it'] };
  const { encryption, alertManager, configuration, rules, metricStreams, anomalyDetectors } = workspace;
  const topicKey = alertManager?.encryption === 'new-key';
  return {
    name,
    region,
    ...(configuration.retentionDays !== undefined && { retentionDays: configuration.retentionDays }),
    newKeys: (encryption.kind === 'new-key' ? 1 : 0) + (topicKey ? 1 : 0),
    rules: rules.flatMap(({ groups }) => groups),
    otherWriters: [
      ...hosts,
      ...metricStreams.map((stream) => `metric stream ${stream.name}`),
      ...anomalyDetectors.map((detector) => `anomaly detector ${detector.alias}`),
    ],
  };
}

function clusterOf({ name, region, workspace, collection, size }: ClusterSettings): ClusterCostInput {
  const also = collection.kind === 'adot' ? collection.alsoTo.map((target) => target.workspace) : [];
  return {
    name,
    region,
    managedCollector: collection.kind === 'managed-scraper',
    scrapeInterval: collection.scrapeInterval,
    jobs: collection.jobs,
    workspaces: [...new Set([workspace, ...also])],
    ...(size && { size }),
  };
}
