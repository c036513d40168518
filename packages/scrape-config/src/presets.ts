import { remembered } from '@promontory/vocabulary';
import { addOnJob, podOfTarget } from './private/presets/add-on.js';
import { ADD_ONS, type AddOnName } from './private/presets/add-ons.js';
import { CONTROL_PLANE, controlPlaneJob } from './private/presets/control-plane.js';
import { ISTIO_METRICS, ISTIOD, istioJob } from './private/presets/istio.js';
import type { RelabelRule, ScrapeJob, ScrapeTarget } from './scrape-job.js';

/** What a cluster is scraped for unless somebody says otherwise: it is there in every cluster. */
export const DEFAULT_PRESETS = [
  'kubelet',
  'cadvisor',
  'kube-apiserver',
  'kube-state-metrics',
  'node-exporter',
] as const;

/** The jobs that come with Promontory, named as the selectors of kubernetes-mixin expect them. */
export const PRESET_NAMES = [
  ...DEFAULT_PRESETS,
  'pods',
  'kube-scheduler',
  'kube-controller-manager',
  'kube-proxy',
  'coredns',
  'vpc-cni',
  'karpenter',
  'cert-manager',
  'dcgm',
  'neuron',
  'jmx',
  'nginx',
  'istio',
  'opencost',
] as const;

/** One of `PRESET_NAMES`. */
export type PresetName = (typeof PRESET_NAMES)[number];

/** What can be changed of a preset. */
export interface PresetOptions {
  /** @default - the collector's interval */
  readonly scrapeInterval?: string;
  /**
   * Names of the metrics to keep, as anchored RE2 expressions; everything else is dropped. They stand in for the
   * preset's allow-list.
   * @default - the allow-list, where the preset has one; else every metric
   */
  readonly keepMetrics?: readonly string[];
  /**
   * With false, also metrics that no pack and no dashboard reads are kept.
   * @default true
   */
  readonly allowList?: boolean;
  /**
   * Names of metrics to drop, as anchored RE2 expressions.
   * @default - none but what the preset itself drops
   */
  readonly dropMetrics?: readonly string[];
}

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';
const BEARER = { type: 'Bearer', credentials_file: TOKEN } as const;

const nodeOfTarget: readonly RelabelRule[] = [
  { source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' },
  // Else every node would be called after its address, or after the API server.
  { source_labels: ['__meta_kubernetes_node_name'], target_label: 'instance' },
];

/**
 * The way to each kubelet. The managed scraper may only go through the API server, whose name is the one that it
 * resolves. A Prometheus in the cluster goes straight to the node: that needs the permission `nodes/metrics`, whereas
 * `nodes/proxy` would let whoever has the agent's token run commands in any pod.
 */
const KUBELET: Readonly<Record<ScrapeTarget, (path: string) => Partial<ScrapeJob>>> = {
  'managed-scraper': (path) => ({
    relabel_configs: [
      ...nodeOfTarget,
      { target_label: '__address__', replacement: 'kubernetes.default.svc:443' },
      {
        source_labels: ['__meta_kubernetes_node_name'],
        regex: '(.+)',
        target_label: '__metrics_path__',
        replacement: `/api/v1/nodes/$1/proxy${path}`,
      },
    ],
  }),
  prometheus: (path) => ({ metrics_path: path, relabel_configs: nodeOfTarget }),
};

const drop = (regex: string, ...source_labels: readonly string[]): RelabelRule => ({
  source_labels,
  regex,
  action: 'drop',
});

// Both ways of installing an exporter (EKS add-on, Helm chart) set this label on its service.
const EXPORTER_SERVICE = '__meta_kubernetes_service_label_app_kubernetes_io_name';

const makePresets = (target: ScrapeTarget): Readonly<Record<PresetName, ScrapeJob>> => ({
  kubelet: {
    job_name: 'kubelet',
    scheme: 'https',
    authorization: BEARER,
    kubernetes_sd_configs: [{ role: 'node' }],
    ...KUBELET[target]('/metrics'),
  },
  cadvisor: {
    job_name: 'cadvisor',
    scheme: 'https',
    authorization: BEARER,
    honor_timestamps: false,
    kubernetes_sd_configs: [{ role: 'node' }],
    ...KUBELET[target]('/metrics/cadvisor'),
    metric_relabel_configs: [
      // One series per CPU, task state or tcp state, which no dashboard reads: about half of what cAdvisor exposes.
      drop(
        'container_(tasks_state|network_tcp6?_usage_total|network_udp6?_usage_total|memory_failures_total)',
        '__name__',
      ),
      // Sums over the slices above a pod: they double every `sum by (namespace)`.
      drop('(container_cpu_.*|container_fs_.*|container_memory_.*);', '__name__', 'pod'),
    ],
  },
  'kube-apiserver': {
    job_name: 'kube-apiserver',
    scheme: 'https',
    authorization: BEARER,
    kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['default'] } }],
    relabel_configs: [
      {
        source_labels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpoint_port_name'],
        regex: 'kubernetes;https',
        action: 'keep',
      },
    ],
    metric_relabel_configs: [
      // Etcd's own and the per-bucket latencies of admission webhooks: thousands of series that EKS users cannot act on.
      drop(
        '(etcd_request_duration_seconds|apiserver_admission_.*_duration_seconds|apiserver_response_sizes)_bucket',
        '__name__',
      ),
    ],
  },
  'kube-state-metrics': {
    job_name: 'kube-state-metrics',
    // Its series carry the namespace and pod that they are about, which must win over the exporter's own.
    honor_labels: true,
    kubernetes_sd_configs: [{ role: 'endpoints' }],
    relabel_configs: [
      { source_labels: [EXPORTER_SERVICE], regex: 'kube-state-metrics', action: 'keep' },
      { source_labels: ['__meta_kubernetes_endpoint_port_name'], regex: 'http|metrics', action: 'keep' },
    ],
  },
  'node-exporter': {
    job_name: 'node-exporter',
    kubernetes_sd_configs: [{ role: 'endpoints' }],
    relabel_configs: [
      { source_labels: [EXPORTER_SERVICE], regex: 'prometheus-node-exporter', action: 'keep' },
      { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
      { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'instance' },
      ...podOfTarget,
    ],
  },
  pods: {
    job_name: 'pods',
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true', action: 'keep' },
      // Exporters with a job of their own: scraped here as well they would be stored, and billed, twice.
      drop('kube-state-metrics|prometheus-node-exporter', '__meta_kubernetes_pod_label_app_kubernetes_io_name'),
      drop('Pending|Succeeded|Failed', '__meta_kubernetes_pod_phase'),
      drop('true', '__meta_kubernetes_pod_container_init'),
      {
        source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scheme'],
        regex: '(https?)',
        target_label: '__scheme__',
      },
      {
        source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_path'],
        regex: '(.+)',
        target_label: '__metrics_path__',
      },
      // With a port annotation every container port becomes the same target, and Prometheus keeps one of them.
      {
        source_labels: ['__meta_kubernetes_pod_ip', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
        regex: '([0-9.]+);([0-9]+)',
        target_label: '__address__',
        replacement: '$1:$2',
      },
      ...podOfTarget,
      { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
      {
        source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name', '__meta_kubernetes_pod_label_app'],
        regex: ';?([^;]+).*',
        target_label: 'app',
      },
    ],
  },
  'kube-scheduler': controlPlaneJob('kube-scheduler', BEARER),
  'kube-controller-manager': controlPlaneJob('kube-controller-manager', BEARER),
  istio: istioJob,
  ...(Object.fromEntries(Object.entries(ADD_ONS).map(([name, addOn]) => [name, addOnJob(name, addOn)])) as Record<
    AddOnName,
    ScrapeJob
  >),
});

