/** The one cluster that was chosen. */
export const CLUSTER = 'cluster="$cluster"';
/** Every cluster that was chosen. */
export const CLUSTERS = 'cluster=~"$cluster"';
/** The window of a rate: Grafana makes it four scrapes long, or one step of the graph if that is longer. */
export const WINDOW = '$__rate_interval';

/** What a counter grows by in a second. */
export const rate = (selector: string): string => `rate(${selector}[${WINDOW}])`;

/** What counters grow by in a second, by cluster and these labels. */
export const rates = (labels: string, selector: string): string => `sum by (${by(labels)}) (${rate(selector)})`;

/** `cluster` and these labels. */
export const by = (labels: string): string => (labels === '' ? 'cluster' : `cluster, ${labels}`);

/** `part` of `all`; where no part was ever counted it is none rather than unknown. */
export const share = (part: string, all: string): string => `(${orNone(part, all)}) / (${all})`;

/** `part`, or 0 wherever there is `all`: a counter of errors appears with the first error. */
export const orNone = (part: string, all: string): string => `${part} or 0 * ${all}`;

/** A quantile of a histogram whose buckets `selector` chooses. */
export const quantile = (q: number, labels: string, selector: string): string =>
  `histogram_quantile(${q}, sum by (${by(labels === '' ? 'le' : `${labels}, le`)}) (${rate(selector)}))`;

/** Three quantiles of a histogram, as lines. */
export const quantiles = (selector: string): Readonly<Record<string, string>> => ({
  p99: quantile(0.99, '', selector),
  p90: quantile(0.9, '', selector),
  p50: quantile(0.5, '', selector),
});

/** Vectors with the workload of each pod. */
export const withWorkload = (vector: string, scope: string): string => `
  ${vector}
  * on (cluster, namespace, pod) group_left (workload, workload_type)
  topk by (cluster, namespace, pod) (1,
    max by (cluster, namespace, pod, workload, workload_type) (namespace_workload_pod:kube_pod_owner:relabel{${scope}}))`;
