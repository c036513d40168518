import type { MetricInventory } from './inventory.js';
import { KUBERNETES } from './inventories/shared.js';

const READ = '2026-11-21';

const exporter = (name: string, version: string, source: string, ...families: readonly string[]): MetricInventory => ({
  exporter: name,
  version,
  source,
  read: READ,
  names: [],
  families,
  optional: [],
});

/**
 * Programs and exporters by what their metrics begin with: enough to say whose job is missing. The first that knows a
 * metric is named.
 */
export const EXPORTERS = {
  'kube-scheduler': exporter(
    'kube-scheduler',
    KUBERNETES.version,
    KUBERNETES.source,
    'scheduler_.*',
    'kube_pod_resource_(request|limit)',
  ),
  'kube-controller-manager': exporter(
    'kube-controller-manager',
    KUBERNETES.version,
    KUBERNETES.source,
    '(cronjob|job|daemonset|replicaset|statefulset|garbagecollector|resourceclaim|node_ipam)_controller_.*',
    '(endpoint_slice|endpoint_slice_mirroring|attach_detach|ephemeral_volume|taint_eviction)_controller_.*',
    '(node_collector|pod_gc_collector|pv_collector|root_ca_cert_publisher|horizontal_pod_autoscaler_controller)_.*',
  ),
  'kube-proxy': exporter('kube-proxy', KUBERNETES.version, KUBERNETES.source, 'kubeproxy_.*'),
  prometheus: exporter(
    'Prometheus itself',
    '3.14.0',
    'prometheus/prometheus v0.314.0, the names that its packages register',
    'prometheus_.*',
    'net_conntrack_dialer_.*',
  ),
  'otel-collector': exporter(
    'the OpenTelemetry collector',
    '0.156.0',
    'opentelemetry.io/docs/collector/internal-telemetry',
    'otelcol_.*',
  ),
  karpenter: exporter(
    'Karpenter',
    '1.14.1',
    'aws/karpenter-provider-aws website/content/en/docs/reference/metrics.md',
    'karpenter_.*',
    'operator_.*',
    'controller_runtime_.*',
  ),
  'vpc-cni': exporter('the VPC CNI', '1.23.2', 'aws/amazon-vpc-cni-k8s utils/prometheusmetrics', 'awscni_.*'),
  coredns: exporter('CoreDNS', '1.15.0', 'coredns/coredns plugin/*/README.md', 'coredns_.*'),
  'cert-manager': exporter('cert-manager', '1.21.2', 'cert-manager/cert-manager pkg/metrics', 'certmanager_.*'),
  'load-balancer-controller': exporter(
    'the AWS Load Balancer Controller',
    '2.x',
    'kubernetes-sigs/aws-load-balancer-controller pkg/metrics and pkg/aws/metrics',
    'awslbc_.*',
    'aws_(api_call|api_request|target_group)s?_.*',
  ),
  'cluster-autoscaler': exporter(
    'the Cluster Autoscaler',
    '1.x',
    'kubernetes/autoscaler cluster-autoscaler/metrics/metrics.go',
    'cluster_autoscaler_.*',
  ),
  'ebs-csi': exporter(
    'the EBS CSI driver',
    '1.x',
    'kubernetes-sigs/aws-ebs-csi-driver docs/metrics.md, 12c8f1c',
    'aws_ebs_csi_.*',
  ),
  dcgm: exporter(
    'the DCGM exporter',
    '4.x',
    'NVIDIA/dcgm-exporter etc/default-counters.csv, b54068a',
    'DCGM_(FI|EXP)_.*',
  ),
  neuron: exporter(
    'neuron-monitor',
    '2.x',
    'neuron-monitor-prometheus.py of the Neuron tools, and samples of what it writes',
    'neuron(core)?_.*',
    'execution_(errors|status|latency)_.*',
    'hardware_ecc_events_total',
    'system_(memory|swap|vcpu)_.*',
  ),
  jmx: exporter(
    'a Java program (the JMX exporter or the Java client)',
    '1.x',
    'prometheus/jmx_exporter and prometheus/client_java, instrumentation of the JVM',
    'j(mx|vm)_.*',
    'java_lang_.*',
  ),
  nginx: exporter(
    'the NGINX ingress controller',
    '1.x',
    'kubernetes/ingress-nginx internal/ingress/metric/collectors',
    'nginx_ingress_controller_.*',
  ),
  istio: exporter(
    'Istio',
    '1.31',
    'istio/istio pilot, security and galley, the names that they register',
    '(istio|pilot|citadel|galley|sidecar_injection|envoy)_.*',
  ),
  opencost: exporter(
    'OpenCost',
    '1.120.1',
    'opencost/opencost pkg/costmodel/metrics.go and pkg/metrics',
    'kubecost_.*',
    'opencost_.*',
    '(node_(total|cpu|ram|gpu)|pv)_hourly_cost',
    'node_gpu_count',
    'container_(cpu_allocation|memory_allocation_bytes|gpu_allocation)',
    'pod_pvc_allocation',
    '(deployment|statefulSet)_match_labels',
    'service_selector_labels',
    'kube_node_status_(capacity|allocatable)_(cpu_cores|memory_bytes)',
    'kube_(node|namespace|pod)_labels',
  ),
  'kube-state-metrics': exporter(
    'the telemetry port of kube-state-metrics',
    '2.20.0',
    'kubernetes/kube-state-metrics pkg/app and pkg/watch',
    'kube_state_metrics_.*',
  ),
} as const satisfies Readonly<Record<string, MetricInventory>>;

/** One of `EXPORTERS`. */
export type KnownExporter = keyof typeof EXPORTERS;
