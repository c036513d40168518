import type { AlertDefinition, GroupDefinition } from '../../definition.js';
import type { KubeletContext } from './kubelet.js';

const NODE = 'cluster, node';

/** What kubelets say of themselves. */
export const agents = ({ t, range, job }: KubeletContext): GroupDefinition => {
  const kubelet = job('kubelet');
  const certificate = (
    which: 'Client' | 'Server',
    level: { suffix: string; below: number; severity: AlertDefinition['severity'] },
  ): AlertDefinition => ({
    alert: `Kubelet${which}CertificateExpiration${level.suffix}`,
    expr: `min by (${NODE}) (kubelet_certificate_manager_${which.toLowerCase()}_ttl_seconds{${kubelet}}) < ${level.below}`,
    severity: level.severity,
    summary: `The ${which.toLowerCase()} certificate of kubelet on {node} in {cluster} expires.`,
    description: `Kubelet's ${which.toLowerCase()} certificate on {node} of {cluster} is valid for {value:duration} more and was not renewed.`,
  });
  const renewal = (which: 'Client' | 'Server', metric: string): AlertDefinition => ({
    alert: `Kubelet${which}CertificateRenewalErrors`,
    expr: `sum by (${NODE}) (increase(${metric}{${kubelet}}[${range()}])) > 0`,
    for: '15m',
    severity: 'warning',
    summary: `Kubelet on {node} in {cluster} cannot renew its ${which.toLowerCase()} certificate.`,
    description: `Renewing kubelet's ${which.toLowerCase()} certificate on {node} of {cluster} fails again and again.`,
  });
  return {
    name: 'agents',
    rules: [
      {
        alert: 'KubeletDown',
        expr: `max by (${NODE}) (up{${kubelet}}) == 0`,
        for: '15m',
        severity: 'critical',
        summary: 'Kubelet on {node} of {cluster} does not answer.',
        description: 'Metrics of kubelet on {node} of {cluster} have not been read for 15 minutes.',
      },
      {
        alert: 'KubeletNotScraped',
        // Only where some kubelet is scraped at all: else the job is not there, and that is a choice.
        expr: `
          max by (${NODE}) (kube_node_info{node!~"fargate-.+"})
          unless on (${NODE}) up{${kubelet}}
          and on (cluster) count by (cluster) (up{${kubelet}})`,
        for: '15m',
        severity: 'warning',
        summary: 'Kubelet on {node} of {cluster} is not scraped.',
        description:
          '{node} is a node of {cluster}, and the collector has no target for its kubelet: the node is not watched.',
      },
      {
        alert: 'KubeletPlegDurationHigh',
        expr: `
          histogram_quantile(0.99,
            sum by (${NODE}, le) (rate(kubelet_pleg_relist_duration_seconds_bucket{${kubelet}}[${range()}]))
          ) >= ${t.plegDuration}`,
        for: '5m',
        severity: 'warning',
        summary: 'Kubelet on {node} of {cluster} is slow to see its containers.',
        description:
          'Listing containers on {node} of {cluster} takes {value:duration}: soon the node counts as not ready.',
      },
      {
        alert: 'KubeletPodStartUpLatencyHigh',
        expr: `
          histogram_quantile(0.99,
            sum by (${NODE}, le) (rate(kubelet_pod_worker_duration_seconds_bucket{${kubelet}}[${range()}]))
          ) > ${t.podStart}`,
        for: '15m',
        severity: 'warning',
        summary: 'Pods start slowly on {node} of {cluster}.',
        description: 'Kubelet on {node} of {cluster} needs {value:duration} to start or change a pod.',
      },
      {
        alert: 'KubeletRuntimeErrors',
        expr: `
          sum by (${NODE}, operation_type) (rate(kubelet_runtime_operations_errors_total{${kubelet}}[${range()}]))
          / sum by (${NODE}, operation_type) (rate(kubelet_runtime_operations_total{${kubelet}}[${range()}]))
          > ${t.runtimeErrors}`,
        for: '15m',
        severity: 'warning',
        summary: 'The container runtime of {node} in {cluster} fails.',
        description: '{value:percent} of the operations {operation_type} on {node} of {cluster} fail.',
      },
      certificate('Client', { suffix: '', below: t.certificateTtl, severity: 'warning' }),
      certificate('Client', { suffix: 'Soon', below: t.certificateTtlSoon, severity: 'critical' }),
      certificate('Server', { suffix: '', below: t.certificateTtl, severity: 'warning' }),
      certificate('Server', { suffix: 'Soon', below: t.certificateTtlSoon, severity: 'critical' }),
      renewal('Client', 'kubelet_certificate_manager_client_expiration_renew_errors'),
      renewal('Server', 'kubelet_server_expiration_renew_errors'),
    ],
  };
};
