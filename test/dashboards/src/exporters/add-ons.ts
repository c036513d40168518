import { counter, type Exporter, gauge, histogram } from '../exporter.js';
import { NODE, POD, podTarget } from './places.js';

const GPU =
  'gpu="0",UUID="GPU-1",device="nvidia0",modelName="L4",Hostname="gpu-node",namespace="shop",pod="train-0",container="train"';
const NEURON = 'instance_id="i-1",instance_type="inf2.xlarge"';

const PRICED = `instance="${NODE}",node="${NODE}",instance_type="m7g.large",region="eu-west-1",provider_id="i-1",arch="arm64"`;

/** Scraped by the preset `pods`. As written down on 2026-11-21: see `Exporter`. */
export const ADD_ONS: readonly Exporter[] = [
  {
    of: 'CoreDNS',
    job: 'pods',
    target: podTarget('coredns', 'kube-system'),
    series: [
      gauge('coredns_build_info', 'version="1.12.4",revision="a",goversion="go1.25"'),
      counter('coredns_dns_requests_total', 'server="dns://:53",zone=".",proto="udp",family="1",type="A",view=""', 10),
      counter('coredns_dns_responses_total', 'server="dns://:53",zone=".",rcode="NOERROR",plugin="forward",view=""', 9),
      counter(
        'coredns_dns_responses_total',
        'server="dns://:53",zone=".",rcode="SERVFAIL",plugin="forward",view=""',
        0.1,
      ),
      histogram('coredns_dns_request_duration_seconds', 'server="dns://:53",zone=".",view=""'),
      counter('coredns_cache_hits_total', 'server="dns://:53",type="success",zones=".",view=""', 5),
      counter('coredns_cache_requests_total', 'server="dns://:53",zones=".",view=""', 10),
      gauge('coredns_cache_entries', 'server="dns://:53",type="success",zones=".",view=""', 50),
      counter('coredns_panics_total', '', 0),
      histogram('coredns_proxy_request_duration_seconds', 'proxy_name="forward",to="10.0.0.2:53",rcode="NOERROR"'),
      counter('coredns_forward_max_concurrent_rejects_total', '', 0.01),
      gauge('process_resident_memory_bytes', '', 5e7),
    ],
  },
  {
    of: 'VPC CNI',
    job: 'pods',
    target: podTarget('aws-node', 'kube-system'),
    series: [
      gauge('awscni_assigned_ip_addresses', '', 20),
      gauge('awscni_total_ip_addresses', '', 30),
      gauge('awscni_ip_max', '', 50),
      gauge('awscni_eni_allocated', '', 2),
      counter('awscni_no_available_ip_addresses', '', 0.01),
      counter('awscni_ec2api_req_count', 'fn="CreateNetworkInterface"'),
      counter('awscni_ec2api_error_count', 'fn="CreateNetworkInterface"', 0.1),
      counter('awscni_ipamd_error_count', 'fn="nodeIPPoolReconcile"', 0.1),
    ],
  },
  {
    of: 'EBS CSI driver',
    job: 'pods',
    target: podTarget('ebs-csi-controller', 'kube-system'),
    series: [
      histogram('aws_ebs_csi_api_request_duration_seconds', 'request="AttachVolume"'),
      counter('aws_ebs_csi_api_request_errors_total', 'request="AttachVolume",error="a"', 0.01),
      counter('aws_ebs_csi_api_request_throttles_total', 'request="AttachVolume"', 0.01),
    ],
  },
  {
    of: 'Karpenter',
    job: 'pods',
    target: podTarget('karpenter', 'kube-system'),
    series: [
      gauge('karpenter_cluster_state_node_count', '', 3),
      gauge('karpenter_cluster_state_synced'),
      gauge('karpenter_scheduler_queue_depth', 'controller="provisioner",scheduling_id="a"', 2),
      gauge('karpenter_nodepools_usage', 'nodepool="default",resource_type="cpu"', 20),
      gauge('karpenter_nodepools_limit', 'nodepool="default",resource_type="cpu"', 100),
      counter('karpenter_nodeclaims_created_total', 'nodepool="default",reason="provisioned"', 0.01),
      counter('karpenter_nodeclaims_disrupted_total', 'nodepool="default",reason="underutilized"', 0.01),
      histogram('karpenter_pods_startup_duration_seconds', '', [10, 60]),
      histogram('karpenter_scheduler_scheduling_duration_seconds', 'controller="provisioner"'),
      histogram('karpenter_nodes_termination_duration_seconds', 'nodepool="default"', [10, 60]),
      histogram('karpenter_interruption_message_queue_duration_seconds', '', [1, 10]),
      histogram(
        'karpenter_cloudprovider_duration_seconds',
        'controller="nodeclaim.lifecycle",method="Create",provider="aws"',
      ),
      counter(
        'karpenter_cloudprovider_errors_total',
        'controller="nodeclaim.lifecycle",method="Create",provider="aws",error="a"',
        0.1,
      ),
      counter(
        'karpenter_voluntary_disruption_queue_failures_total',
        'decision="delete",reason="empty",consolidation_type="empty"',
        0.01,
      ),
    ],
  },
  {
    of: 'OpenCost',
    job: 'opencost',
    target: podTarget('opencost'),
    series: [
      gauge('node_total_hourly_cost', PRICED, 0.0816),
      gauge('node_cpu_hourly_cost', PRICED, 0.03),
      gauge('node_ram_hourly_cost', PRICED, 0.0027),
      gauge('kubecost_node_is_spot', PRICED, 0),
      gauge('kubecost_cluster_management_cost', 'provisioner_name="EKS"', 0.1),
      gauge(
        'kubecost_load_balancer_cost',
        'ingress_ip="a.elb.amazonaws.com",namespace="shop",service_name="web"',
        0.025,
      ),
      gauge('container_cpu_allocation', `${POD},container="app",instance="${NODE}",node="${NODE}"`, 0.5),
      gauge('container_memory_allocation_bytes', `${POD},container="app",instance="${NODE}",node="${NODE}"`, 2 ** 30),
      gauge('pv_hourly_cost', 'volumename="pv-1",persistentvolume="pv-1",provider_id="vol-1"', 0.00011),
    ],
  },
  {
    of: 'cert-manager',
    job: 'pods',
    target: podTarget('cert-manager'),
    series: [
      gauge(
        'certmanager_certificate_expiration_timestamp_seconds',
        'name="web",namespace="shop",issuer_name="ca"',
        1_800_000_000,
      ),
      gauge(
        'certmanager_certificate_renewal_timestamp_seconds',
        'name="web",namespace="shop",issuer_name="ca"',
        1_799_000_000,
      ),
      ...['True', 'False', 'Unknown'].map((condition) =>
        gauge(
          'certmanager_certificate_ready_status',
          `name="web",namespace="shop",condition="${condition}",issuer_name="ca"`,
          Number(condition === 'True'),
        ),
      ),
      counter('certmanager_controller_sync_call_count', 'controller="certificates-issuing"'),
      counter('certmanager_controller_sync_error_count', 'controller="certificates-issuing"', 0.01),
      counter(
        'certmanager_acme_client_request_count',
        'host="acme.example.com",scheme="https",method="GET",action="a",status="200"',
      ),
    ],
    otherwise: ['certmanager_http_acme_client_request_count'],
  },
  {
    of: 'DCGM exporter',
    job: 'pods',
    target: podTarget('dcgm-exporter', 'gpu-operator'),
    series: [
      ...[
        'GPU_UTIL',
        'MEM_COPY_UTIL',
        'FB_USED',
        'FB_FREE',
        'GPU_TEMP',
        'POWER_USAGE',
        'XID_ERRORS',
        'UNCORRECTABLE_REMAPPED_ROWS',
      ].map((field) => gauge(`DCGM_FI_DEV_${field}`, GPU, 50)),
      counter('DCGM_FI_DEV_PCIE_REPLAY_COUNTER', GPU, 0.1),
    ],
  },
  {
    of: 'neuron-monitor of the Neuron tools, and its exporter',
    job: 'pods',
    target: podTarget('neuron-monitor', 'kube-system'),
    series: [
      gauge('neuroncore_utilization_ratio', `${NEURON},neuroncore="0",runtime_tag="1"`, 0.5),
      gauge('neuron_runtime_memory_used_bytes', `${NEURON},memory_location="neuron_device",runtime_tag="1"`, 1e9),
      gauge('system_memory_used_bytes', NEURON, 1e9),
      gauge('system_memory_total_bytes', NEURON, 4e9),
      counter('execution_status_total', `${NEURON},status_type="completed",runtime_tag="1"`, 10),
      counter('execution_status_total', `${NEURON},status_type="timed_out",runtime_tag="1"`, 0.1),
      counter('execution_errors_total', `${NEURON},error_type="numerical",runtime_tag="1"`, 0.1),
      gauge('execution_latency_seconds', `${NEURON},percentile="p99",runtime_tag="1"`, 0.1),
      counter(
        'hardware_ecc_events_total',
        `${NEURON},neuron_device_index="0",event_type="mem_ecc_corrected",runtime_tag="1"`,
        0.1,
      ),
    ],
  },
  {
    of: 'kube-state-metrics, its telemetry port',
    job: 'pods',
    target: podTarget('kube-state-metrics', 'kube-system'),
    series: [
      gauge('kube_state_metrics_build_info', 'version="2.17.0"'),
      gauge('kube_state_metrics_total_shards'),
      gauge('kube_state_metrics_shard_ordinal', 'shard_ordinal="0"', 0),
      counter('kube_state_metrics_list_total', 'resource="*v1.Pod",result="success"'),
      counter('kube_state_metrics_watch_total', 'resource="*v1.Pod",result="success"'),
    ],
  },
];
