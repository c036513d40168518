import type { PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { DAY, grown, HOUR, rate } from '../harness/values.js';

const INGRESS = 'namespace="ingress",exported_namespace="shop",ingress="web"';
const labels = { namespace: 'ingress', exported_namespace: 'shop', ingress: 'web' };
const CONTROLLER = 'namespace="ingress",pod="nginx-0"';
const requests = (status: string, bad: number, all = 10): Series => ({
  [`nginx_ingress_controller_requests{${INGRESS},status="200"}`]: rate(all - bad),
  [`nginx_ingress_controller_requests{${INGRESS},status="${status}"}`]: rate(bad),
});
const durations = (below: string, within: string, all = 10): Series => ({
  ...requests('500', 0, all),
  ...histogram('nginx_ingress_controller_request_duration_seconds', `${INGRESS},status="200"`, below, within),
});
const expires = (at: number): Series => ({
  'nginx_ingress_controller_ssl_expire_time_seconds{host="shop.example.com"}': at,
});

export const cases: PackCases = {
  records: {},
  alerts: {
    NginxServerErrors: [
      { fires: requests('503', 1), silent: requests('503', 0.25), labels, value: '10%' },
      // One bad request in a quiet hour.
      { fires: requests('503', 1), silent: requests('503', 0.05, 0.0625), labels, value: '10%' },
    ],
    NginxClientErrors: [
      { fires: requests('404', 5), silent: requests('404', 2), labels, value: '50%' },
      { fires: requests('404', 5), silent: requests('404', 0.05, 0.0625), labels, value: '50%' },
    ],
    NginxSlow: [
      { fires: durations('3', '5'), silent: durations('1', '3'), labels, value: '4.98s' },
      { fires: durations('3', '5'), silent: durations('3', '5', 0.0625), labels, value: '4.98s' },
    ],
    NginxConfigReloadFailed: {
      fires: { [`nginx_ingress_controller_config_last_reload_successful{${CONTROLLER}}`]: 0 },
      silent: { [`nginx_ingress_controller_config_last_reload_successful{${CONTROLLER}}`]: 1 },
      labels: { namespace: 'ingress', pod: 'nginx-0' },
    },
    NginxCertificateExpiring: {
      fires: expires(6 * DAY + 2 * HOUR),
      silent: expires(8 * DAY),
      labels: { host: 'shop.example.com' },
      value: '6d 0h 0m 0s',
      at: 2 * HOUR,
    },
    NginxNoTraffic: {
      fires: { [`nginx_ingress_controller_requests{${INGRESS},status="200"}`]: grown(0, 1.5 * HOUR, 5) },
      silent: { [`nginx_ingress_controller_requests{${INGRESS},status="200"}`]: 5 },
      at: 2.25 * HOUR,
    },
  },
};
