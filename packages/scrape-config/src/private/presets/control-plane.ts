import type { ScrapeJob } from '../../scrape-job.js';
import { histograms } from './add-ons.js';

/** What EKS shows of the control plane that it runs (EKS user guide, "Fetch control plane raw metrics", Kubernetes 1.28). */
export const CONTROL_PLANE = {
  'kube-scheduler': {
    container: 'ksh',
    metrics: [
      'scheduler_(pending_pods|schedule_attempts_total|preemption_attempts_total)',
      ...histograms(
        'scheduler_preemption_victims',
        'scheduler_pod_scheduling_attempts',
        'scheduler_pod_scheduling_sli_duration_seconds',
        'scheduler_scheduling_attempt_duration_seconds',
      ),
      'rest_client_requests_total',
    ],
  },
  'kube-controller-manager': {
    container: 'kcm',
    metrics: [
      'workqueue_(depth|adds_total)',
      ...histograms('workqueue_(queue|work)_duration_seconds', 'cronjob_controller_job_creation_skew_duration_seconds'),
      'rest_client_requests_total',
    ],
  },
} as const;

/** One of `CONTROL_PLANE`. */
export type ControlPlaneName = keyof typeof CONTROL_PLANE;

/**
 * A job behind the API server. The collector needs `get` of `ksh/metrics` or `kcm/metrics` in the API group
 * `metrics.eks.amazonaws.com`: the access that AWS makes for managed scrapers has it, in-cluster collectors are given it.
 */
export function controlPlaneJob(name: ControlPlaneName, authorization: ScrapeJob['authorization']): ScrapeJob {
  return {
    job_name: name,
    scheme: 'https',
    metrics_path: `/apis/metrics.eks.amazonaws.com/v1/${CONTROL_PLANE[name].container}/container/metrics`,
    ...(authorization === undefined ? {} : { authorization }),
    kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['default'] } }],
    relabel_configs: [
      {
        source_labels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpoint_port_name'],
        regex: 'kubernetes;https',
        action: 'keep',
      },
    ],
  };
}
