import { definePack } from '../rule-pack.js';
import { perSecond, ratio, seconds } from '../threshold.js';

// Scraped by a job that sets `namespace`, the ingress's own namespace is called `exported_namespace`.
const INGRESS = 'cluster, namespace, exported_namespace, ingress';

const THRESHOLDS = {
  /** Share of answers that are errors of the server: ratio, 0 to 1. @default 0.05 */
  serverErrors: ratio(0.05),
  /** Share of answers that are errors of the client: ratio, 0 to 1. @default 0.25 */
  clientErrors: ratio(0.25),
  /** How long one of a hundred answers may take: seconds, 0 to 31536000. @default 3 */
  duration: seconds(3),
  /** Requests under which shares mean nothing: per second, 0 to 1000000. @default 0.1 */
  traffic: perSecond(0.1),
  /** What certificates should be valid for: seconds, 0 to 31536000. @default 604800 */
  certificate: seconds(604_800),
};

/** The NGINX ingress controller, by its own metrics. */
export const nginx = definePack({
  name: 'nginx',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    const requests = (selector = ''): string =>
      `sum by (${INGRESS}) (rate(nginx_ingress_controller_requests${selector}[${range()}]))`;
    const share = (status: string, most: number): string => `
      (${requests(`{status=~"${status}"}`)} / ${requests()} > ${most}) and ${requests()} > ${t.traffic}`;
    return [
      {
        name: 'ingresses',
        rules: [
          {
            alert: 'NginxServerErrors',
            expr: share('5..', t.serverErrors),
            for: '5m',
            severity: 'critical',
            summary: 'Ingress {ingress} of {cluster} answers with errors.',
            description:
              '{value:percent} of the answers of ingress {ingress} in {cluster} have a status of 500 or more.',
          },
          {
            alert: 'NginxClientErrors',
            expr: share('4..', t.clientErrors),
            for: '15m',
            severity: 'info',
            summary: 'Ingress {ingress} of {cluster} refuses many requests.',
            description:
              '{value:percent} of the answers of ingress {ingress} in {cluster} have a status from 400 to 499.',
          },
          {
            alert: 'NginxSlow',
            expr: `
              (
                histogram_quantile(0.99,
                  sum by (${INGRESS}, le) (rate(nginx_ingress_controller_request_duration_seconds_bucket[${range()}]))
                ) > ${t.duration}
              )
              and ${requests()} > ${t.traffic}`,
            for: '10m',
            severity: 'warning',
            summary: 'Ingress {ingress} of {cluster} is slow.',
            description:
              'One of a hundred requests to ingress {ingress} in {cluster} takes {value:duration} or longer.',
          },
        ],
      },
      {
        name: 'controller',
        rules: [
          {
            alert: 'NginxConfigReloadFailed',
            expr: 'min by (cluster, namespace, pod) (nginx_ingress_controller_config_last_reload_successful) == 0',
            for: '5m',
            severity: 'critical',
            summary: 'NGINX {namespace}/{pod} of {cluster} cannot take its configuration.',
            description:
              '{namespace}/{pod} in {cluster} goes on with an old configuration: new pods and ingresses are not served.',
          },
          {
            alert: 'NginxCertificateExpiring',
            expr: `
              min by (cluster, host) (nginx_ingress_controller_ssl_expire_time_seconds > 0) - time() < ${t.certificate}`,
            for: '1h',
            severity: 'critical',
            summary: 'The certificate of {host} in {cluster} expires.',
            description: 'The certificate that NGINX of {cluster} shows for {host} is valid for {value:duration} more.',
          },
          {
            alert: 'NginxNoTraffic',
            expr: `
              sum by (cluster) (rate(nginx_ingress_controller_requests[${range('10m')}])) == 0
              and sum by (cluster) (rate(nginx_ingress_controller_requests[${range('10m')}] offset 1h)) > ${t.traffic}`,
            for: '10m',
            severity: 'critical',
            summary: 'No request reaches NGINX of {cluster} any more.',
            description: 'NGINX of {cluster} had traffic an hour ago and has none now: look before it.',
          },
        ],
      },
    ];
  },
});
