import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { rate } from '../harness/values.js';

const responses = (errors: number): Series => ({
  'coredns_dns_responses_total{rcode="SERVFAIL",zone="."}': rate(errors),
  'coredns_dns_responses_total{rcode="NXDOMAIN",zone="."}': rate(0.5 - errors),
  'coredns_dns_responses_total{rcode="NOERROR",zone="."}': rate(0.5),
});
const answers = (below: string, within: string): Series =>
  histogram('coredns_dns_request_duration_seconds', 'zone="."', below, within);
const forwarded = (below: string, within: string, proxy = 'forward'): Series =>
  histogram(
    'coredns_proxy_request_duration_seconds',
    `proxy_name="${proxy}",rcode="NOERROR",to="10.0.0.2:53"`,
    below,
    within,
  );
const forward = (errors: number): Series => ({
  'coredns_proxy_request_duration_seconds_count{proxy_name="grpc",rcode="SERVFAIL",to="10.0.0.2:53"}': rate(errors),
  'coredns_proxy_request_duration_seconds_count{proxy_name="forward",rcode="SERVFAIL",to="10.0.0.2:53"}': rate(errors),
  'coredns_proxy_request_duration_seconds_count{proxy_name="forward",rcode="NOERROR",to="10.0.0.2:53"}': rate(
    1 - errors,
  ),
});
const counted = (metric: string): AlertCase => ({ fires: { [metric]: rate(0.05) }, silent: { [metric]: 2 } });
const labels = { to: '10.0.0.2:53' };

export const cases: PackCases = {
  records: {},
  alerts: {
    CoreDNSErrorsHigh: { fires: responses(0.25), silent: responses(0.01), value: '25%' },
    CoreDNSLatencyHigh: { fires: answers('1', '2'), silent: answers('0.5', '1'), value: '1.99s' },
    CoreDNSPanics: counted('coredns_panics_total'),
    CoreDNSReloadFailed: counted('coredns_reload_failed_total'),
    CoreDNSForwardErrorsHigh: { fires: forward(0.25), silent: forward(0.01), labels, value: '25%' },
    CoreDNSForwardLatencyHigh: [
      { fires: forwarded('1', '2'), silent: forwarded('0.5', '1'), labels, value: '1.99s' },
      { fires: forwarded('1', '2'), silent: forwarded('1', '2', 'grpc'), labels, value: '1.99s' },
    ],
    CoreDNSForwardRejects: counted('coredns_forward_max_concurrent_rejects_total'),
  },
};
