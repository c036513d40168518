import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { DAY, rate, turns } from '../harness/values.js';

const KUBELET = 'job="kubelet",instance="n1",node="n1"';
const node = { node: 'n1' };
type Value = Series[string];

const condition = (name: string, value: Value, unschedulable = 0): Series => ({
  [`kube_node_status_condition{node="n1",condition="${name}",status="true"}`]: value,
  'kube_node_spec_unschedulable{node="n1"}': unschedulable,
});
const taint = (key: string): Series => ({ [`kube_node_spec_taint{node="n1",key="${key}",effect="NoSchedule"}`]: 1 });
const one = (metric: string, value: Value, labels = ''): Series => ({
  [`${metric}{${KUBELET}${labels === '' ? '' : `,${labels}`}}`]: value,
});
/** All observations in one bucket, so that the quantile lies a hundredth under its upper bound. */
const histogram = (metric: string, buckets: readonly string[], within: string): Series => {
  let reached = false;
  return Object.assign(
    {},
    ...buckets.map((le) => {
      reached ||= le === within;
      return one(`${metric}_bucket`, rate(reached ? 1 : 0), `le="${le}"`);
    }),
  ) as Series;
};
const pods = (running: number): Series =>
  Object.assign(
    {
      'kube_node_status_allocatable{node="n1",resource="pods"}': 20,
      'kube_node_status_allocatable{node="n1",resource="cpu"}': 96,
    },
    ...Array.from({ length: 20 }, (_, index) => ({
      [`kube_pod_status_phase{namespace="shop",pod="web-${index}",phase="Running"}`]: index < running ? 1 : 0,
      [`kube_pod_info{namespace="shop",pod="web-${index}",node="n1"}`]: 1,
    })),
  ) as Series;
const certificate = (which: string, left: number, enough: number, value: string): AlertCase => ({
  fires: one(`kubelet_certificate_manager_${which}_ttl_seconds`, left),
  silent: one(`kubelet_certificate_manager_${which}_ttl_seconds`, enough),
  labels: node,
  value,
});
const runtime = (errors: number): Series => ({
  ...one('kubelet_runtime_operations_errors_total', rate(errors), 'operation_type="create_container"'),
  ...one('kubelet_runtime_operations_total', rate(1), 'operation_type="create_container"'),
});

export const cases: PackCases = {
  records: {},
  alerts: {
    KubeNodeNotReady: [
      { fires: condition('Ready', 0), silent: condition('Ready', 1), labels: node },
      // Cordoned: somebody is at it.
      { fires: condition('Ready', 0), silent: condition('Ready', 0, 1), labels: node },
    ],
    KubeNodeUnreachable: [
      {
        fires: taint('node.kubernetes.io/unreachable'),
        silent: { ...taint('node.kubernetes.io/unreachable'), ...taint('karpenter.sh/disrupted') },
        labels: node,
      },
      // Nodes set apart on purpose.
      { fires: taint('node.kubernetes.io/unreachable'), silent: taint('dedicated'), labels: node },
    ],
    KubeNodePressure: [
      {
        fires: condition('DiskPressure', 1),
        silent: { ...condition('DiskPressure', 0), ...condition('Ready', 1) },
        labels: { ...node, condition: 'DiskPressure' },
      },
      {
        fires: condition('DiskPressure', 1),
        silent: condition('DiskPressure', 1, 1),
        labels: { ...node, condition: 'DiskPressure' },
      },
    ],
    KubeNodeReadinessFlapping: [
      { fires: condition('Ready', turns(120, 1, 0)), silent: condition('Ready', 1), labels: node },
      { fires: condition('Ready', turns(120, 1, 0)), silent: condition('Ready', turns(120, 1, 0), 1), labels: node },
    ],
    KubeNodeEviction: {
      fires: one('kubelet_evictions', rate(0.01), 'eviction_signal="memory.available"'),
      silent: one('kubelet_evictions', 3, 'eviction_signal="memory.available"'),
      labels: { ...node, eviction_signal: 'memory.available' },
    },
    KubeletTooManyPods: {
      fires: pods(20),
      silent: {
        ...pods(19),
        'kube_node_status_allocatable{node="fargate-ip-1",resource="pods"}': 1,
        'kube_pod_status_phase{namespace="shop",pod="alone",phase="Running"}': 1,
        'kube_pod_info{namespace="shop",pod="alone",node="fargate-ip-1"}': 1,
      },
      labels: node,
      value: '100%',
    },
    KubeletDown: { fires: one('up', 0), silent: one('up', 1), labels: node },
    KubeletNotScraped: [
      {
        fires: { 'kube_node_info{node="n1"}': 1, 'kube_node_info{node="n2"}': 1, ...one('up', 1) },
        silent: { 'kube_node_info{node="n1"}': 1, 'kube_node_info{node="fargate-ip-1"}': 1, ...one('up', 1) },
        labels: { node: 'n2' },
      },
      // No kubelet of the cluster is scraped: that was chosen.
      {
        fires: { 'kube_node_info{node="n1"}': 1, 'kube_node_info{node="n2"}': 1, ...one('up', 1) },
        silent: { 'kube_node_info{node="n1"}': 1, 'up{job="node-exporter",node="n1"}': 1 },
        labels: { node: 'n2' },
      },
    ],
    KubeletPlegDurationHigh: {
      fires: histogram('kubelet_pleg_relist_duration_seconds', ['5', '10', '20', '+Inf'], '20'),
      silent: histogram('kubelet_pleg_relist_duration_seconds', ['5', '10', '20', '+Inf'], '10'),
      labels: node,
      value: '19.9s',
    },
    KubeletPodStartUpLatencyHigh: {
      fires: histogram('kubelet_pod_worker_duration_seconds', ['20', '60', '120', '+Inf'], '120'),
      silent: histogram('kubelet_pod_worker_duration_seconds', ['20', '60', '120', '+Inf'], '60'),
      labels: node,
      value: '1m 59s',
    },
    KubeletRuntimeErrors: {
      fires: runtime(0.25),
      silent: runtime(0.05),
      labels: { ...node, operation_type: 'create_container' },
      value: '25%',
    },
    KubeletClientCertificateExpiration: certificate('client', 6 * DAY, 8 * DAY, '6d 0h 0m 0s'),
    KubeletClientCertificateExpirationSoon: certificate('client', DAY / 2, 2 * DAY, '12h 0m 0s'),
    KubeletServerCertificateExpiration: certificate('server', 6 * DAY, 8 * DAY, '6d 0h 0m 0s'),
    KubeletServerCertificateExpirationSoon: certificate('server', DAY / 2, 2 * DAY, '12h 0m 0s'),
    KubeletClientCertificateRenewalErrors: {
      fires: one('kubelet_certificate_manager_client_expiration_renew_errors', rate(0.01)),
      silent: one('kubelet_certificate_manager_client_expiration_renew_errors', 2),
      labels: node,
    },
    KubeletServerCertificateRenewalErrors: {
      fires: one('kubelet_server_expiration_renew_errors', rate(0.01)),
      silent: one('kubelet_server_expiration_renew_errors', 2),
      labels: node,
    },
  },
};
