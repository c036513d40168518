import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { DAY, grown, HOUR, rate, type Samples } from '../harness/values.js';

const WORKLOAD = 'destination_workload_namespace="shop",destination_workload="web"';
const labels = { destination_workload_namespace: 'shop', destination_workload: 'web' };
const request = (reporter: string, code: string, value: number | Samples, source = 'cart'): Series => ({
  [`istio_requests_total{${WORKLOAD},reporter="${reporter}",response_code="${code}",source_workload="${source}"}`]:
    value,
});
const requests = (errors: number, all = 10): Series => ({
  ...request('destination', '200', rate(all - errors)),
  ...request('destination', '503', rate(errors)),
  // The same requests, as the other side saw them.
  ...request('source', '200', rate(all - errors)),
  ...request('source', '503', rate(errors)),
});
const durations = (below: string, within: string, all = 10): Series => ({
  ...requests(0, all),
  ...histogram('istio_request_duration_milliseconds', `${WORKLOAD},reporter="destination"`, below, within),
});
const counted = (metric: string, series = '', of: Record<string, string> = {}): AlertCase => ({
  fires: { [`${metric}{${series}}`]: rate(0.05) },
  silent: { [`${metric}{${series}}`]: 3 },
  labels: of,
});
const ingress = (value: number | Samples): Series => request('source', '200', value, 'istio-ingressgateway');
const expires = (at: number): Series => ({ citadel_server_root_cert_expiry_timestamp: at });
const convergence = (below: string, within: string): Series =>
  histogram('pilot_proxy_convergence_time', '', below, within);

export const cases: PackCases = {
  records: {
    'cluster_workload:istio_requests:rate5m': { series: requests(1), gives: { [`{${WORKLOAD}}`]: 10 } },
    'cluster_workload:istio_errors:rate5m': { series: requests(1), gives: { [`{${WORKLOAD}}`]: 1 } },
  },
  alerts: {
    IstioServerErrors: [
      { fires: requests(1), silent: requests(0.25), labels, value: '10%' },
      { fires: requests(1), silent: requests(0.05, 0.0625), labels, value: '10%' },
    ],
    IstioWorkloadSlow: [
      {
        fires: durations('2000', '4000'),
        silent: {
          ...durations('1000', '2000'),
          // What the caller waited includes the network.
          ...histogram('istio_request_duration_milliseconds', `${WORKLOAD},reporter="source"`, '2000', '4000', 90),
        },
        labels,
        value: '3.98s',
      },
      {
        fires: durations('2000', '4000'),
        silent: durations('2000', '4000', 0.0625),
        labels,
        value: '3.98s',
      },
    ],
    IstioIngressNoTraffic: [
      {
        fires: ingress(grown(0, 1.5 * HOUR, 5)),
        silent: { ...ingress(rate(5)), ...request('source', '200', grown(0, 1.5 * HOUR, 5)) },
        labels: { source_workload: 'istio-ingressgateway' },
        at: 2.25 * HOUR,
      },
      // It never had any.
      {
        fires: ingress(grown(0, 1.5 * HOUR, 5)),
        silent: ingress(7),
        labels: { source_workload: 'istio-ingressgateway' },
        at: 2.25 * HOUR,
      },
    ],
    IstiodConfigRejected: counted('pilot_total_xds_rejects', 'type="cds"'),
    IstiodSendErrors: {
      fires: { 'pilot_xds_pushes{type="cds_senderr"}': rate(0.05) },
      silent: { 'pilot_xds_pushes{type="cds"}': rate(0.05) },
      labels: { type: 'cds_senderr' },
    },
    IstiodInternalErrors: counted('pilot_total_xds_internal_errors'),
    IstiodConvergenceSlow: { fires: convergence('10', '20'), silent: convergence('5', '10'), value: '19.9s' },
    IstiodInjectionFailures: counted('sidecar_injection_failure_total'),
    IstiodValidationFailures: counted('galley_validation_failed', 'group="networking.istio.io",resource="gateways"', {
      group: 'networking.istio.io',
      resource: 'gateways',
    }),
    IstiodRootCertificateExpiring: {
      fires: expires(29 * DAY + 2 * HOUR),
      silent: expires(31 * DAY),
      value: '29d 0h 0m 0s',
      at: 2 * HOUR,
    },
  },
};
