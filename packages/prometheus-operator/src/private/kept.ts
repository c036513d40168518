import type { KeptValue } from '@promontory/prometheus-writer';

const kept = (path: string, instead: string): KeptValue => ({ path: path.split('.'), instead });
const spec = (key: string, instead: string): KeptValue => kept(`prometheus.prometheusSpec.${key}`, instead);

/** Values that decide who writes where: each has a prop, or is the point of the construct. */
export const KEPT: readonly KeptValue[] = [
  spec('remoteWrite', "use 'workspace' and 'remoteWrite'"),
  spec('additionalRemoteWrite', "use 'destinations'"),
  spec('replicas', "use 'replicas'"),
  spec('shards', "use 'shards'"),
  spec('externalLabels.cluster', "use 'clusterLabel'"),
  spec('externalLabels.__replica__', "use 'replicas'"),
  spec('replicaExternalLabelName', "use 'replicas': AMP knows replicas by __replica__ alone"),
  spec('replicaExternalLabelNameClear', "use 'replicas'"),
  spec('prometheusExternalLabelName', "use 'clusterLabel': it would stand on every series"),
  spec('prometheusExternalLabelNameClear', "use 'clusterLabel': it would stand on every series"),
  spec('additionalScrapeConfigs', "use 'jobs'"),
  kept('prometheus.agentMode', "use 'mode'"),
  kept('prometheus.enabled', 'leave it: Prometheus is what writes'),
  kept('prometheus.serviceAccount.name', "use 'serviceAccount'"),
  kept('prometheus.serviceAccount.create', 'leave it to the chart'),
  {
    path: ['prometheus', 'serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  kept('namespaceOverride', "use 'namespace'"),
  kept('crds.enabled', "use 'crds'"),
];
