import type { AlertDefinition } from '../definition.js';
import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const QUOTA = 'cluster, namespace, resourcequota, resource';
const SHARE = `
  max by (${QUOTA}) (kube_resourcequota{type="used"})
  / (max by (${QUOTA}) (kube_resourcequota{type="hard"}) > 0)`;

const THRESHOLDS = {
  /** Sum of the quotas of all namespaces against what the cluster has: ratio, 0 to 100. @default 1.5 */
  overcommit: { ...ratio(1.5), max: 100 },
  /** Share of a quota that is nearly all of it: ratio, 0 to 1. @default 0.9 */
  almostFull: ratio(0.9),
};

const overcommit = (alert: string, word: string, resource: string, factor: number): AlertDefinition => ({
  alert,
  // A quota may be written as `cpu` or as `requests.cpu`, which are the same to Kubernetes.
  expr: `
    sum by (cluster) (
      max by (cluster, namespace) (kube_resourcequota{type="hard",resource=~"${resource}|requests.${resource}"})
    )
    / sum by (cluster) (max by (cluster, node) (kube_node_status_allocatable{resource="${resource}"})) > ${factor}`,
  for: '15m',
  severity: 'info',
  summary: `Namespaces of {cluster} may ask for more ${word} than it has.`,
  description: `The quotas of all namespaces of {cluster} are {value:percent} of its ${word}: all of them cannot use theirs at once.`,
});

/** Namespaces and their quotas. Reads kube-state-metrics alone. */
export const quotas = definePack({
  name: 'quotas',
  thresholds: THRESHOLDS,
  groups: ({ t }) => [
    {
      name: 'quotas',
      rules: [
        overcommit('KubeCPUQuotaOvercommit', 'CPU', 'cpu', t.overcommit),
        overcommit('KubeMemoryQuotaOvercommit', 'memory', 'memory', t.overcommit),
        {
          alert: 'KubeQuotaAlmostFull',
          expr: `(${SHARE}) > ${t.almostFull} < 1`,
          for: '15m',
          severity: 'info',
          summary: 'Namespace {namespace} of {cluster} has nearly used its quota.',
          description: '{value:percent} of {resource} in quota {resourcequota} of {namespace} in {cluster} are used.',
        },
        {
          alert: 'KubeQuotaFullyUsed',
          expr: `(${SHARE}) == 1`,
          for: '15m',
          severity: 'warning',
          summary: 'Namespace {namespace} of {cluster} has used its quota.',
          description:
            'All of {resource} in quota {resourcequota} of {namespace} in {cluster} is used: nothing more can be made there.',
        },
        {
          alert: 'KubeQuotaExceeded',
          expr: `(${SHARE}) > 1`,
          for: '15m',
          severity: 'warning',
          summary: 'Namespace {namespace} of {cluster} has more than its quota.',
          description:
            '{value:percent} of {resource} in quota {resourcequota} of {namespace} in {cluster} are used: what dies does not come back.',
        },
      ],
    },
  ],
});
