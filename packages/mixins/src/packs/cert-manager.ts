import { definePack } from '../rule-pack.js';
import { ratio, seconds } from '../threshold.js';

const CERTIFICATE = 'cluster, namespace, name';

const THRESHOLDS = {
  /** What a certificate should be valid for: seconds, 0 to 31536000. @default 604800 */
  validity: seconds(604_800),
  /** How long a renewal may be overdue: seconds, 0 to 31536000. @default 86400 */
  overdue: seconds(86_400),
  /** Share of requests to a certificate authority that fail: ratio, 0 to 1. @default 0.1 */
  acmeErrors: ratio(0.1),
};

/** Since cert-manager 1.19 without `http` in its name. */
const requests = (selector: string, window: string): string => `
  sum by (cluster, host) (
    rate(certmanager_acme_client_request_count${selector}[${window}])
    or rate(certmanager_http_acme_client_request_count${selector}[${window}])
  )`;

/** cert-manager and its certificates. Reads its own metrics, on port 9402. */
export const certManager = definePack({
  name: 'cert-manager',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => [
    {
      name: 'certificates',
      rules: [
        {
          alert: 'CertManagerCertificateExpiring',
          expr: `
            (min by (${CERTIFICATE}) (certmanager_certificate_expiration_timestamp_seconds) > 0) - time() < ${t.validity}`,
          for: '1h',
          severity: 'critical',
          summary: 'Certificate {namespace}/{name} of {cluster} expires.',
          description: '{namespace}/{name} in {cluster} is valid for {value:duration} more and was not renewed.',
        },
        {
          alert: 'CertManagerRenewalOverdue',
          expr: `
            time() - (max by (${CERTIFICATE}) (certmanager_certificate_renewal_timestamp_seconds) > 0) > ${t.overdue}`,
          for: '1h',
          severity: 'warning',
          summary: 'Certificate {namespace}/{name} of {cluster} should have been renewed.',
          description: 'Renewing {namespace}/{name} in {cluster} is overdue by {value:duration}.',
        },
        {
          alert: 'CertManagerCertificateNotReady',
          expr: `max by (${CERTIFICATE}) (certmanager_certificate_ready_status{condition!="True"}) == 1`,
          for: '15m',
          severity: 'warning',
          summary: 'Certificate {namespace}/{name} of {cluster} is not ready.',
          description: '{namespace}/{name} in {cluster} was not issued.',
        },
        {
          alert: 'CertManagerAcmeErrors',
          expr: `
            ${requests('{status=~"4..|5.."}', range('15m'))} / ${requests('', range('15m'))} > ${t.acmeErrors}`,
          for: '15m',
          severity: 'warning',
          summary: '{host} refuses requests of cert-manager in {cluster}.',
          description: '{value:percent} of the requests of cert-manager in {cluster} to {host} fail.',
        },
        {
          alert: 'CertManagerSyncErrors',
          expr: `sum by (cluster, controller) (increase(certmanager_controller_sync_error_count[${range('15m')}])) > 0`,
          for: '1h',
          severity: 'info',
          summary: 'Controller {controller} of cert-manager in {cluster} fails.',
          description: 'Controller {controller} of cert-manager in {cluster} has failed for an hour.',
        },
      ],
    },
  ],
});
