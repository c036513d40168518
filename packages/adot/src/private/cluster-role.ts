import type { KubernetesRole, ScrapeJob } from '@promontory/scrape-config';

/** One rule of a ClusterRole. */
export interface ClusterRoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** What each discovery of Prometheus 3 lists and watches, as `group/resource` (`/resource` is the core group). */
const WATCHED: Readonly<Record<KubernetesRole, readonly string[]>> = {
  node: ['/nodes'],
  pod: ['/pods'],
  service: ['/services'],
  endpoints: ['/endpoints', '/pods', '/services'],
  endpointslice: ['/pods', '/services', 'discovery.k8s.io/endpointslices'],
  ingress: ['networking.k8s.io/ingresses'],
};
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/';

/** The rights in the cluster that these jobs need, and no others; in one order whatever theirs is. */
export function clusterRoleRules(jobs: readonly ScrapeJob[]): ClusterRoleRule[] {
  const discoveries = jobs.flatMap(({ kubernetes_sd_configs: found = [] }) => found);
  const watched = discoveries.flatMap((discovery) => [
    ...WATCHED[discovery.role],
    ...attached((discovery as { attach_metadata?: unknown }).attach_metadata),
  ]);
  const signedIn = jobs.filter(usesServiceAccount);
  const ofNodes = signedIn.filter((job) => rolesOf(job).includes('node'));
  const others = signedIn.filter((job) => rolesOf(job).some((role) => role !== 'node') || rolesOf(job).length === 0);
  const paths = others.map(({ metrics_path: path = '/metrics' }) => path);
  const controlPlane = paths.flatMap((path) => CONTROL_PLANE.exec(path)?.[1] ?? []);
  const plain = paths.filter((path) => !path.startsWith('/api'));
  return [
    ...['', 'discovery.k8s.io', 'networking.k8s.io'].flatMap((group) =>
      rule(
        group,
        watched.filter((name) => name.split('/')[0] === group).map((name) => name.split('/')[1] as string),
        ['get', 'list', 'watch'],
      ),
    ),
    // Kubelets ask for this before they answer. Never nodes/proxy: its holder may run commands in every pod.
    ...rule('', ofNodes.length > 0 ? ['nodes/metrics'] : [], ['get']),
    ...rule(
      'metrics.eks.amazonaws.com',
      controlPlane.map((name) => `${name}/metrics`),
      ['get'],
    ),
    ...(plain.length === 0 ? [] : [{ nonResourceURLs: sorted(plain), verbs: ['get'] }]),
  ];
}

/** Where EKS shows the metrics of its scheduler and controller manager (EKS user guide, "Control plane metrics", 2026-07). */
const CONTROL_PLANE = /^\/apis\/metrics\.eks\.amazonaws\.com\/v1\/(ksh|kcm)\/container\/metrics$/;

function rule(group: string, resources: readonly string[], verbs: readonly string[]): ClusterRoleRule[] {
  return resources.length === 0 ? [] : [{ apiGroups: [group], resources: sorted(resources), verbs }];
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

const rolesOf = (job: ScrapeJob): KubernetesRole[] => (job.kubernetes_sd_configs ?? []).map(({ role }) => role);

function usesServiceAccount({ authorization, bearer_token_file: bearer }: ScrapeJob): boolean {
  return [authorization?.credentials_file, bearer].some((file) => file?.startsWith(TOKEN));
}

function attached(metadata: unknown): string[] {
  const { node, namespace } = (metadata ?? {}) as { node?: boolean; namespace?: boolean };
  return [...(node === true ? ['/nodes'] : []), ...(namespace === true ? ['/namespaces'] : [])];
}
