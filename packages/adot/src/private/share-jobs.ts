import type { KubernetesServiceDiscovery, RelabelRule, ScrapeJob } from '@promontory/scrape-config';
import type { TargetShare } from '../target-share.js';

// The chart sets these in every pod.
const OWN_NODE = '${env:OTEL_K8S_NODE_NAME}';
const OWN_POD = '${env:OTEL_K8S_POD_NAME}';

/** The node of a target, by whichever discovery found it. An object that two of them name is on one node. */
const NODE_LABELS = [
  '__meta_kubernetes_endpoint_node_name',
  '__meta_kubernetes_endpointslice_endpoint_node_name',
  '__meta_kubernetes_pod_node_name',
  '__meta_kubernetes_node_name',
];

/** Names what `NODE_LABELS` hold, or nothing. Labels that begin so are gone after relabeling. */
const NODE_OF_TARGET: RelabelRule = {
  source_labels: NODE_LABELS,
  regex: ';*([^;]+).*',
  target_label: '__tmp_adot_node',
};

/** The jobs as the collector of that share runs them; a job that finds nothing there is left out. */
export function shareJobs(jobs: readonly ScrapeJob[], share: TargetShare): ScrapeJob[] {
  switch (share.kind) {
    case 'all':
      return [...jobs];
    case 'shard':
      return jobs.map((job) => ofShard(job, share.shards));
    case 'own-node':
      return jobs.flatMap(onOwnNode);
    case 'no-node':
      return jobs.flatMap(onNoNode);
  }
}

/**
 * By the address that is scraped in the end, so after the job's own rules: several ports of a pod may become the same
 * target, which must not fall to two shards.
 */
function ofShard(job: ScrapeJob, shards: number): ScrapeJob {
  return {
    ...job,
    relabel_configs: [
      ...(job.relabel_configs ?? []),
      { source_labels: ['__address__'], modulus: shards, target_label: '__tmp_adot_shard', action: 'hashmod' },
      { target_label: '__tmp_adot_pod', replacement: OWN_POD },
      {
        source_labels: ['__tmp_adot_pod'],
        regex: '.*-([0-9]+)',
        target_label: '__tmp_adot_ordinal',
        replacement: '$$1',
      },
      { source_labels: ['__tmp_adot_shard'], target_label: '__tmp_adot_ordinal', action: 'keepequal' },
    ],
  };
}

function onOwnNode(job: ScrapeJob): ScrapeJob[] {
  const discoveries = (job.kubernetes_sd_configs ?? []).filter(({ role }) => role !== 'service' && role !== 'ingress');
  if (discoveries.length === 0) return [];
  const { kubernetes_sd_configs: _, ...rest } = job;
  return [
    {
      // What is found in other ways belongs to no node.
      ...(Object.fromEntries(Object.entries(rest).filter(([key]) => !isDiscovery(key))) as unknown as ScrapeJob),
      kubernetes_sd_configs: discoveries.map(watchOwnNode),
      relabel_configs: [
        NODE_OF_TARGET,
        { target_label: '__tmp_adot_own_node', replacement: OWN_NODE },
        { source_labels: ['__tmp_adot_node'], target_label: '__tmp_adot_own_node', action: 'keepequal' },
        ...(job.relabel_configs ?? []),
      ],
    },
  ];
}

function onNoNode(job: ScrapeJob): ScrapeJob[] {
  const { kubernetes_sd_configs: all = [], ...rest } = job;
  const discoveries = all.filter(({ role }) => role !== 'node' && role !== 'pod');
  if (discoveries.length === 0 && !Object.keys(rest).some(isDiscovery)) return [];
  return [
    {
      ...rest,
      ...(discoveries.length === 0 ? {} : { kubernetes_sd_configs: discoveries }),
      relabel_configs: [
        NODE_OF_TARGET,
        { source_labels: ['__tmp_adot_node'], regex: '.+', action: 'drop' },
        ...(job.relabel_configs ?? []),
      ],
    },
  ];
}

const isDiscovery = (key: string): boolean => /^(?!kubernetes_)\w+_sd_configs$|^static_configs$/.test(key);

/**
 * Asks the API server for the own node and its pods alone: without this every node would watch every pod. An endpoint
 * names its node itself.
 */
function watchOwnNode(discovery: KubernetesServiceDiscovery): KubernetesServiceDiscovery {
  const { selectors = [] } = discovery;
  const role = discovery.role === 'node' ? 'node' : 'pod';
  const field = role === 'node' ? `metadata.name=${OWN_NODE}` : `spec.nodeName=${OWN_NODE}`;
  const others = selectors.filter((selector) => selector.role !== role);
  const own = selectors.find((selector) => selector.role === role);
  return {
    ...discovery,
    selectors: [...others, { role, ...own, field: [own?.field, field].filter(Boolean).join(',') }],
  };
}