/** The metrics that a preset keeps unless it is told otherwise; undefined for one that keeps whatever it finds. */
export function allowListOf(name: PresetName): readonly string[] | undefined {
  if (name === 'istio') return ISTIO_METRICS;
  if (isKeyOf(CONTROL_PLANE, name)) return CONTROL_PLANE[name].metrics;
  return isKeyOf(ADD_ONS, name) ? ADD_ONS[name].metrics : undefined;
}

// Made once: a fleet asks for the same ones a thousand times.
const presetsFor = remembered(makePresets);

/** Leaves out of the job `pods` what has a job of its own: it would be stored, and billed, twice. */
export function withoutPodsOf(job: ScrapeJob, presets: readonly PresetName[]): ScrapeJob {
  const rules = presets.flatMap((name): RelabelRule[] => {
    const pods = name === 'istio' ? ISTIOD : isKeyOf(ADD_ONS, name) ? ADD_ONS[name].pods : undefined;
    return pods === undefined ? [] : [drop(pods.values, ...pods.labels)];
  });
  return { ...job, relabel_configs: [...rules, ...(job.relabel_configs ?? [])] };
}

const isKeyOf = <T extends object>(object: T, name: PropertyKey): name is keyof T => Object.hasOwn(object, name);

/** A preset as `target` runs it, with its options applied. Relabeling of the options comes after the preset's own. */
export function presetJob(name: PresetName, target: ScrapeTarget, options: PresetOptions = {}): ScrapeJob {
  const preset = presetsFor(target)[name];
  const metricRules: RelabelRule[] = [...(preset.metric_relabel_configs ?? [])];
  const allowed = options.allowList === false ? undefined : allowListOf(name);
  const keep = (options.keepMetrics ?? []).length > 0 ? options.keepMetrics : allowed;
  if (keep !== undefined) metricRules.push({ source_labels: ['__name__'], regex: keep.join('|'), action: 'keep' });
  if (options.dropMetrics !== undefined && options.dropMetrics.length > 0) {
    metricRules.push(drop(options.dropMetrics.join('|'), '__name__'));
  }
  return {
    ...preset,
    ...(options.scrapeInterval === undefined ? {} : { scrape_interval: options.scrapeInterval }),
    ...(metricRules.length === 0 ? {} : { metric_relabel_configs: metricRules }),
  };
}
