import { checkPromql, losesLabel, metricNames } from '@promontory/rules';
import { dashboard, DASHBOARD_NAMES, queriesOf, readsOf, withoutVariables } from '../src/index.js';

const all = DASHBOARD_NAMES.flatMap((name) => queriesOf(dashboard(name)).map((query) => ({ name, ...query })));
const where = ({ name, panel, refId }: (typeof all)[number]): string => `${name} › ${panel} ${refId}`;
const wrong = (of: (query: (typeof all)[number]) => string | undefined): string[] =>
  all.flatMap((query) => {
    const message = of(query);
    return message === undefined ? [] : [`${where(query)}: ${message}: ${query.expr}`];
  });

/** The braces of every selector of a query. */
const selectors = (expr: string): string[] => {
  const text = withoutVariables(expr);
  const named = metricNames(text).flatMap((name) =>
    [...text.matchAll(new RegExp(`(?<![\\w:])${name}(?![\\w:])(\\{[^}]*\\})?`, 'g'))].map(
      ([, braces]) => braces ?? '{}',
    ),
  );
  return [...named, ...[...text.matchAll(/(?:^|[\s(])(\{[^}]*\})/g)].map(([, braces = '']) => braces)];
};

test('there are queries to judge', () => {
  expect(all.length).toBeGreaterThan(350);
  expect(all.filter((query) => selectors(query.expr).length === 0).map(where)).toEqual([]);
});

test('every query is PromQL by the official grammar', () => {
  expect(wrong(({ expr }) => checkPromql(withoutVariables(expr))?.message)).toEqual([]);
});

test('no query mixes the numbers of one cluster with those of another', () => {
  expect(wrong(({ expr }) => losesLabel(withoutVariables(expr), 'cluster')?.message)).toEqual([]);
});

test('every selector of a panel asks for the clusters that were chosen', () => {
  const panels = all.filter(({ panel }) => panel !== '$cluster');
  expect(
    panels
      .filter(({ expr }) => !selectors(expr).every((braces) => /[{,]cluster=~?"x"/.test(braces)))
      .map((query) => `${where(query)}: ${query.expr}`),
  ).toEqual([]);
});

test('a choice of several is matched by an expression, a choice of one by equality', () => {
  for (const name of DASHBOARD_NAMES) {
    const made = dashboard(name);
    const multi = new Map((made.model.templating.list ?? []).map((of) => [of.name, of.multi ?? false]));
    for (const { expr } of queriesOf(made)) {
      for (const [, operator, variable = ''] of expr.matchAll(/(=~|=)"\$(\w+)"/g)) {
        expect([name, variable, operator]).toEqual([name, variable, multi.get(variable) === true ? '=~' : '=']);
      }
    }
  }
});

test('rates are over the window that Grafana computes from the scrape interval', () => {
  const windows = all.flatMap(({ expr }) =>
    [...expr.matchAll(/\b(?:rate|irate|increase)\(.*?\[([^\]]+)\]/g)].map(([, window]) => window),
  );
  expect(windows.length).toBeGreaterThan(100);
  expect([...new Set(windows)]).toEqual(['$__rate_interval']);
});

test('counters are read as rates, and nothing else is', () => {
  // What is written in a query under `rate(` is a counter: by its name, or a counter that was never called one.
  const odd =
    /^(awscni_|certmanager_|node_vmstat_|node_ethtool_|DCGM_FI_DEV_PCIE_REPLAY_COUNTER|kubelet_evictions|galley_|pilot_|sidecar_|apiserver_admission_webhook_rejection_count|nginx_ingress_controller_requests|otelcol_|aws_ebs_)/;
  const counter = /_(total|bucket|sum|count)$/;
  const rated = all.flatMap(({ expr }) => [...expr.matchAll(/\brate\(([\w:]+)/g)].map(([, metric = '']) => metric));
  expect([...new Set(rated)].filter((metric) => !counter.test(metric) && !odd.test(metric))).toEqual([]);
});

test('what a dashboard reads is what its queries and choices name', () => {
  expect(readsOf(dashboard('slo'))).toEqual([
    'slo:bad_events:rate5m',
    'slo:bad_ratio:rate1d',
    'slo:bad_ratio:rate1h',
    'slo:bad_ratio:rate3d',
    'slo:bad_ratio:rate5m',
    'slo:burn_rate:ratio',
    'slo:error_budget:remaining_ratio',
    'slo:events:rate5m',
    'slo:objective:ratio',
  ]);
});

test.each(DASHBOARD_NAMES)('row and title name each panel of %s', (name) => {
  const panels = dashboard(name).model.panels ?? [];
  let row = '';
  const names = panels.flatMap(({ type, title = '' }) => {
    if (type === 'row') row = title;
    return type === 'row' ? [] : [`${row}/${title}`];
  });
  expect(new Set(names).size).toBe(names.length);
  expect(
    new Set(queriesOf(dashboard(name)).flatMap((query) => (query.row ? [`${query.row}/${query.panel}`] : []))),
  ).toEqual(new Set(names));
});
