import type { RelabelRule, ScrapeJob } from '../../scrape-job.js';

/** A program in the cluster that shows its own metrics, and how its pods are found. */
export interface AddOn {
  /** Labels of its pods, as discovery names them, and an anchored expression of their values, joined by `;`. */
  readonly pods: { readonly labels: readonly string[]; readonly values: string };
  /** @default - every namespace */
  readonly namespace?: string;
  /** Where it shows its metrics. Its pods have other ports too, which are no targets. */
  readonly port: number;
  /** What is kept of its metrics: what packs and dashboards read, as anchored expressions. */
  readonly metrics: readonly string[];
  /** Whether its series are about other objects, whose namespace and pod they carry. */
  readonly honorLabels?: true;
  /** Who says so. */
  readonly source: string;
}

export const podOfTarget: readonly RelabelRule[] = [
  { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
  { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
];

/** Pods that do not run answer nothing. */
export const RUNNING: RelabelRule = {
  source_labels: ['__meta_kubernetes_pod_phase'],
  regex: 'Pending|Succeeded|Failed',
  action: 'drop',
};

/** One port of a pod, of those that it declares or of none: every container becomes the same target, and one stays. */
export const onPort = (port: number, ...when: readonly [label: string, regex: string][]): RelabelRule[] => {
  const labels = when.map(([label]) => label);
  const regexes = when.map(([, regex]) => regex);
  const rule = (address: string, replacement: string): RelabelRule => ({
    source_labels: [...labels, '__meta_kubernetes_pod_ip'],
    regex: [...regexes.map((regex) => `(?:${regex})`), `(${address})`].join(';'),
    target_label: '__address__',
    replacement,
  });
  // No brace forms of `$1`: the collector of OpenTelemetry and Terraform would both read those as their own.
  return [rule('[0-9.]+', `$1:${port}`), rule('[0-9a-fA-F]*:[0-9a-fA-F:.]*', `[$1]:${port}`)];
};

/** The job of an add-on. Its labels are those of the preset `pods`: packs read either. */
export function addOnJob(name: string, { pods, namespace, port, honorLabels }: AddOn): ScrapeJob {
  return {
    job_name: name,
    ...(honorLabels === undefined ? {} : { honor_labels: honorLabels }),
    kubernetes_sd_configs: [
      { role: 'pod', ...(namespace === undefined ? {} : { namespaces: { names: [namespace] } }) },
    ],
    relabel_configs: [
      { source_labels: pods.labels, regex: pods.values, action: 'keep' },
      RUNNING,
      ...onPort(port),
      ...podOfTarget,
      { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
    ],
  };
}
