import type { AlertCase, PackCases, RecordCase, Series } from '../harness/cases.js';
import { grown, HOUR, MINUTE, rate, type Samples } from '../harness/values.js';

const SERVER = 'job="kube-apiserver",instance="10.0.0.1:443"';
const server = (metric: string, labels: string, value: number | Samples): Series => ({
  [`${metric}{${SERVER}${labels === '' ? '' : `,${labels}`}}`]: value,
});
const requests = (verb: string, code: string, much: number | Samples): Series =>
  server(
    'apiserver_request_total',
    `verb="${verb}",code="${code}",resource="pods"`,
    typeof much === 'number' ? rate(much) : much,
  );
const latency = (verb: string, scope: string, le: string, fast: number, all: number): Series => {
  const labels = `verb="${verb}",scope="${scope}",resource="pods",subresource=""`;
  return {
    ...server('apiserver_request_sli_duration_seconds_bucket', `${labels},le="0.5"`, rate(0)),
    ...server('apiserver_request_sli_duration_seconds_bucket', `${labels},le="${le}"`, rate(fast)),
    ...server('apiserver_request_sli_duration_seconds_bucket', `${labels},le="+Inf"`, rate(all)),
    ...server('apiserver_request_sli_duration_seconds_count', labels, rate(all)),
  };
};
/** A hundred reads and a hundred writes a second, of which so many fail and so many are slow. */
const traffic = (failed: number, slow: number): Series => ({
  ...requests('GET', '200', 100 - failed),
  ...requests('GET', '500', failed),
  ...requests('POST', '201', 100 - failed),
  ...requests('POST', '503', failed),
  ...latency('GET', 'resource', '1', 50 - slow, 50),
  ...latency('LIST', 'namespace', '5', 30, 30),
  ...latency('LIST', 'cluster', '30.0', 20, 20),
  ...latency('POST', 'resource', '1.0', 100 - slow, 100),
  // Streams do not count.
  ...server('apiserver_request_sli_duration_seconds_count', 'verb="GET",scope="resource",subresource="log"', rate(500)),
});
const READS = 0.03;
const ratios = (value: number): RecordCase['gives'] => ({ '{verb="read"}': value, '{verb="write"}': value });
const burn = (at: number): RecordCase => ({ series: traffic(1, 2), gives: ratios(READS), at });

/** `failed` of a hundred, all the time. */
const burns = (long: string, short: string, failed: number, silent: number, value: string, at: number): AlertCase => ({
  fires: traffic(failed, 0),
  silent: traffic(silent, 0),
  rule: { long, short },
  value,
  at,
});
/** Beside two hundred good requests a second, bad ones from one second to another. */
const outage = (start: number, end: number, perSecond: number): Series => ({
  ...traffic(0, 0),
  ...requests('GET', '500', grown(start, end, perSecond)),
});
/** It is over: the long window still has it, the short one has not. */
const over = (long: string, short: string, at: number, since: number): AlertCase => ({
  ...burns(long, short, 50, 0, '50%', at),
  silent: outage(HOUR, at - since, 950),
});
const webhook = (perCall: number): Series => ({
  ...server('apiserver_admission_webhook_admission_duration_seconds_sum', 'name="policy"', rate(perCall)),
  ...server('apiserver_admission_webhook_admission_duration_seconds_count', 'name="policy"', rate(1)),
});
const client = (errors: number): Series => ({
  'rest_client_requests_total{job="kubelet",instance="n1",code="200"}': rate(100 - errors),
  'rest_client_requests_total{job="kubelet",instance="n1",code="500"}': rate(errors),
});
const certificate = (le: string): Series => ({
  ...server('apiserver_client_certificate_expiration_seconds_bucket', 'le="86400"', rate(le === '86400' ? 1 : 0)),
  ...server('apiserver_client_certificate_expiration_seconds_bucket', 'le="604800"', rate(le === '86400' ? 1 : 0)),
  ...server('apiserver_client_certificate_expiration_seconds_bucket', 'le="2592000"', rate(1)),
  ...server('apiserver_client_certificate_expiration_seconds_bucket', 'le="+Inf"', rate(1)),
});
const node = (name: string, version: string): Series => ({
  [`kube_node_info{node="${name}",kubelet_version="${version}"}`]: 1,
});
const terminated = (perSecond: number): Series => ({
  ...requests('GET', '200', 75),
  ...server('apiserver_request_terminations_total', 'verb="GET",code="504"', rate(perSecond)),
});
const deprecated = (release: string): Series =>
  server(
    'apiserver_requested_deprecated_apis',
    `group="batch",version="v1beta1",resource="cronjobs",removed_release="${release}"`,
    1,
  );

