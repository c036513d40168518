import { type HelmValues, mergeValues } from '@promontory/helm';
import type { ScrapeJob } from '@promontory/scrape-config';
import { stringify } from 'yaml';
import type { WriterIdentity } from './writer-identity.js';

const PATH = /^\/apis\/metrics\.eks\.amazonaws\.com\/v1\/(ksh|kcm)\/container\/metrics$/;

/**
 * The right to read what EKS shows of its scheduler and controller manager, where a job does: the roles of the charts have
 * it not, and take no further rules (prometheus 29.27.0, kube-prometheus-stack 88.5.3). Exactly what is read.
 */
export function controlPlaneAccess(
  jobs: readonly ScrapeJob[],
  { serviceAccount, namespace }: WriterIdentity,
  release: string,
): HelmValues {
  const read = jobs.flatMap(({ metrics_path: path = '' }) => PATH.exec(path)?.[1] ?? []).map((of) => `${of}/metrics`);
  if (read.length === 0) return {};
  const rules = [{ apiGroups: ['metrics.eks.amazonaws.com'], resources: [...new Set(read)].sort(), verbs: ['get'] }];
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const metadata = { name: `${release}-control-plane` };
  const role = { apiVersion, kind: 'ClusterRole', metadata, rules };
  const binding = {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
  };
  // Texts, which the charts run through their templates.
  return { extraManifests: [role, binding].map((manifest) => stringify(manifest)) };
}

/** Raw values on top of ours, as Helm merges them, but for manifests: theirs are added, where Helm would replace the list. */
export function mergeOnto(own: HelmValues, values: HelmValues): HelmValues {
  const [ours, theirs] = [own['extraManifests'], values['extraManifests']];
  const merged = mergeValues(own, values);
  if (!Array.isArray(ours) || !Array.isArray(theirs))
    return ours === undefined ? merged : { ...merged, extraManifests: ours };
  return { ...merged, extraManifests: [...(ours as unknown[]), ...(theirs as unknown[])] };
}
