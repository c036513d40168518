import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, orNone, quantile, quantiles, rates } from '../promql.js';

const WORKLOAD = 'cluster, destination_workload_namespace, destination_workload';
const LABELS = 'destination_workload_namespace, destination_workload';
const LEGEND = '{{destination_workload_namespace}}/{{destination_workload}}';
const REQUESTS = `cluster_workload:istio_requests:rate5m{${IN}}`;
const ERRORS = `cluster_workload:istio_errors:rate5m{${IN}}`;
const total = (vector: string, labels = 'cluster'): string => `sum by (${labels}) (${vector})`;
const shareOf = (labels: string): string =>
  `(${orNone(total(ERRORS, labels), total(REQUESTS, labels))}) / (${total(REQUESTS, labels)} > 0)`;
const DURATION = `istio_request_duration_milliseconds_bucket{${IN},reporter=~"destination|waypoint"}`;

export const istio: DashboardDefinition = {
  title: 'Istio',
  answers: 'Which workload of the mesh fails or is slow, and does istiod keep up?',
  runbooks: ['istio'],
  present: 'istio_requests_total',
  next: ['namespace', 'workload', 'networking'],
  rows: {
    'At a glance': [
      stat('Requests', 'Requests between workloads in a second.', 'reqps', { now: total(REQUESTS) }),
      stat(
        'Errors',
        'Share of the requests that ended in 5xx.',
        'percentunit',
        { now: shareOf('cluster') },
        { limits: { warn: 0.01, bad: 0.05 } },
      ),
      stat('Slowest', 'The time within which 99 % of the requests are answered.', 'ms', {
        now: quantile(0.99, '', DURATION),
      }),
      stat('Proxies', 'Proxies that are connected to istiod.', 'short', { now: `sum by (cluster) (pilot_xds{${IN}})` }),
      stat(
        'Root certificate ends',
        'Time until the root certificate of the mesh ends.',
        'dtdurations',
        { now: `(min by (cluster) (citadel_server_root_cert_expiry_timestamp{${IN}}) > 0) - time()` },
        { limits: { warn: 2_592_000, bad: 604_800 } },
      ),
    ],
    Workloads: [
      table('Workloads', 'One row for each workload that gets requests.', WORKLOAD.split(', '), {
        Requests: { expr: total(REQUESTS, WORKLOAD), unit: 'reqps' },
        Errors: { expr: shareOf(WORKLOAD), unit: 'percentunit' },
        p99: { expr: quantile(0.99, LABELS, DURATION), unit: 'ms' },
      }),
      graph('Requests', 'Requests in a second, by the workload that gets them.', 'reqps', {
        [LEGEND]: total(REQUESTS, WORKLOAD),
      }),
      graph('Errors', 'Share of the requests that ended in 5xx.', 'percentunit', { [LEGEND]: shareOf(WORKLOAD) }),
      graph('Time', 'The time within which this share of the requests is answered.', 'ms', quantiles(DURATION)),
      graph('Who asks', 'Requests in a second, by the workload that sends them.', 'reqps', {
        '{{source_workload_namespace}}/{{source_workload}}': rates(
          'source_workload_namespace, source_workload',
          `istio_requests_total{${IN},reporter=~"destination|waypoint"}`,
        ),
      }),
    ],
    istiod: [
      graph('Configuration sent', 'Pushes to proxies in a second, by kind.', 'ops', {
        '{{type}}': rates('type', `pilot_xds_pushes{${IN}}`),
      }),
      graph(
        'Time of a change',
        'The time until a change has reached the proxies.',
        's',
        quantiles(`pilot_proxy_convergence_time_bucket{${IN}}`),
      ),
      graph('Refused', 'Configurations in a second that proxies refused, and errors of istiod.', 'cps', {
        refused: rates('', `pilot_total_xds_rejects{${IN}}`),
        errors: rates('', `pilot_total_xds_internal_errors{${IN}}`),
      }),
      graph('Injection and checks', 'Pods that got no proxy, and configurations that are wrong, in a second.', 'cps', {
        'without proxy': rates('', `sidecar_injection_failure_total{${IN}}`),
        'wrong {{resource}}': rates('resource', `galley_validation_failed{${IN}}`),
      }),
    ],
  },
};