export const cases: PackCases = {
  records: {
    'cluster_verb:apiserver_requests:rate5m': { series: traffic(1, 2), gives: ratios(100) },
    'cluster_verb:apiserver_requests_bad:rate5m': [
      { series: traffic(1, 2), gives: ratios(3) },
      // Not one error ever: slow requests count all the same.
      {
        series: { ...requests('GET', '200', 100), ...latency('GET', 'resource', '1', 50, 60) },
        gives: { '{verb="read"}': 10 },
      },
    ],
    'apiserver_request:burnrate5m': burn(2400),
    'apiserver_request:burnrate30m': burn(3 * HOUR),
    'apiserver_request:burnrate1h': burn(3 * HOUR),
    'apiserver_request:burnrate2h': burn(3 * HOUR),
    'apiserver_request:burnrate6h': burn(7 * HOUR),
    'apiserver_request:burnrate1d': burn(7 * HOUR),
    'apiserver_request:burnrate3d': burn(7 * HOUR),
    'apiserver_request:availability30d': {
      series: traffic(1, 2),
      gives: { ...ratios(1 - READS), '{verb="all"}': 1 - READS },
      at: 7 * HOUR,
    },
    'cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile': {
      series: { ...latency('GET', 'resource', '1', 100, 100), ...latency('POST', 'resource', '1', 100, 100) },
      gives: {
        '{quantile="0.99",verb="read",resource="pods"}': 0.995,
        '{quantile="0.99",verb="write",resource="pods"}': 0.995,
      },
    },
    'code_resource:apiserver_request_total:rate5m': {
      series: { ...requests('GET', '200', 9), ...requests('LIST', '200', 1), ...requests('PATCH', '409', 2) },
      gives: { '{verb="read",code="200",resource="pods"}': 10, '{verb="write",code="409",resource="pods"}': 2 },
    },
  },
  alerts: {
    KubeAPIErrorBudgetBurn: [
      burns('1h', '5m', 20, 14, '20%', 2 * HOUR),
      over('1h', '5m', 2.5 * HOUR, 50 * MINUTE),
      over('6h', '30m', 8 * HOUR, HOUR),
      over('1d', '2h', 10 * HOUR, 3 * HOUR),
      over('3d', '6h', 14 * HOUR, 7 * HOUR),
      // It has only just begun: the short window has it, the long one has not.
      {
        fires: traffic(20, 0),
        silent: outage(2.1 * HOUR, 3 * HOUR, 50),
        rule: { long: '1h', short: '5m' },
        value: '20%',
        at: 2.5 * HOUR,
      },
      burns('6h', '30m', 8, 5, '8%', 7 * HOUR),
      burns('1d', '2h', 4, 2, '4%', 7 * HOUR),
      burns('3d', '6h', 2, 0.5, '2%', 10 * HOUR),
    ],
    KubeAPIDown: {
      fires: { ...server('up', '', 0), 'up{job="kube-apiserver",instance="10.0.0.2:443"}': 0 },
      silent: { ...server('up', '', 0), 'up{job="kube-apiserver",instance="10.0.0.2:443"}': 1 },
    },
    KubeAPITerminatedRequests: { fires: terminated(25), silent: terminated(15), value: '25%' },
    KubeApiRequestsRejected: {
      fires: server(
        'apiserver_flowcontrol_rejected_requests_total',
        'priority_level="workload-low",reason="queue-full"',
        rate(1),
      ),
      silent: server(
        'apiserver_flowcontrol_rejected_requests_total',
        'priority_level="workload-low",reason="queue-full"',
        rate(0.05),
      ),
      labels: { priority_level: 'workload-low', reason: 'queue-full' },
      value: '1.00',
    },
    KubeAggregatedAPIErrors: {
      fires: server(
        'aggregator_unavailable_apiservice_total',
        'name="v1beta1.metrics.k8s.io",reason="FailedDiscoveryCheck"',
        rate(0.05),
      ),
      silent: server(
        'aggregator_unavailable_apiservice_total',
        'name="v1beta1.metrics.k8s.io",reason="FailedDiscoveryCheck"',
        4,
      ),
      labels: { name: 'v1beta1.metrics.k8s.io', reason: 'FailedDiscoveryCheck' },
    },
    KubeAggregatedAPIDown: {
      fires: server('aggregator_unavailable_apiservice', 'name="v1beta1.metrics.k8s.io"', 1),
      silent: server('aggregator_unavailable_apiservice', 'name="v1beta1.metrics.k8s.io"', 0),
      labels: { name: 'v1beta1.metrics.k8s.io' },
      value: '0%',
    },
    KubeAdmissionWebhookErrors: {
      fires: server(
        'apiserver_admission_webhook_rejection_count',
        'name="policy",error_type="calling_webhook_error"',
        rate(0.1),
      ),
      // It works, and says no.
      silent: server('apiserver_admission_webhook_rejection_count', 'name="policy",error_type="no_error"', rate(0.1)),
      labels: { name: 'policy', error_type: 'calling_webhook_error' },
    },
    KubeAdmissionWebhookSlow: { fires: webhook(2), silent: webhook(0.5), labels: { name: 'policy' }, value: '2s' },
    KubeClientErrors: {
      fires: client(5),
      silent: client(0.5),
      labels: { job: 'kubelet', instance: 'n1' },
      value: '5%',
    },
    KubeClientCertificateExpiration: {
      fires: certificate('86400'),
      silent: certificate('2592000'),
      value: '14m 24s',
    },
    KubeVersionMismatch: {
      fires: { ...node('n1', 'v1.33.4-eks-1'), ...node('n2', 'v1.32.9-eks-2'), ...node('n3', 'v1.33.4-eks-1') },
      // Patches of one version, side by side.
      silent: { ...node('n1', 'v1.33.4-eks-1'), ...node('n2', 'v1.33.3-eks-7') },
      value: '2',
      at: 26 * HOUR,
    },
    KubeDeprecatedApiInUse: {
      fires: deprecated('1.25'),
      silent: deprecated(''),
      labels: { group: 'batch', version: 'v1beta1', resource: 'cronjobs', removed_release: '1.25' },
    },
    KubeApiStorageNearLimit: {
      fires: server('apiserver_storage_size_bytes', '', 7 * 1024 ** 3),
      silent: server('apiserver_storage_size_bytes', '', 5 * 1024 ** 3),
      value: '7Gi',
    },
  },
};
