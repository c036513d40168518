import type { DashboardDefinition } from './definition.js';
import { ampUsage } from './dashboards/amp-usage.js';
import { apiServer } from './dashboards/api-server.js';
import { certManager } from './dashboards/cert-manager.js';
import { cluster } from './dashboards/cluster.js';
import { clusters } from './dashboards/clusters.js';
import { collectors } from './dashboards/collectors.js';
import { controlPlane } from './dashboards/control-plane.js';
import { coredns } from './dashboards/coredns.js';
import { costs } from './dashboards/costs.js';
import { fargate } from './dashboards/fargate.js';
import { gpu } from './dashboards/gpu.js';
import { istio } from './dashboards/istio.js';
import { jvm } from './dashboards/jvm.js';
import { karpenter } from './dashboards/karpenter.js';
import { kubeStateMetrics } from './dashboards/kube-state-metrics.js';
import { kubelet } from './dashboards/kubelet.js';
import { namespace } from './dashboards/namespace.js';
import { networking } from './dashboards/networking.js';
import { neuron } from './dashboards/neuron.js';
import { nginx } from './dashboards/nginx.js';
import { node } from './dashboards/node.js';
import { nodes } from './dashboards/nodes.js';
import { otelCollector } from './dashboards/otel-collector.js';
import { pod } from './dashboards/pod.js';
import { slo } from './dashboards/slo.js';
import { volumes } from './dashboards/volumes.js';
import { vpcCni } from './dashboards/vpc-cni.js';
import { workload } from './dashboards/workload.js';

/** Every dashboard by its name. */
export const DASHBOARDS = {
  clusters,
  cluster,
  namespace,
  workload,
  pod,
  node,
  nodes,
  'api-server': apiServer,
  kubelet,
  networking,
  volumes,
  collectors,
  'amp-usage': ampUsage,
  costs,
  slo,
  'control-plane': controlPlane,
  coredns,
  'vpc-cni': vpcCni,
  karpenter,
  'cert-manager': certManager,
  fargate,
  gpu,
  neuron,
  jvm,
  nginx,
  istio,
  'kube-state-metrics': kubeStateMetrics,
  'otel-collector': otelCollector,
} satisfies Readonly<Record<string, DashboardDefinition>>;

/** The name of a dashboard. */
export type DashboardName = keyof typeof DASHBOARDS;

/** Every name of a dashboard, in the order of the documentation. */
export const DASHBOARD_NAMES = Object.keys(DASHBOARDS) as DashboardName[];
