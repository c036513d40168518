import { definePack, type PackContext } from '../../rule-pack.js';
import { count, ratio, seconds } from '../../threshold.js';
import { agents } from './agents.js';
import { nodesState } from './nodes-state.js';

const THRESHOLDS = {
  /** Changes of a node's readiness in a quarter of an hour: count, 0 to 1000. @default 2 */
  readinessChanges: count(2, 1000),
  /** Share of the pods that a node takes: ratio, 0 to 1. @default 0.95 */
  pods: ratio(0.95),
  /** How long kubelet may take to list its containers: seconds, 0 to 31536000. @default 10 */
  plegDuration: seconds(10),
  /** How long kubelet may take to start or change a pod: seconds, 0 to 31536000. @default 60 */
  podStart: seconds(60),
  /** Share of operations of the container runtime that fail: ratio, 0 to 1. @default 0.1 */
  runtimeErrors: ratio(0.1),
  /** What a certificate should be valid for at least: seconds, 0 to 31536000. @default 604800 */
  certificateTtl: seconds(604_800),
  /** What a certificate must be valid for at least: seconds, 0 to 31536000. @default 86400 */
  certificateTtlSoon: seconds(86_400),
};

export type KubeletContext = PackContext<keyof typeof THRESHOLDS>;

/** Nodes as the control plane sees them, and their kubelets. Reads kube-state-metrics and kubelets. */
export const kubelet = definePack({
  name: 'kubelet',
  thresholds: THRESHOLDS,
  groups: (context) => [nodesState(context), agents(context)],
});
