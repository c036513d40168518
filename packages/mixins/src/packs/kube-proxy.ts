import { definePack } from '../rule-pack.js';
import { seconds } from '../threshold.js';

const NODE = 'cluster, instance';

const THRESHOLDS = {
  /** How long writing the rules of a node may take: seconds, 0 to 31536000. @default 10 */
  syncDuration: seconds(10),
  /** How long a change may wait to be written: seconds, 0 to 31536000. @default 300 */
  staleness: seconds(300),
  /** How long a change of endpoints may take until nodes have it: seconds, 0 to 31536000. @default 60 */
  programming: seconds(60),
};

/** kube-proxy, where it is scraped: EKS has it listen on 127.0.0.1 unless `metricsBindAddress` says otherwise. */
export const kubeProxy = definePack({
  name: 'kube-proxy',
  thresholds: THRESHOLDS,
  groups: ({ t, range, job }) => {
    const proxy = job('kube-proxy');
    const quantile = (by: string, metric: string): string =>
      `histogram_quantile(0.99, sum by (${by}, le) (rate(${metric}_bucket{${proxy}}[${range()}])))`;
    return [
      {
        name: 'proxies',
        rules: [
          {
            alert: 'KubeProxyDown',
            expr: `max by (${NODE}) (up{${proxy}}) == 0`,
            for: '15m',
            severity: 'warning',
            summary: 'kube-proxy on {instance} of {cluster} does not answer.',
            description: 'kube-proxy on {instance} of {cluster} could not be scraped for 15 minutes.',
          },
          {
            alert: 'KubeProxySyncSlow',
            expr: `${quantile(NODE, 'kubeproxy_sync_proxy_rules_duration_seconds')} > ${t.syncDuration}`,
            for: '15m',
            severity: 'warning',
            summary: 'kube-proxy on {instance} of {cluster} is slow.',
            description: 'Writing the rules of services on {instance} of {cluster} takes {value:duration}.',
          },
          {
            alert: 'KubeProxyStale',
            expr: `
              max by (${NODE}) (kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds{${proxy}})
              - max by (${NODE}) (kubeproxy_sync_proxy_rules_last_timestamp_seconds{${proxy}}) > ${t.staleness}`,
            for: '5m',
            severity: 'critical',
            summary: 'kube-proxy on {instance} of {cluster} does not follow.',
            description:
              'A change has waited {value:duration} on {instance} of {cluster}: connections there go to pods that are gone.',
          },
          {
            alert: 'KubeProxyRestoreFailures',
            expr: `
              sum by (${NODE}) (
                increase(kubeproxy_sync_proxy_rules_iptables_restore_failures_total{${proxy}}[${range('10m')}])
              ) > 0`,
            for: '10m',
            severity: 'warning',
            summary: 'kube-proxy on {instance} of {cluster} cannot write its rules.',
            description: 'iptables-restore fails again and again on {instance} of {cluster}.',
          },
          {
            alert: 'KubeProxyProgrammingSlow',
            expr: `${quantile('cluster', 'kubeproxy_network_programming_duration_seconds')} > ${t.programming}`,
            for: '15m',
            severity: 'warning',
            summary: 'Changes of services take long in {cluster}.',
            description:
              'One of a hundred changes of endpoints takes {value:duration} or longer until the nodes of {cluster} have it.',
          },
        ],
      },
    ];
  },
});
