import type { ScrapeJob } from '../../scrape-job.js';
import { onPort, podOfTarget, RUNNING } from './add-on.js';
import { histograms, PROCESS } from './add-ons.js';

const APP = '__meta_kubernetes_pod_label_app';
const PORT_NAME = '__meta_kubernetes_pod_container_port_name';

/** istiod, by the label of its pods. */
export const ISTIOD = { labels: [APP], values: 'istiod' } as const;

export const ISTIO_METRICS: readonly string[] = [
  'istio_requests_total',
  ...histograms('istio_request_duration_milliseconds'),
  'istio_tcp_(connections_(opened|closed)|sent_bytes|received_bytes)_total',
  'pilot_(xds|xds_pushes|total_xds_rejects|total_xds_internal_errors)',
  ...histograms('pilot_proxy_convergence_time'),
  'galley_validation_(failed|passed)',
  'sidecar_injection_(failure|requests|success)_total',
  'citadel_server_root_cert_expiry_timestamp',
  ...PROCESS,
];

/**
 * istiod and the proxies, each at its own port (Istio, "Ports used by Istio", 1.31). The proxies' own port, not the one
 * at which Istio shows a program's metrics among theirs: that one belongs to the preset `pods`.
 */
export const istioJob: ScrapeJob = {
  job_name: 'istio',
  kubernetes_sd_configs: [{ role: 'pod' }],
  relabel_configs: [
    { source_labels: [PORT_NAME, APP], regex: '.*-envoy-prom;.*|ztunnel-stats;.*|.*;istiod', action: 'keep' },
    RUNNING,
    ...onPort(15_014, [APP, 'istiod']),
    ...onPort(15_090, [PORT_NAME, '.*-envoy-prom']),
    ...onPort(15_020, [PORT_NAME, 'ztunnel-stats']),
    {
      source_labels: [PORT_NAME],
      regex: '.*-envoy-prom|ztunnel-stats',
      target_label: '__metrics_path__',
      replacement: '/stats/prometheus',
    },
    ...podOfTarget,
    { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
  ],
};
