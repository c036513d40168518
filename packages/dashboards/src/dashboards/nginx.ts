import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, quantile, quantiles, rates, share } from '../promql.js';

/** `exported_namespace` is the ingress’s where the job keeps `namespace` for the controller. */
const INGRESS = 'namespace, exported_namespace, ingress';
const LEGEND = '{{exported_namespace}} {{ingress}}';
const REQUESTS = rates(INGRESS, `nginx_ingress_controller_requests{${IN}}`);
const errors = (labels: string, code: string): string =>
  share(
    rates(labels, `nginx_ingress_controller_requests{${IN},status=~"${code}"}`),
    rates(labels, `nginx_ingress_controller_requests{${IN}}`),
  );
const DURATION = `nginx_ingress_controller_request_duration_seconds_bucket{${IN}}`;

export const nginx: DashboardDefinition = {
  title: 'NGINX ingress controller',
  answers: 'Which ingress gets requests, fails or is slow?',
  runbooks: ['nginx'],
  present: 'nginx_ingress_controller_config_last_reload_successful',
  next: ['cluster', 'namespace', 'cert-manager'],
  rows: {
    'At a glance': [
      stat('Controllers', 'Pods of the controller.', 'short', {
        now: `count by (cluster) (nginx_ingress_controller_config_last_reload_successful{${IN}})`,
      }),
      stat('Requests', 'Requests in a second.', 'reqps', {
        now: rates('', `nginx_ingress_controller_requests{${IN}}`),
      }),
      stat(
        'Server errors',
        'Share of the requests that ended in 5xx.',
        'percentunit',
        { now: errors('', '5..') },
        { limits: { warn: 0.01, bad: 0.05 } },
      ),
      stat('Slowest', 'The time within which 99 % of the requests are answered.', 's', {
        now: quantile(0.99, '', DURATION),
      }),
      stat(
        'Configuration',
        'Whether every controller could read its newest configuration: 1, or 0.',
        'short',
        { now: `min by (cluster) (nginx_ingress_controller_config_last_reload_successful{${IN}})` },
        { limits: { warn: 1, bad: 0 } },
      ),
      stat('Connections', 'Connections that are open.', 'short', {
        now: `sum by (cluster) (nginx_ingress_controller_nginx_process_connections{${IN},state="active"})`,
      }),
    ],
    Ingresses: [
      table('Ingresses', 'One row for each ingress.', ['cluster', 'namespace', 'exported_namespace', 'ingress'], {
        Requests: { expr: REQUESTS, unit: 'reqps' },
        'Client errors': { expr: errors(INGRESS, '4..'), unit: 'percentunit' },
        'Server errors': { expr: errors(INGRESS, '5..'), unit: 'percentunit' },
        p99: { expr: quantile(0.99, INGRESS, DURATION), unit: 's' },
      }),
      graph('Requests', 'Requests in a second.', 'reqps', { [LEGEND]: REQUESTS }),
      graph('Requests by status', 'Requests in a second.', 'reqps', {
        '{{status}}': rates('status', `nginx_ingress_controller_requests{${IN}}`),
      }),
      graph('Time', 'The time within which this share of the requests is answered.', 's', quantiles(DURATION)),
      graph('Server errors', 'Share of the requests that ended in 5xx.', 'percentunit', {
        [LEGEND]: errors(INGRESS, '5..'),
      }),
    ],
    Certificates: [
      graph(
        'Certificates end',
        'Time until the certificate of a host ends.',
        'dtdurations',
        {
          '{{host}}': `(min by (cluster, host) (nginx_ingress_controller_ssl_expire_time_seconds{${IN}}) > 0) - time()`,
        },
        { signed: true },
      ),
    ],
  },
};
