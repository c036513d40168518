import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER, orNone, quantile, rates, share } from '../promql.js';

const KUBELET = `${CLUSTER},job="kubelet",node=~"$node"`;
const OPERATIONS = rates('operation_type', `kubelet_runtime_operations_total{${KUBELET}}`);

export const kubelet: DashboardDefinition = {
  title: 'Kubelet',
  answers: 'Do kubelets keep up with the pods of their nodes?',
  runbooks: ['kubelet'],
  present: 'up{job="kubelet"}',
  variables: [{ name: 'node', label: 'Node', from: `up{${CLUSTER},job="kubelet"}`, multi: true }],
  next: ['node', 'nodes', 'volumes', 'api-server'],
  rows: {
    'At a glance': [
      stat('Kubelets up', 'Kubelets that could be scraped.', 'short', { now: `sum by (cluster) (up{${KUBELET}})` }),
      stat('Pods', 'Pods that run by what kubelets say.', 'short', {
        now: `sum by (cluster) (kubelet_running_pods{${KUBELET}})`,
      }),
      stat('Containers', 'Containers that run by what kubelets say.', 'short', {
        now: `sum by (cluster) (kubelet_running_containers{${KUBELET},container_state="running"})`,
      }),
      stat(
        'Errors',
        'Operations of the container runtime that failed, in a second.',
        'ops',
        {
          now: orNone(
            rates('', `kubelet_runtime_operations_errors_total{${KUBELET}}`),
            rates('', `kubelet_runtime_operations_total{${KUBELET}}`),
          ),
        },
        { limits: { warn: 0.1, bad: 1 } },
      ),
      stat(
        'Certificates end',
        'Time until the first certificate of a kubelet ends.',
        'dtdurations',
        { now: `min by (cluster) (kubelet_certificate_manager_client_ttl_seconds{${KUBELET}})` },
        { limits: { warn: 604_800, bad: 86_400 } },
      ),
      stat('Evictions', 'Pods that were evicted in a second.', 'cps', {
        now: orNone(rates('', `kubelet_evictions{${KUBELET}}`), `sum by (cluster) (up{${KUBELET}})`),
      }),
    ],
    Pods: [
      graph('Slow starts', 'The time within which 99 % of the pods run, from when the kubelet first saw them.', 's', {
        '{{node}}': quantile(0.99, 'node', `kubelet_pod_start_duration_seconds_bucket{${KUBELET}}`),
      }),
      graph('Slow work on pods', 'The time within which 99 % of the work on a pod is done.', 's', {
        '{{node}}': quantile(0.99, 'node', `kubelet_pod_worker_duration_seconds_bucket{${KUBELET}}`),
      }),
      graph(
        'Slow listing of containers',
        'The time within which 99 % of the listings end. At 3 minutes the node is not ready.',
        's',
        {
          '{{node}}': `max by (cluster, node) (node_quantile:kubelet_pleg_relist_duration_seconds:histogram_quantile{${CLUSTER},node=~"$node",quantile="0.99"})`,
        },
      ),
      graph('Pods by node', 'Pods that run.', 'short', {
        '{{node}}': `max by (cluster, node) (kubelet_running_pods{${KUBELET}})`,
      }),
    ],
    Runtime: [
      graph('Operations', 'Operations of the container runtime in a second.', 'ops', {
        '{{operation_type}}': OPERATIONS,
      }),
      graph('Operations that failed', 'Share of the operations that failed.', 'percentunit', {
        '{{operation_type}}': share(
          rates('operation_type', `kubelet_runtime_operations_errors_total{${KUBELET}}`),
          OPERATIONS,
        ),
      }),
      graph('Slow operations', 'The time within which 99 % of the operations end.', 's', {
        '{{operation_type}}': quantile(
          0.99,
          'operation_type',
          `kubelet_runtime_operations_duration_seconds_bucket{${KUBELET}}`,
        ),
      }),
      graph('Requests to the API server', 'Requests of kubelets in a second, by what came back.', 'reqps', {
        '{{code}}': rates('code', `rest_client_requests_total{${KUBELET}}`),
      }),
    ],
    Process: [
      graph('CPU', 'Cores that each kubelet uses.', 'short', {
        '{{node}}': rates('node', `process_cpu_seconds_total{${KUBELET}}`),
      }),
      graph('Memory', 'Memory that each kubelet has.', 'bytes', {
        '{{node}}': `max by (cluster, node) (process_resident_memory_bytes{${KUBELET}})`,
      }),
    ],
  },
};
