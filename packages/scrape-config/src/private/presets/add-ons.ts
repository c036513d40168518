import type { AddOn } from './add-on.js';

const NAME = '__meta_kubernetes_pod_label_app_kubernetes_io_name';
const APP = '__meta_kubernetes_pod_label_app';
const COMPONENT = '__meta_kubernetes_pod_label_app_kubernetes_io_component';
const K8S_APP = '__meta_kubernetes_pod_label_k8s_app';

/** The series of a histogram. */
export const histograms = (...names: readonly string[]): string[] => names.map((name) => `${name}_(bucket|count|sum)`);

/** What each process says of itself, as far as dashboards read it. */
export const PROCESS = ['process_cpu_seconds_total', 'process_resident_memory_bytes'];

/** Programs that show their metrics themselves, or by an exporter beside them. Facts as of 2026-11-21. */
export const ADD_ONS = {
  'kube-proxy': {
    pods: { labels: [K8S_APP], values: 'kube-proxy' },
    namespace: 'kube-system',
    port: 10_249,
    metrics: [
      ...histograms('kubeproxy_(network_programming|sync_proxy_rules)_duration_seconds'),
      'kubeproxy_sync_proxy_rules_(iptables_restore_failures_total|last_(queued_)?timestamp_seconds)',
      'rest_client_requests_total',
      ...PROCESS,
    ],
    source: 'EKS user guide, "Manage kube-proxy in Amazon EKS clusters": metricsBindAddress 0.0.0.0:10249',
  },
  coredns: {
    pods: { labels: [K8S_APP], values: 'kube-dns' },
    namespace: 'kube-system',
    port: 9153,
    metrics: [
      'coredns_build_info',
      'coredns_dns_(requests|responses)_total',
      ...histograms('coredns_(dns|proxy)_request_duration_seconds'),
      'coredns_cache_(entries|hits_total|requests_total)',
      'coredns_(panics|reload_failed|forward_max_concurrent_rejects)_total',
      ...PROCESS,
    ],
    source: 'coredns/coredns plugin/metrics/README.md, and the pods of the EKS add-on',
  },
  'vpc-cni': {
    pods: { labels: [K8S_APP], values: 'aws-node' },
    namespace: 'kube-system',
    port: 61_678,
    metrics: [
      'awscni_(assigned|total|no_available)_ip_addresses',
      'awscni_(ip_max|eni_allocated|eni_max|force_removed_enis|force_removed_ips|ipamd_action_inprogress)',
      'awscni_(ec2api_req|ec2api_error|ipamd_error|aws_api_error|add_ip_req|del_ip_req)_count',
    ],
    source: 'aws/amazon-vpc-cni-k8s README.md, DISABLE_METRICS, and cmd/aws-k8s-agent',
  },
  karpenter: {
    pods: { labels: [NAME], values: 'karpenter' },
    port: 8080,
    metrics: [
      'karpenter_build_info',
      'karpenter_cluster_state_(node_count|synced)',
      'karpenter_(nodepools_(limit|usage)|scheduler_queue_depth)',
      'karpenter_nodeclaims_(created|disrupted|terminated)_total',
      'karpenter_nodes_(created|terminated)_total',
      'karpenter_(nodes_termination|pods_startup)_duration_seconds(_bucket|_count|_sum)?',
      ...histograms(
        'karpenter_interruption_message_queue_duration_seconds',
        'karpenter_scheduler_scheduling_duration_seconds',
      ),
      // Its buckets are thousands: one set for each controller, method and provider.
      'karpenter_cloudprovider_(duration_seconds_(count|sum)|errors_total)',
      'karpenter_voluntary_disruption_(queue_failures|decisions)_total',
      ...PROCESS,
    ],
    source: 'aws/karpenter-provider-aws charts/karpenter, controller.metrics.port',
  },
  'cert-manager': {
    pods: { labels: [NAME], values: 'cert-manager' },
    port: 9402,
    metrics: [
      'certmanager_certificate_(expiration|renewal)_timestamp_seconds',
      'certmanager_certificate_ready_status',
      'certmanager_controller_sync_(call|error)_count',
      'certmanager_(http_)?acme_client_request_count',
      ...PROCESS,
    ],
    source:
      'cert-manager/cert-manager deploy/charts/cert-manager; of its pods the controller alone says more than how it is',
  },
  dcgm: {
    // The chart of the exporter, or the GPU operator.
    pods: { labels: [APP, NAME], values: 'nvidia-dcgm-exporter;.*|.*;dcgm-exporter' },
    port: 9400,
    metrics: [
      'DCGM_FI_DEV_(GPU_UTIL|MEM_COPY_UTIL|FB_USED|FB_FREE|GPU_TEMP|POWER_USAGE|XID_ERRORS|PCIE_REPLAY_COUNTER)',
      'DCGM_FI_DEV_(UNCORRECTABLE_REMAPPED_ROWS|CORRECTABLE_REMAPPED_ROWS|ROW_REMAP_FAILURE|SM_CLOCK|MEM_CLOCK)',
    ],
    source: 'NVIDIA/dcgm-exporter deployment/values.yaml, 4.8.2',
  },
  neuron: {
    pods: { labels: [APP], values: 'neuron-monitor' },
    port: 8000,
    metrics: [
      'neuroncore_utilization_ratio',
      'neuron_runtime_memory_used_bytes',
      'execution_(errors|status)_total',
      'execution_latency_seconds',
      'hardware_ecc_events_total',
      'system_memory_(total|used)_bytes',
    ],
    source: 'Neuron documentation, "Neuron Monitor User Guide", neuron-monitor-prometheus.py and its DaemonSet',
  },
  jmx: {
    // The port that Prometheus keeps for the JMX exporter. Java programs with another one are scraped as annotated pods.
    pods: { labels: ['__meta_kubernetes_pod_container_port_number'], values: '9404' },
    port: 9404,
    metrics: [
      'jvm_(memory|gc|threads|classes|buffer)_.*',
      'java_lang_.*',
      'jmx_scrape_(error|duration_seconds)',
      'process_(open|max)_fds',
      ...PROCESS,
    ],
    source: 'prometheus/prometheus wiki, "Default port allocations"',
  },
  nginx: {
    pods: { labels: [NAME, COMPONENT], values: 'ingress-nginx;controller' },
    port: 10_254,
    metrics: [
      'nginx_ingress_controller_(requests|config_last_reload_successful|nginx_process_connections)',
      'nginx_ingress_controller_ssl_expire_time_seconds',
      // Of its histograms the one that tells latencies; each has a set of buckets for each path and status.
      ...histograms('nginx_ingress_controller_request_duration_seconds'),
      ...PROCESS,
    ],
    source: 'kubernetes/ingress-nginx charts/ingress-nginx, controller.metrics',
  },
  opencost: {
    pods: { labels: [NAME], values: 'opencost' },
    port: 9003,
    honorLabels: true,
    metrics: [
      'node_(total|cpu|ram|gpu)_hourly_cost',
      'node_gpu_count',
      'pv_hourly_cost',
      'kubecost_.*',
      'opencost_build_info',
      'container_(cpu_allocation|memory_allocation_bytes|gpu_allocation)',
      'pod_pvc_allocation',
      '(deployment|statefulSet)_match_labels',
      'service_selector_labels',
      // What it takes of kube-state-metrics 1, which 2 no longer has, or has without the labels.
      'kube_node_status_(capacity|allocatable)_(cpu_cores|memory_bytes)',
      'kube_(node|namespace|pod)_labels',
    ],
    source: 'opencost/opencost-helm-chart 2.5.17, service monitor and exporter.apiPort; opencost/opencost pkg/metrics',
  },
} as const satisfies Readonly<Record<string, AddOn>>;

/** One of `ADD_ONS`. */
export type AddOnName = keyof typeof ADD_ONS;
