import { dashboard, DASHBOARD_NAMES, readsOf } from '@promontory/dashboards';
import { isAlerting, metricNames } from '@promontory/rules';
import { KNOWN, RECORDS } from '../src/world.js';

test.each(DASHBOARD_NAMES)('%s reads only what a rule records or an exporter shows', (name) => {
  expect(readsOf(dashboard(name)).filter((metric) => !KNOWN.has(metric))).toEqual([]);
});

test('so do the records that dashboards read', () => {
  const read = new Set(DASHBOARD_NAMES.flatMap((name) => readsOf(dashboard(name))));
  const rules = RECORDS.flatMap((group) => group.rules).flatMap((rule) => (isAlerting(rule) ? [] : [rule]));
  const unknown = rules
    .filter(({ record }) => read.has(record))
    .flatMap(({ expr }) => metricNames(expr))
    .filter((metric) => !KNOWN.has(metric));
  expect(unknown).toEqual([]);
});
