import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER, orNone, rate, rates, share } from '../promql.js';

const IN = `${CLUSTER},job="kube-apiserver"`;
const REQUESTS = rates('', `apiserver_request_total{${IN}}`);
const burn = (w: string): string => `max by (cluster, verb) (apiserver_request:burnrate${w}{${CLUSTER}})`;
const slow = (verb: string): string =>
  `cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile{${CLUSTER},verb="${verb}",quantile="0.99"}`;

export const apiServer: DashboardDefinition = {
  title: 'API server',
  answers: 'Does the API server answer, in time and without errors, and who keeps it busy?',
  runbooks: ['api-server'],
  present: 'up{job="kube-apiserver"}',
  next: ['cluster', 'control-plane', 'kubelet'],
  rows: {
    'At a glance': [
      stat(
        'Availability',
        'Share of the requests of thirty days that were answered in time and without an error.',
        'percentunit',
        { '{{verb}}': `apiserver_request:availability30d{${CLUSTER}}` },
        { width: 12, limits: { warn: 0.99, bad: 0.98 } },
      ),
      stat('Servers up', 'API servers that could be scraped.', 'short', { now: `sum by (cluster) (up{${IN}})` }),
      stat('Requests', 'Requests answered in a second.', 'reqps', { now: REQUESTS }),
      stat(
        'Database',
        'Size of the database of the cluster, of the 8 GiB that EKS gives it.',
        'bytes',
        { now: `max by (cluster) (apiserver_storage_size_bytes{${IN}})` },
        { limits: { warn: 6_442_450_944, bad: 7_516_192_768 } },
      ),
    ],
    'Error budget': [
      graph('Burnt within an hour', 'Share of the requests that failed or were slow, over an hour.', 'percentunit', {
        '{{verb}}': burn('1h'),
      }),
      graph('Burnt within a day', 'Share of the requests that failed or were slow, over a day.', 'percentunit', {
        '{{verb}}': burn('1d'),
      }),
    ],
    Requests: [
      graph('Requests by code', 'Requests answered in a second.', 'reqps', {
        '{{code}}': `sum by (cluster, code) (code_resource:apiserver_request_total:rate5m{${CLUSTER}})`,
      }),
      graph('Requests by resource', 'Requests answered in a second: the ten resources with the most.', 'reqps', {
        '{{resource}}': `topk by (cluster) (10, sum by (cluster, resource) (code_resource:apiserver_request_total:rate5m{${CLUSTER}}))`,
      }),
      graph('Errors', 'Share of the requests that ended in a server error.', 'percentunit', {
        errors: share(rates('', `apiserver_request_total{${IN},code=~"5.."}`), REQUESTS),
      }),
      graph('Clients', 'Requests that programs of the cluster make in a second, by their job.', 'reqps', {
        '{{job}}': rates('job', `rest_client_requests_total{${CLUSTER}}`),
      }),
      graph('Slow reads', 'The time within which 99 % of the reads are answered: the ten slowest resources.', 's', {
        '{{resource}}': `topk by (cluster) (10, max by (cluster, resource) (${slow('read')}))`,
      }),
      graph('Slow writes', 'The time within which 99 % of the writes are answered: the ten slowest resources.', 's', {
        '{{resource}}': `topk by (cluster) (10, max by (cluster, resource) (${slow('write')}))`,
      }),
    ],
    Saturation: [
      graph('Requests in flight', 'Requests that are being worked on.', 'short', {
        '{{request_kind}}': `sum by (cluster, request_kind) (apiserver_current_inflight_requests{${IN}})`,
      }),
      graph('Requests refused', 'Requests that were turned away in a second, to protect the server.', 'reqps', {
        '{{priority_level}} {{reason}}': rates(
          'priority_level, reason',
          `apiserver_flowcontrol_rejected_requests_total{${IN}}`,
        ),
        'given up': orNone(rates('', `apiserver_request_terminations_total{${IN}}`), REQUESTS),
      }),
      graph('Webhooks', 'The time that an admission webhook takes, on average.', 's', {
        '{{name}}': `
          ${rates('name', `apiserver_admission_webhook_admission_duration_seconds_sum{${IN}}`)}
          / ${rates('name', `apiserver_admission_webhook_admission_duration_seconds_count{${IN}}`)}`,
      }),
      graph('Webhooks that failed', 'Requests that a webhook refused or could not judge, in a second.', 'reqps', {
        '{{name}} {{error_type}}': rates('name, error_type', `apiserver_admission_webhook_rejection_count{${IN}}`),
      }),
      graph('CPU', 'Cores that each API server uses.', 'short', {
        '{{instance}}': `sum by (cluster, instance) (${rate(`process_cpu_seconds_total{${IN}}`)})`,
      }),
      graph('Memory', 'Memory that each API server has.', 'bytes', {
        '{{instance}}': `sum by (cluster, instance) (process_resident_memory_bytes{${IN}})`,
      }),
    ],
    'Going away': [
      graph(
        'APIs out of use',
        'APIs that were asked for and will be removed, with the release that removes them.',
        'short',
        {
          '{{group}}/{{version}} {{resource}} by {{removed_release}}': `max by (cluster, group, version, resource, removed_release) (apiserver_requested_deprecated_apis{${IN}})`,
        },
      ),
      graph(
        'Aggregated APIs away',
        'APIs that other servers offer and that do not answer: 1 where it is so.',
        'short',
        {
          '{{name}}': `max by (cluster, name) (aggregator_unavailable_apiservice{${IN}})`,
        },
      ),
    ],
  },
};
