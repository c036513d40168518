import type { PackName } from '../../src/index.js';
import type { PackCases } from '../harness/cases.js';
import { cases as nodes } from './nodes.js';
import { cases as workloads } from './workloads.js';
import { cases as kubelet } from './kubelet.js';
import { cases as recording } from './recording.js';
import { cases as collectors } from './collectors.js';
import { cases as resources } from './resources.js';
import { cases as quotas } from './quotas.js';
import { cases as storage } from './storage.js';
import { cases as apiServer } from './api-server.js';
import { cases as ampUsage } from './amp-usage.js';
import { cases as controlPlane } from './control-plane.js';
import { cases as karpenter } from './karpenter.js';
import { cases as vpcCni } from './vpc-cni.js';
import { cases as coredns } from './coredns.js';
import { cases as certManager } from './cert-manager.js';
import { cases as fargate } from './fargate.js';
import { cases as gpu } from './gpu.js';
import { cases as neuron } from './neuron.js';
import { cases as jvm } from './jvm.js';
import { cases as nginx } from './nginx.js';
import { cases as istio } from './istio.js';
import { cases as kubeProxy } from './kube-proxy.js';
import { cases as kubeStateMetrics } from './kube-state-metrics.js';
import { cases as otelCollector } from './otel-collector.js';
import { cases as loadBalancerController } from './load-balancer-controller.js';
import { cases as clusterAutoscaler } from './cluster-autoscaler.js';

/** The cases of every pack. */
export const CASES: Readonly<Record<PackName, PackCases>> = {
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
};
