import type { ClusterSettings, Environment, WorkspaceSettings } from '@promontory/config';
import type { ClusterCostInput, CostInput, WorkspaceCostInput } from '@promontory/cost';
import { ENDPOINT_SERVICES } from '@promontory/endpoint-needs';
import { parseRules } from '@promontory/rules';

/** What of an environment costs something, in the words of the estimate. */
export function costInputOf({ workspaces, clusters, networks, costs }: Environment): CostInput {
  return {
    workspaces: Object.values(workspaces).map(workspaceOf),
    clusters: clusters.map(clusterOf),
    networks: Object.values(networks).map(({ name, region, services, subnets }) => ({
      name,
      region,
      endpoints: services.filter((service) => ENDPOINT_SERVICES[service].kind === 'interface').length,
      zones: subnets.length,
    })),
    options: costs.options,
  };
}

function workspaceOf(workspace: WorkspaceSettings): WorkspaceCostInput {
  const { name, region } = workspace;
  if (workspace.kind === 'existing')
    return { name, region, newKeys: 0, rules: [], otherWriters: ['whoever else knows it'] };
  const { encryption, alertManager, configuration, rules, metricStreams, anomalyDetectors } = workspace;
  const topicKey = alertManager?.encryption === 'new-key';
  return {
    name,
    region,
    ...(configuration.retentionDays !== undefined && { retentionDays: configuration.retentionDays }),
    newKeys: (encryption.kind === 'new-key' ? 1 : 0) + (topicKey ? 1 : 0),
    rules: rules.flatMap(({ text, namespace }) => parseRules(text, namespace).groups),
    otherWriters: [
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
