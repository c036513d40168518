import { dashboard, DASHBOARD_NAMES, readsOf } from '@promontory/dashboards';
import { producedBy } from '@promontory/metric-inventory';
import { PRESET_NAMES } from '@promontory/scrape-config';

/** All presets as they come, but for annotated pods, which might bring anything. */
const { stateOf } = producedBy(PRESET_NAMES.filter((name) => name !== 'pods').map((preset) => ({ preset })));

test.each(DASHBOARD_NAMES)('no preset drops what the dashboard %s reads', (name) => {
  const dropped = readsOf(dashboard(name)).filter((metric) => stateOf(metric).state === 'dropped');
  expect(dropped).toEqual([]);
});

test('an allow-list that lacked something would be told', () => {
  expect(stateOf('karpenter_nodes_age_seconds')).toEqual({ state: 'dropped', preset: 'karpenter', by: 'allowList' });
});
