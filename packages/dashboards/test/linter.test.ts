import type { Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { checkPromql } from '@promontory/rules';
import { dashboard, DASHBOARD_NAMES, UNITS, withoutVariables } from '../src/index.js';

/**
 * The rules of grafana/dashboard-linter, by their names (its docs/rules, looked at on 2026-11-21). The linter itself cannot
 * be had where tests run. Its rules of `job` and `instance` are held with `cluster`, which its own settings allow:
 * panels here choose a cluster, and many read records that have no job any more. Those of LogQL have nothing to judge.
 */
interface Target {
  readonly refId: string;
  readonly expr: string;
}

/** What is wrong, each with where it is. */
type Lint = (
  variables: readonly VariableModel[],
  panels: readonly Panel[],
  model: Readonly<Record<string, unknown>>,
) => string[];

const queries = (panels: readonly Panel[]): string[] =>
  panels.flatMap(({ targets = [] }) => (targets as unknown as readonly Target[]).map(({ expr }) => expr));
const among = (panels: readonly Panel[], isWrong: (panel: Panel) => boolean): string[] =>
  panels.filter(isWrong).map(({ title = '' }) => title);

// How often a container was started anew is read whole: it begins with the pod.
const RULES: Readonly<Record<string, Lint>> = {
  'template-datasource-rule': ([first]) =>
    first?.type === 'datasource' &&
    first.name === 'datasource' &&
    first.label === 'Data source' &&
    first.query === 'prometheus'
      ? []
      : ['the first variable'],
  'template-required-variables-rule': (variables) =>
    variables.some(({ name, type, label }) => name === 'cluster' && type === 'query' && label === 'Cluster')
      ? []
      : ['cluster'],
  'template-label-promql-rule': (variables) =>
    variables.flatMap(({ type, definition = '' }) => {
      if (type !== 'query') return [];
      const [, from] = /^label_values\((.+), \w+\)$/.exec(definition) ?? [];
      return from !== undefined && checkPromql(withoutVariables(from)) === undefined ? [] : [definition];
    }),
  'template-on-time-change-reload-rule': (variables) =>
    variables.filter(({ type, refresh }) => type === 'query' && refresh !== 2).map(({ name }) => name),
  'template-uneditable-rule': (_, __, { editable }) => (editable === false ? [] : ['editable']),
  'panel-datasource-rule': (_, panels) => among(panels, ({ datasource }) => datasource?.uid !== '${datasource}'),
  'panel-title-description-rule': (_, panels) =>
    among(panels, ({ title = '', description = '' }) => title === '' || description === ''),
  'panel-units-rule': (_, panels) =>
    among(panels, ({ fieldConfig }) => !UNITS.some((unit) => unit === fieldConfig?.defaults.unit)),
  'panel-no-targets-rule': (_, panels) => among(panels, ({ targets = [] }) => targets.length === 0),
  'target-promql-rule': (_, panels) =>
    queries(panels).filter((expr) => checkPromql(withoutVariables(expr)) !== undefined),
  'target-rate-interval-rule': (_, panels) =>
    queries(panels).filter((expr) =>
      [...expr.matchAll(/\b(?:rate|irate|increase)\([^[]*\[([^\]]+)\]/g)].some(
        ([, window]) => window !== '$__rate_interval',
      ),
    ),
  'target-counter-agg-rule': (_, panels) =>
    queries(panels).filter((expr) =>
      /\b(?:sum|avg|min|max)\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(\s*(?!kube_pod_container_status_restarts)[a-z]\w*_total\b(?!:)/.test(
        expr,
      ),
    ),
  'target-required-matchers-rule': (_, panels) => queries(panels).filter((expr) => !/cluster=~?"\$cluster"/.test(expr)),
  'element-reference-rule': (variables, panels) => {
    const known = [...variables.map(({ name }) => name), '__rate_interval', '__range', '__interval'];
    return queries(panels).filter((expr) =>
      [...expr.matchAll(/\$\{?(\w+)/g)].some(([, name = '']) => !known.includes(name)),
    );
  },
};

describe.each(Object.entries(RULES))('%s', (_, lint) => {
  test.each(DASHBOARD_NAMES)('%s', (name) => {
    const { model } = dashboard(name);
    const panels = ((model.panels ?? []) as readonly Panel[]).filter(({ type }) => type !== 'row');
    expect(lint(model.templating.list ?? [], panels, { ...model })).toEqual([]);
  });
});

// A rule that never speaks proves nothing.
test.each<[string, Partial<Record<'variables' | 'panels' | 'model', unknown>>]>([
  ['template-datasource-rule', { variables: [] }],
  ['template-required-variables-rule', { variables: [] }],
  ['template-label-promql-rule', { variables: [{ name: 'x', type: 'query', definition: 'label_values(up{, x)' }] }],
  ['template-on-time-change-reload-rule', { variables: [{ name: 'x', type: 'query', refresh: 1 }] }],
  ['template-uneditable-rule', { model: { editable: true } }],
  ['panel-datasource-rule', { panels: [{ title: 'x', datasource: { uid: 'mine' } }] }],
  ['panel-title-description-rule', { panels: [{ title: 'x' }] }],
  ['panel-units-rule', { panels: [{ title: 'x' }] }],
  ['panel-no-targets-rule', { panels: [{ title: 'x' }] }],
  ...(
    [
      ['target-promql-rule', 'sum('],
      ['target-rate-interval-rule', 'rate(x_total[5m])'],
      ['target-counter-agg-rule', 'sum by (cluster) (x_total)'],
      ['target-required-matchers-rule', 'up'],
      ['element-reference-rule', 'up{pod="$pdo"}'],
    ] as const
  ).map(([rule, expr]): [string, object] => [rule, { panels: [{ title: 'x', targets: [{ refId: 'A', expr }] }] }]),
])('%s finds what is wrong', (rule, { variables = [], panels = [], model = {} }) => {
  const found = RULES[rule]?.(variables as VariableModel[], panels as Panel[], model as Record<string, unknown>);
  expect(found).toHaveLength(1);
});
