import type { HelmValues } from '@promontory/helm';
import { stringify } from 'yaml';
import type { PrometheusAgentProps } from '../prometheus-agent.js';

const PATH = /^\/apis\/metrics\.eks\.amazonaws\.com\/v1\/(ksh|kcm)\/container\/metrics$/;
const NAME = 'prometheus-agent-control-plane';

/**
 * The right to read what EKS shows of its scheduler and controller manager, where a job does: the chart's own role has it
 * not, and takes no further rules (29.27.0). Exactly what is read.
 */
export function controlPlaneAccess(
  { jobs, namespace = 'prometheus', values = {} }: Pick<PrometheusAgentProps, 'jobs' | 'namespace' | 'values'>,
  serviceAccount: string,
): HelmValues {
  const read = jobs.flatMap(({ metrics_path: path = '' }) => PATH.exec(path)?.[1] ?? []).map((of) => `${of}/metrics`);
  if (read.length === 0) return {};
  const rules = [{ apiGroups: ['metrics.eks.amazonaws.com'], resources: [...new Set(read)].sort(), verbs: ['get'] }];
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const role = { apiVersion, kind: 'ClusterRole', metadata: { name: NAME }, rules };
  const binding = {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name: NAME },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
  };
  const more = values['extraManifests'] ?? [];
  // Texts, which the chart runs through its templates. Raw values would replace the list.
  const ours = [role, binding].map((manifest) => stringify(manifest));
  return { extraManifests: Array.isArray(more) ? [...ours, ...(more as unknown[])] : ours };
}
