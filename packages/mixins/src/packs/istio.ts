import { definePack } from '../rule-pack.js';
import { perSecond, ratio, seconds } from '../threshold.js';

const WORKLOAD = 'cluster, destination_workload_namespace, destination_workload';

const THRESHOLDS = {
  /** Share of answers that are errors of the server: ratio, 0 to 1. @default 0.05 */
  serverErrors: ratio(0.05),
  /** How long one of a hundred answers of a workload may take: seconds, 0 to 31536000. @default 2 */
  duration: seconds(2),
  /** Requests under which shares mean nothing: per second, 0 to 1000000. @default 0.1 */
  traffic: perSecond(0.1),
  /** How long a change may take until proxies have it: seconds, 0 to 31536000. @default 10 */
  convergence: seconds(10),
  /** What the root certificate should be valid for: seconds, 0 to 31536000. @default 2592000 */
  rootCertificate: seconds(2_592_000),
};

/** Istio: requests between workloads, and istiod. Reads the standard metrics of proxies, and those of istiod. */
export const istio = definePack({
  name: 'istio',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    // Seen from the receiving side, each request counts once.
    const requests = (more = ''): string =>
      `sum by (${WORKLOAD}) (rate(istio_requests_total{reporter=~"destination|waypoint"${more}}[${range()}]))`;
    const counted = (metric: string, by: string): string => `sum by (${by}) (increase(${metric}[${range('10m')}])) > 0`;
    return [
      {
        name: 'workloads',
        rules: [
          { record: 'cluster_workload:istio_requests:rate5m', expr: requests() },
          { record: 'cluster_workload:istio_errors:rate5m', expr: requests(',response_code=~"5.."') },
          {
            alert: 'IstioServerErrors',
            expr: `
              (${requests(',response_code=~"5.."')} / ${requests()} > ${t.serverErrors})
              and ${requests()} > ${t.traffic}`,
            for: '5m',
            severity: 'warning',
            summary: '{destination_workload_namespace}/{destination_workload} of {cluster} answers with errors.',
            description:
              '{value:percent} of the answers of {destination_workload_namespace}/{destination_workload} in {cluster} have a status of 500 or more.',
          },
          {
            alert: 'IstioWorkloadSlow',
            expr: `
              (
                histogram_quantile(0.99,
                  sum by (${WORKLOAD}, le) (
                    rate(istio_request_duration_milliseconds_bucket{reporter=~"destination|waypoint"}[${range()}])
                  )
                ) / 1000 > ${t.duration}
              )
              and ${requests()} > ${t.traffic}`,
            for: '10m',
            severity: 'warning',
            summary: '{destination_workload_namespace}/{destination_workload} of {cluster} is slow.',
            description:
              'One of a hundred requests to {destination_workload_namespace}/{destination_workload} in {cluster} takes {value:duration} or longer.',
          },
          {
            alert: 'IstioIngressNoTraffic',
            expr: `
              sum by (cluster, source_workload) (rate(istio_requests_total{reporter="source",source_workload=~".*ingress.*"}[${range('10m')}])) == 0
              and sum by (cluster, source_workload) (rate(istio_requests_total{reporter="source",source_workload=~".*ingress.*"}[${range('10m')}] offset 1h))
              > ${t.traffic}`,
            for: '10m',
            severity: 'critical',
            summary: 'No request comes through {source_workload} of {cluster} any more.',
            description: '{source_workload} of {cluster} had traffic an hour ago and has none now.',
          },
        ],
      },
      {
        name: 'istiod',
        rules: [
          {
            alert: 'IstiodConfigRejected',
            expr: counted('pilot_total_xds_rejects', 'cluster'),
            for: '10m',
            severity: 'warning',
            summary: 'Proxies of {cluster} refuse what istiod sends.',
            description: 'Proxies of {cluster} reject their configuration again and again, and go on with an old one.',
          },
          {
            alert: 'IstiodSendErrors',
            expr: counted('pilot_xds_pushes{type=~".+senderr"}', 'cluster, type'),
            for: '10m',
            severity: 'warning',
            summary: 'Istiod of {cluster} cannot send its configuration.',
            description: 'Sending ({type}) from istiod of {cluster} to proxies fails.',
          },
          {
            alert: 'IstiodInternalErrors',
            expr: counted('pilot_total_xds_internal_errors', 'cluster'),
            for: '10m',
            severity: 'warning',
            summary: 'Istiod of {cluster} has errors in itself.',
            description: 'Istiod of {cluster} fails at making the configuration of proxies.',
          },
          {
            alert: 'IstiodConvergenceSlow',
            expr: `
              histogram_quantile(0.99, sum by (cluster, le) (rate(pilot_proxy_convergence_time_bucket[${range()}])))
              > ${t.convergence}`,
            for: '15m',
            severity: 'warning',
            summary: 'Changes reach proxies of {cluster} late.',
            description:
              'One of a hundred changes takes {value:duration} or longer until the proxies of {cluster} have it.',
          },
          {
            alert: 'IstiodInjectionFailures',
            expr: counted('sidecar_injection_failure_total', 'cluster'),
            for: '5m',
            severity: 'critical',
            summary: 'Sidecars cannot be put into pods of {cluster}.',
            description: 'Injection fails in {cluster}: pods start without a sidecar, or not at all.',
          },
          {
            alert: 'IstiodValidationFailures',
            expr: counted('galley_validation_failed', 'cluster, group, resource'),
            for: '5m',
            severity: 'info',
            summary: 'Somebody applies wrong Istio objects in {cluster}.',
            description: 'Objects {resource} of {group} are refused in {cluster} again and again.',
          },
          {
            alert: 'IstiodRootCertificateExpiring',
            expr: `
              min by (cluster) (citadel_server_root_cert_expiry_timestamp > 0) - time() < ${t.rootCertificate}`,
            for: '1h',
            severity: 'critical',
            summary: 'The root certificate of the mesh in {cluster} expires.',
            description:
              'The root certificate of istiod in {cluster} is valid for {value:duration} more. After that nothing in the mesh talks.',
          },
        ],
      },
    ];
  },
});
