import type { PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { rate } from '../harness/values.js';

const PROXY = 'job="kube-proxy",instance="n1"';
const labels = { instance: 'n1' };
const sync = (below: string, within: string): Series =>
  histogram('kubeproxy_sync_proxy_rules_duration_seconds', PROXY, below, within);
const programming = (below: string, within: string): Series =>
  histogram('kubeproxy_network_programming_duration_seconds', PROXY, below, within);
const waits = (seconds: number): Series => ({
  [`kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds{${PROXY}}`]: 1000 + seconds,
  [`kubeproxy_sync_proxy_rules_last_timestamp_seconds{${PROXY}}`]: 1000,
});

export const cases: PackCases = {
  records: {},
  alerts: {
    KubeProxyDown: { fires: { [`up{${PROXY}}`]: 0 }, silent: { [`up{${PROXY}}`]: 1, 'up{job="web"}': 0 }, labels },
    KubeProxySyncSlow: { fires: sync('10', '20'), silent: sync('5', '10'), labels, value: '19.9s' },
    KubeProxyStale: { fires: waits(600), silent: waits(120), labels, value: '10m 0s' },
    KubeProxyRestoreFailures: {
      fires: { [`kubeproxy_sync_proxy_rules_iptables_restore_failures_total{${PROXY}}`]: rate(0.05) },
      silent: { [`kubeproxy_sync_proxy_rules_iptables_restore_failures_total{${PROXY}}`]: 2 },
      labels,
    },
    KubeProxyProgrammingSlow: { fires: programming('60', '160'), silent: programming('30', '60'), value: '2m 39s' },
  },
};
