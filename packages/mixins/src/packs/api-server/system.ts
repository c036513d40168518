import type { GroupDefinition } from '../../definition.js';
import type { ApiServerContext } from './api-server.js';

/** The API server and what hangs on it: aggregated APIs, webhooks, clients, its storage. */
export const system = ({ t, range, job }: ApiServerContext): GroupDefinition => {
  const server = job('kube-apiserver');
  return {
    name: 'system',
    rules: [
      {
        alert: 'KubeAPIDown',
        expr: `max by (cluster) (up{${server}}) == 0`,
        for: '15m',
        severity: 'critical',
        summary: 'The API server of {cluster} does not answer the collector.',
        description: 'No endpoint of the API server of {cluster} could be scraped for 15 minutes.',
      },
      {
        alert: 'KubeAPITerminatedRequests',
        expr: `
          sum by (cluster) (rate(apiserver_request_terminations_total{${server}}[${range('10m')}]))
          / (
            sum by (cluster) (rate(apiserver_request_total{${server}}[${range('10m')}]))
            + sum by (cluster) (rate(apiserver_request_terminations_total{${server}}[${range('10m')}]))
          ) > ${t.terminated}`,
        for: '5m',
        severity: 'warning',
        summary: 'The API server of {cluster} cuts requests off.',
        description: 'The API server of {cluster} gave up on {value:percent} of its requests.',
      },
      {
        alert: 'KubeApiRequestsRejected',
        expr: `
          sum by (cluster, priority_level, reason) (rate(apiserver_flowcontrol_rejected_requests_total{${server}}[${range()}]))
          > ${t.rejected}`,
        for: '10m',
        severity: 'warning',
        summary: 'The API server of {cluster} turns clients away.',
        description:
          '{value:decimal} requests a second of priority level {priority_level} are refused in {cluster}: {reason}.',
      },
      {
        alert: 'KubeAggregatedAPIErrors',
        expr: `
          sum by (cluster, name, reason) (increase(aggregator_unavailable_apiservice_total{${server}}[${range()}])) > 0`,
        for: '10m',
        severity: 'warning',
        summary: 'The aggregated API {name} of {cluster} fails.',
        description: 'The aggregated API {name} of {cluster} is unavailable again and again: {reason}.',
      },
      {
        alert: 'KubeAggregatedAPIDown',
        expr: `
          1 - max by (cluster, name) (avg_over_time(aggregator_unavailable_apiservice{${server}}[${range('10m')}]))
          < ${t.aggregatedAvailability}`,
        for: '5m',
        severity: 'warning',
        summary: 'The aggregated API {name} of {cluster} is down.',
        description: 'The aggregated API {name} of {cluster} was there only {value:percent} of the last ten minutes.',
      },
      {
        alert: 'KubeAdmissionWebhookErrors',
        expr: `
          sum by (cluster, name, error_type) (
            rate(apiserver_admission_webhook_rejection_count{${server},error_type!="no_error"}[${range()}])
          ) > 0`,
        for: '10m',
        severity: 'warning',
        summary: 'Admission webhook {name} of {cluster} fails.',
        description:
          'Webhook {name} of {cluster} does not answer as it should ({error_type}): objects are refused because of it.',
      },
      {
        alert: 'KubeAdmissionWebhookSlow',
        expr: `
          sum by (cluster, name) (rate(apiserver_admission_webhook_admission_duration_seconds_sum{${server}}[${range()}]))
          / sum by (cluster, name) (rate(apiserver_admission_webhook_admission_duration_seconds_count{${server}}[${range()}]))
          > ${t.webhookDuration}`,
        for: '15m',
        severity: 'warning',
        summary: 'Admission webhook {name} of {cluster} is slow.',
        description: 'Webhook {name} of {cluster} takes {value:duration} on average, and every request waits for it.',
      },
      {
        alert: 'KubeClientErrors',
        expr: `
          sum by (cluster, job, instance) (rate(rest_client_requests_total{code=~"5.."}[${range()}]))
          / sum by (cluster, job, instance) (rate(rest_client_requests_total[${range()}])) > ${t.clientErrors}`,
        for: '15m',
        severity: 'warning',
        summary: 'Requests of {job} on {instance} to the API server of {cluster} fail.',
        description:
          '{value:percent} of the requests of {job} on {instance} to the API server of {cluster} end in an error.',
      },
      {
        alert: 'KubeClientCertificateExpiration',
        expr: `
          histogram_quantile(0.01,
            sum by (cluster, le) (rate(apiserver_client_certificate_expiration_seconds_bucket{${server}}[${range()}]))
          ) < ${t.clientCertificate}`,
        for: '5m',
        severity: 'warning',
        summary: 'Somebody uses a certificate in {cluster} that expires soon.',
        description:
          'A client of the API server of {cluster} shows a certificate that is valid for {value:duration} more.',
      },
      {
        alert: 'KubeVersionMismatch',
        expr: `
          count by (cluster) (
            count by (cluster, minor) (
              label_replace(kube_node_info, "minor", "$1", "kubelet_version", "v([0-9]+[.][0-9]+)[.].*")
            )
          ) > 1`,
        for: '1d',
        severity: 'info',
        summary: 'Nodes of {cluster} have different versions of Kubernetes.',
        description:
          'For a day nodes of {cluster} have had {value:number} minor versions: an upgrade was begun and not finished.',
      },
      {
        alert: 'KubeDeprecatedApiInUse',
        expr: `
          max by (cluster, group, version, resource, removed_release) (
            apiserver_requested_deprecated_apis{${server},removed_release!=""}
          ) > 0`,
        for: '15m',
        severity: 'info',
        summary: 'Somebody uses an API in {cluster} that Kubernetes {removed_release} has no more.',
        description: '{resource} of {group}/{version} was asked for in {cluster}. It is gone in {removed_release}.',
      },
      {
        alert: 'KubeApiStorageNearLimit',
        expr: `max by (cluster) (apiserver_storage_size_bytes{${server}}) > ${t.storageSize}`,
        for: '15m',
        severity: 'critical',
        summary: 'The database of {cluster} is nearly full.',
        description: 'The objects of {cluster} take {value:bytes}. At the limit of EKS the cluster becomes read-only.',
      },
    ],
  };
};
