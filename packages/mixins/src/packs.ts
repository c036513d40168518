import { nodes } from './packs/nodes/nodes.js';
import { workloads } from './packs/workloads/workloads.js';
import { kubelet } from './packs/kubelet/kubelet.js';
import { recording } from './packs/recording/recording.js';
import { collectors } from './packs/collectors/collectors.js';
import { resources } from './packs/resources.js';
import { quotas } from './packs/quotas.js';
import { storage } from './packs/storage/storage.js';
import { apiServer } from './packs/api-server/api-server.js';
import { ampUsage } from './packs/amp-usage.js';
import { controlPlane } from './packs/control-plane.js';
import { karpenter } from './packs/karpenter.js';
import { vpcCni } from './packs/vpc-cni.js';
import { coredns } from './packs/coredns.js';
import { certManager } from './packs/cert-manager.js';
import { fargate } from './packs/fargate.js';
import { gpu } from './packs/gpu.js';
import { neuron } from './packs/neuron.js';
import { jvm } from './packs/jvm.js';
import { nginx } from './packs/nginx.js';
import { istio } from './packs/istio.js';
import { kubeProxy } from './packs/kube-proxy.js';
import { kubeStateMetrics } from './packs/kube-state-metrics.js';
import { otelCollector } from './packs/otel-collector.js';
import { loadBalancerController } from './packs/load-balancer-controller.js';
import { clusterAutoscaler } from './packs/cluster-autoscaler.js';
import type { PackFunction } from './rule-pack.js';

/** Every pack by its name. */
export const packs = {
  workloads,
  nodes,
  kubelet,
  recording,
  collectors,
  resources,
  quotas,
  storage,
  'api-server': apiServer,
  'amp-usage': ampUsage,
  'control-plane': controlPlane,
  karpenter,
  'vpc-cni': vpcCni,
  coredns,
  'cert-manager': certManager,
  fargate,
  gpu,
  neuron,
  jvm,
  nginx,
  istio,
  'kube-proxy': kubeProxy,
  'kube-state-metrics': kubeStateMetrics,
  'otel-collector': otelCollector,
  'load-balancer-controller': loadBalancerController,
  'cluster-autoscaler': clusterAutoscaler,
} satisfies Readonly<Record<string, PackFunction>>;

/** The name of a pack. */
export type PackName = keyof typeof packs;

/** Every name of a pack, in the order of the documentation. */
export const PACK_NAMES = Object.keys(packs) as PackName[];
