import type { PackCases, Series } from '../harness/cases.js';

const QUOTA = 'namespace="shop",resourcequota="all",resource="pods"';
const labels = { namespace: 'shop', resourcequota: 'all', resource: 'pods' };
const used = (count: number): Series => ({
  [`kube_resourcequota{${QUOTA},type="used"}`]: count,
  [`kube_resourcequota{${QUOTA},type="hard"}`]: 20,
});
const hard = (resource: string, shop: number): Series => ({
  [`kube_resourcequota{namespace="shop",resourcequota="all",resource="limits.${resource}",type="hard"}`]: 400,
  [`kube_resourcequota{namespace="shop",resourcequota="all",resource="requests.${resource}",type="hard"}`]: shop,
  // Said twice, it counts once.
  [`kube_resourcequota{namespace="shop",resourcequota="all",resource="${resource}",type="hard"}`]: shop,
  [`kube_resourcequota{namespace="bank",resourcequota="all",resource="${resource}",type="hard"}`]: 4,
  'kube_node_status_allocatable{node="n1",resource="pods"}': 110,
  [`kube_node_status_allocatable{node="n1",resource="${resource}"}`]: 4,
  [`kube_node_status_allocatable{node="n2",resource="${resource}"}`]: 4,
});

export const cases: PackCases = {
  records: {},
  alerts: {
    KubeCPUQuotaOvercommit: { fires: hard('cpu', 10), silent: hard('cpu', 7), value: '175%' },
    KubeMemoryQuotaOvercommit: { fires: hard('memory', 10), silent: hard('memory', 7), value: '175%' },
    KubeQuotaAlmostFull: [
      { fires: used(19), silent: used(17), labels, value: '95%' },
      // What is used up has its own alert.
      { fires: used(19), silent: used(20), labels, value: '95%' },
    ],
    KubeQuotaFullyUsed: { fires: used(20), silent: used(19), labels },
    KubeQuotaExceeded: { fires: used(21), silent: used(20), labels, value: '105%' },
  },
};
