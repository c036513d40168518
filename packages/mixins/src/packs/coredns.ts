import { definePack } from '../rule-pack.js';
import { ratio, seconds } from '../threshold.js';

const THRESHOLDS = {
  /** Share of answers that are errors of the server: ratio, 0 to 1. @default 0.03 */
  errors: ratio(0.03),
  /** How long an answer may take: seconds, 0 to 31536000. @default 1 */
  duration: seconds(1),
  /** Share of forwarded queries that end in an error: ratio, 0 to 1. @default 0.03 */
  forwardErrors: ratio(0.03),
  /** How long the resolver behind may take: seconds, 0 to 31536000. @default 1 */
  forwardDuration: seconds(1),
};

/** CoreDNS of EKS. Reads its own metrics, on port 9153 of its pods. */
export const coredns = definePack({
  name: 'coredns',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    const quantile = (by: string, metric: string): string =>
      `histogram_quantile(0.99, sum by (${by}, le) (rate(${metric}_bucket[${range()}])))`;
    return [
      {
        name: 'dns',
        rules: [
          {
            alert: 'CoreDNSErrorsHigh',
            expr: `
              sum by (cluster) (rate(coredns_dns_responses_total{rcode="SERVFAIL"}[${range()}]))
              / sum by (cluster) (rate(coredns_dns_responses_total[${range()}])) > ${t.errors}`,
            for: '10m',
            severity: 'critical',
            summary: 'DNS of {cluster} fails.',
            description: 'CoreDNS of {cluster} answers {value:percent} of queries with SERVFAIL.',
          },
          {
            alert: 'CoreDNSLatencyHigh',
            expr: `${quantile('cluster', 'coredns_dns_request_duration_seconds')} > ${t.duration}`,
            for: '10m',
            severity: 'critical',
            summary: 'DNS of {cluster} is slow.',
            description: 'One of a hundred queries to CoreDNS of {cluster} takes {value:duration} or longer.',
          },
          {
            alert: 'CoreDNSPanics',
            expr: `sum by (cluster) (increase(coredns_panics_total[${range('10m')}])) > 0`,
            severity: 'warning',
            summary: 'CoreDNS of {cluster} panics.',
            description: 'CoreDNS of {cluster} has met a fault in itself and goes on.',
          },
          {
            alert: 'CoreDNSReloadFailed',
            expr: `sum by (cluster) (increase(coredns_reload_failed_total[${range('10m')}])) > 0`,
            severity: 'warning',
            summary: 'CoreDNS of {cluster} cannot read its configuration.',
            description: 'CoreDNS of {cluster} goes on with the old Corefile, and will not start anew with this one.',
          },
          {
            alert: 'CoreDNSForwardErrorsHigh',
            expr: `
              sum by (cluster, to) (rate(coredns_proxy_request_duration_seconds_count{proxy_name="forward",rcode="SERVFAIL"}[${range()}]))
              / sum by (cluster, to) (rate(coredns_proxy_request_duration_seconds_count{proxy_name="forward"}[${range()}]))
              > ${t.forwardErrors}`,
            for: '10m',
            severity: 'warning',
            summary: 'The resolver behind CoreDNS of {cluster} fails.',
            description:
              '{to} answers {value:percent} of the queries that CoreDNS of {cluster} forwards with SERVFAIL.',
          },
          {
            alert: 'CoreDNSForwardLatencyHigh',
            expr: `
              histogram_quantile(0.99,
                sum by (cluster, to, le) (
                  rate(coredns_proxy_request_duration_seconds_bucket{proxy_name="forward"}[${range()}])
                )
              ) > ${t.forwardDuration}`,
            for: '10m',
            severity: 'warning',
            summary: 'The resolver behind CoreDNS of {cluster} is slow.',
            description:
              'One of a hundred queries that CoreDNS of {cluster} forwards to {to} takes {value:duration} or longer.',
          },
          {
            alert: 'CoreDNSForwardRejects',
            expr: `sum by (cluster) (increase(coredns_forward_max_concurrent_rejects_total[${range()}])) > 0`,
            for: '5m',
            severity: 'warning',
            summary: 'CoreDNS of {cluster} turns queries away.',
            description: 'CoreDNS of {cluster} forwards as many queries at once as it may, and refuses the rest.',
          },
        ],
      },
    ];
  },
});
