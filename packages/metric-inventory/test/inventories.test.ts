import { PRESET_NAMES } from '@promontory/scrape-config';
import { EXPORTERS, exposureOf, PRESET_INVENTORIES } from '../src/index.js';

const ALL = [...Object.values(PRESET_INVENTORIES), ...Object.values(EXPORTERS)];

test('every preset but annotated pods has an inventory', () => {
  expect(Object.keys(PRESET_INVENTORIES)).toEqual(PRESET_NAMES.filter((name) => name !== 'pods'));
});

test.each(ALL.map((inventory) => [inventory.exporter, inventory] as const))(
  'the inventory of %s is dated, says its version and source, and can be read',
  (_, { version, source, read, names, families, optional }) => {
    expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(version).toMatch(/\d/);
    expect(source).not.toBe('');
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))).toEqual([]);
    for (const family of [...families, ...optional.flatMap((one) => one.families)]) {
      expect(() => new RegExp(family)).not.toThrow();
    }
  },
);

test.each([
  ['kubelet', 'kubelet_pleg_relist_duration_seconds_bucket', 'named'],
  ['kubelet', 'kubelet_pleg_relist_duration_seconds', undefined],
  ['kubelet', 'rest_client_requests_total', 'named'],
  ['kubelet', 'go_goroutines', 'family'],
  ['kubelet', 'prober_probe_total', undefined],
  ['cadvisor', 'container_memory_working_set_bytes', 'named'],
  ['cadvisor', 'container_spec_cpu_quota', 'named'],
  ['cadvisor', 'container_hugetlb_usage_bytes', undefined],
  ['kube-apiserver', 'apiserver_request_sli_duration_seconds_bucket', 'named'],
  ['kube-apiserver', 'apiserver_admission_step_admission_duration_seconds_summary', 'named'],
  ['kube-apiserver', 'scheduler_pending_pods', undefined],
  ['kube-state-metrics', 'kube_pod_info', 'named'],
  ['kube-state-metrics', 'kube_role_info', 'optional'],
  ['kube-state-metrics', 'kube_pod_inof', undefined],
  ['node-exporter', 'node_cpu_seconds_total', 'named'],
  ['node-exporter', 'node_memory_MemAvailable_bytes', 'family'],
  ['node-exporter', 'node_ethtool_bw_in_allowance_exceeded', 'optional'],
  ['node-exporter', 'node_cpu_second_total', undefined],
] as const)('of %s, %s is %s', (preset, metric, exposure) => {
  expect(exposureOf(PRESET_INVENTORIES[preset], metric)).toBe(exposure);
});
