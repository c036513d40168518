import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { DAY, HOUR, rate } from '../harness/values.js';

const CERTIFICATE = 'namespace="shop",name="web"';
const labels = { namespace: 'shop', name: 'web' };
const expires = (at: number): Series => ({
  [`certmanager_certificate_expiration_timestamp_seconds{${CERTIFICATE}}`]: at,
});
const renews = (at: number): Series => ({ [`certmanager_certificate_renewal_timestamp_seconds{${CERTIFICATE}}`]: at });
const ready = (condition: string): Series => ({
  [`certmanager_certificate_ready_status{${CERTIFICATE},condition="${condition}"}`]: 1,
  [`certmanager_certificate_ready_status{${CERTIFICATE},condition="Unknown"}`]: 0,
});
const NEW = 'certmanager_acme_client_request_count';
const OLD = 'certmanager_http_acme_client_request_count';
const acme = (errors: number, metric: string): Series => ({
  [`${metric}{host="acme.example.com",status="429"}`]: rate(errors),
  [`${metric}{host="acme.example.com",status="200"}`]: rate(1 - errors),
});
const refused = (metric: string, other: string): AlertCase => ({
  fires: acme(0.25, metric),
  silent: acme(0.05, metric),
  without: [other],
  labels: { host: 'acme.example.com' },
  value: '25%',
});

export const cases: PackCases = {
  records: {},
  alerts: {
    CertManagerCertificateExpiring: [
      { fires: expires(6 * DAY + 2 * HOUR), silent: expires(8 * DAY), labels, value: '6d 0h 0m 0s', at: 2 * HOUR },
      // Not issued yet: there is no day on which it could expire.
      { fires: expires(6 * DAY + 2 * HOUR), silent: expires(0), labels, value: '6d 0h 0m 0s', at: 2 * HOUR },
    ],
    CertManagerRenewalOverdue: {
      fires: renews(HOUR),
      silent: renews(7 * HOUR),
      labels,
      value: '1d 5h 0m 0s',
      at: 30 * HOUR,
    },
    CertManagerCertificateNotReady: { fires: ready('False'), silent: ready('True'), labels },
    CertManagerAcmeErrors: [refused(NEW, OLD), refused(OLD, NEW)],
    CertManagerSyncErrors: {
      fires: { 'certmanager_controller_sync_error_count{controller="orders"}': rate(0.01) },
      silent: { 'certmanager_controller_sync_error_count{controller="orders"}': 3 },
      labels: { controller: 'orders' },
    },
  },
};
