import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, rates } from '../promql.js';

/** `exported_namespace` is the certificate’s where the job keeps `namespace` for the controller. */
const NAME = 'cluster, namespace, exported_namespace, name';
const EXPIRES = `(min by (${NAME}) (certmanager_certificate_expiration_timestamp_seconds{${IN}}) > 0) - time()`;
const RENEWS = `(max by (${NAME}) (certmanager_certificate_renewal_timestamp_seconds{${IN}}) > 0) - time()`;

export const certManager: DashboardDefinition = {
  title: 'cert-manager',
  answers: 'Which certificate ends next, and is every one renewed?',
  runbooks: ['cert-manager'],
  present: 'certmanager_certificate_expiration_timestamp_seconds',
  next: ['cluster', 'nginx'],
  rows: {
    'At a glance': [
      stat('Certificates', 'Certificates that cert-manager looks after.', 'short', {
        now: `count by (cluster) (max by (${NAME}) (certmanager_certificate_expiration_timestamp_seconds{${IN}}))`,
      }),
      stat(
        'Not ready',
        'Certificates that are not valid or not there.',
        'short',
        { now: `sum by (cluster) (certmanager_certificate_ready_status{${IN},condition!="True"})` },
        { limits: { warn: 1, bad: 5 } },
      ),
      stat(
        'First to end',
        'Time until the first certificate ends.',
        'dtdurations',
        { now: `min by (cluster) (${EXPIRES})` },
        { limits: { warn: 1_209_600, bad: 604_800 } },
      ),
    ],
    Certificates: [
      table('Certificates', 'One row for each certificate.', NAME.split(', '), {
        'Ends in': { expr: EXPIRES, unit: 'dtdurations' },
        'Is renewed in': { expr: RENEWS, unit: 'dtdurations' },
        Ready: {
          expr: `max by (${NAME}) (certmanager_certificate_ready_status{${IN},condition="True"})`,
          unit: 'short',
        },
      }),
    ],
    Work: [
      graph('Controllers', 'Objects that controllers look at in a second.', 'ops', {
        '{{controller}}': rates('controller', `certmanager_controller_sync_call_count{${IN}}`),
      }),
      graph('Errors', 'Objects in a second at which a controller failed.', 'ops', {
        '{{controller}}': rates('controller', `certmanager_controller_sync_error_count{${IN}}`),
      }),
      graph('Requests to the authority', 'Requests by ACME in a second, by what came back.', 'reqps', {
        '{{host}} {{status}}': `sum by (cluster, host, status) (
          rate(certmanager_acme_client_request_count{${IN}}[$__rate_interval])
          or rate(certmanager_http_acme_client_request_count{${IN}}[$__rate_interval])
        )`,
      }),
    ],
  },
};
