import fc from 'fast-check';
import { UNKNOWN } from '../../src/change.js';
import { dashboardModels, diffDashboard, diffFiles } from '../../src/diff/dashboard.js';
import type { Difference } from '../../src/diff/difference.js';
import { meaningOf } from '../../src/diff/index.js';
import { applyModel, diffModels } from '../../src/diff/model.js';
import { linesOf } from '../../src/diff/words.js';

const words = (differences: Difference[] | undefined): string[] =>
  linesOf({ kind: 'dashboard', differences: differences ?? [] });

const CPU = {
  id: 4,
  type: 'timeseries',
  title: 'CPU',
  gridPos: { x: 0, y: 1, w: 12, h: 8 },
  fieldConfig: { defaults: { unit: 'percentunit' } },
  targets: [{ refId: 'A', expr: 'sum(rate(cpu[5m]))', legendFormat: '{{pod}}' }],
};
const MEMORY = { ...CPU, id: 5, title: 'Memory', gridPos: { x: 12, y: 1, w: 12, h: 8 } };
const dashboard = (panels: readonly object[], more: object = {}): string =>
  JSON.stringify({ uid: 'pods', title: 'Pods', version: 3, panels, ...more });

const panel = fc.record({
  type: fc.constantFrom('timeseries', 'stat', 'row'),
  title: fc.constantFrom('CPU', 'Memory', '__proto__', ''),
  gridPos: fc.record({ y: fc.nat(3) }),
  targets: fc.array(fc.record({ refId: fc.constantFrom('A', 'B', '__proto__'), expr: fc.constantFrom('a', 'b') }), {
    maxLength: 2,
  }),
});
const any = fc
  .record({
    panels: fc.array(panel, { maxLength: 4 }),
    title: fc.constantFrom('Pods', 'Nodes'),
    templating: fc.record({
      list: fc.array(fc.record({ name: fc.constantFrom('cluster', 'pod'), query: fc.constantFrom('x', 'y') }), {
        maxLength: 3,
      }),
    }),
  })
  .map((one) => JSON.stringify(one));

test('a dashboard does not differ from itself, and differences make the other one', () => {
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(diffDashboard(one, one)).toEqual([]);
      const [before, after] = dashboardModels(one, other) ?? [new Map(), new Map()];
      expect(Object.fromEntries(applyModel(before, diffModels(before, after)))).toEqual(Object.fromEntries(after));
    }),
  );
});

test('panels are told by title, queries by their letter, variables by name', () => {
  const variables = (query: string): object => ({ templating: { list: [{ name: 'cluster', query }] } });
  expect(
    words(
      diffDashboard(
        dashboard([CPU], variables('label_values(up, cluster)')),
        dashboard(
          [{ ...CPU, fieldConfig: { defaults: { unit: 's' } }, targets: [{ ...CPU.targets[0], expr: 'sum(cpu)' }] }],
          variables('label_values(kube_node_info, cluster)'),
        ),
      ),
    ),
  ).toEqual([
    '~ variable cluster: query label_values(up, cluster) to label_values(kube_node_info, cluster)',
    '~ panel CPU: queries.A.expr sum(rate(cpu[5m])) to sum(cpu), fieldConfig.defaults.unit percentunit to s',
  ]);
});

test('a panel that comes moves the others, which is one difference; ids and versions that Grafana counts are none', () => {
  const moved = { ...MEMORY, id: 9, gridPos: { ...MEMORY.gridPos, y: 9 } };
  const told = words(diffDashboard(dashboard([MEMORY]), dashboard([CPU, moved], { version: 4 })));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^~ layout: panels /);
  expect(told[1]).toMatch(/^\+ panel CPU: .*type timeseries/);
  expect(words(diffDashboard(dashboard([CPU]), dashboard([{ ...CPU, id: 8 }], { version: 9 })))).toEqual([
    '(the same, in another order or layout)',
  ]);
});

test('panels of one title are told apart by their row, also of a row that is folded', () => {
  const row = (title: string, panels: readonly object[] = []): object => ({ type: 'row', title, panels });
  const other = { ...CPU, fieldConfig: {} };
  expect(
    words(
      diffDashboard(
        dashboard([row('Nodes'), CPU, row('Pods', [CPU])]),
        dashboard([row('Nodes'), CPU, row('Pods', [other])]),
      ),
    ),
  ).toEqual(['~ panel Pods / CPU: no longer fieldConfig.defaults {"unit":"percentunit"}']);
});

test('files of a ConfigMap: dashboards as such, all else place by place', () => {
  const file = (expr: string): string => dashboard([{ ...CPU, targets: [{ refId: 'A', expr }] }]);
  const told = (before: object, after: object): string[] => words(diffFiles(before, after));
  expect(told({ 'pods.json': file('a'), note: 'x' }, { 'pods.json': file('b'), note: 'y' })).toEqual([
    '~ panel CPU: queries.A.expr a to b',
    '~ note: x to y',
  ]);
  expect(told({ 'a.json': file('a'), 'b.json': file('a') }, { 'a.json': file('b'), 'b.json': file('c') })).toEqual([
    '~ a.json: panel CPU: queries.A.expr a to b',
    '~ b.json: panel CPU: queries.A.expr a to c',
  ]);
  expect(diffFiles(UNKNOWN, {})).toBeUndefined();
});

test('by type and attribute; what is no dashboard is read as what it is', () => {
  expect(meaningOf('grafana_dashboard', 'config_json', dashboard([]), dashboard([CPU]))?.kind).toBe('dashboard');
  expect(meaningOf('kubernetes_config_map_v1', 'data', { a: dashboard([]) }, { a: dashboard([CPU]) })?.kind).toBe(
    'dashboard',
  );
  expect(diffDashboard('{', dashboard([]))).toBeUndefined();
  expect(diffDashboard(dashboard([]), UNKNOWN)).toBeUndefined();
  expect(diffDashboard('{"a":1}', dashboard([]))).toBeUndefined();
});
