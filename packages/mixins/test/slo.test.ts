import { isAlerting, losesLabel, type Rule } from '@promontory/rules';
import { formatFinding, parseDuration } from '@promontory/vocabulary';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slo, type SloOptions } from '../src/index.js';
import type { AlertCase, RecordCase, Series } from './harness/cases.js';
import { ruleOf, TestFiles } from './harness/promtool-tests.js';
import { NOTE, withPromtool } from './harness/promtool.js';
import { DAY, grown, from, HOUR, MINUTE, rate } from './harness/values.js';

jest.setTimeout(120_000);

const OPTIONS: SloOptions = {
  name: 'checkout',
  objective: 0.99,
  errorQuery: 'sum by (cluster) (rate(http_requests_total{code=~"5.."}[$window]))',
  totalQuery: 'sum by (cluster) (rate(http_requests_total[$window]))',
};
const requests = (bad: number, good = 100 - bad): Series => ({
  'http_requests_total{code="200"}': rate(good),
  'http_requests_total{code="500"}': rate(bad),
});
const rulesOf = (options: Partial<SloOptions> = {}): readonly Rule[] =>
  slo({ ...OPTIONS, ...options }).groups.flatMap((group) => group.rules);
const expr = (record: string, options: Partial<SloOptions> = {}): string | undefined =>
  rulesOf(options).find((rule) => 'record' in rule && rule.record === record)?.expr;

const outage = (start: number, end: number, perSecond: number): Series => ({
  ...requests(0),
  'http_requests_total{code="500"}': grown(start, end, perSecond),
});
const label = { slo: 'checkout' };
const burn = (long: string, short: string, bad: number, silent: number, value: string, at: number): AlertCase => ({
  fires: requests(bad),
  silent: requests(silent),
  labels: label,
  rule: { long, short },
  value,
  at,
});
const ALERTS: readonly (readonly [alert: string, of: AlertCase])[] = [
  ['SloErrorBudgetBurn', burn('1h', '5m', 20, 14, '20%', 2 * HOUR)],
  ['SloErrorBudgetBurn', { ...burn('1h', '5m', 20, 0, '20%', 2.5 * HOUR), silent: outage(HOUR, 100 * MINUTE, 450) }],
  ['SloErrorBudgetBurn', { ...burn('1h', '5m', 20, 0, '20%', 2.5 * HOUR), silent: outage(2.1 * HOUR, 3 * HOUR, 25) }],
  ['SloErrorBudgetBurn', burn('6h', '30m', 8, 5, '8%', 7 * HOUR)],
  ['SloErrorBudgetBurn', burn('1d', '2h', 4, 2, '4%', 7 * HOUR)],
  ['SloErrorBudgetBurn', burn('3d', '6h', 2, 0.5, '2%', 10 * HOUR)],
  ['SloErrorBudgetExhausted', { fires: requests(2), silent: requests(0.5), labels: label, at: 3 * HOUR }],
  [
    'SloEventsMissing',
    {
      fires: { 'http_requests_total{code="200"}': from(HOUR, undefined, 7) },
      silent: requests(1),
      labels: label,
      at: 1.75 * HOUR,
    },
  ],
];
const record = (gives: number, at = 7 * HOUR): RecordCase => ({
  series: requests(2),
  gives: { '{slo="checkout"}': gives },
  at,
});
const RECORDS: Readonly<Record<string, RecordCase>> = {
  'slo:events:rate5m': record(100, 2400),
  'slo:bad_events:rate5m': record(2, 2400),
  ...Object.fromEntries(
    ['5m', '30m', '1h', '2h', '6h', '1d', '3d'].map((w) => [`slo:bad_ratio:rate${w}`, record(0.02)]),
  ),
  'slo:objective:ratio': record(0.99, 2400),
  'slo:burn_rate:ratio': record(2, 2400),
  'slo:error_budget:remaining_ratio': record(-1),
};

withPromtool.each(['15s', '30s', '60s', '6m'])(
  `promtool agrees on every alert and record, scraped every %s${NOTE}`,
  (scrapeInterval) => {
    const interval = (parseDuration(scrapeInterval) ?? 0) / 1000;
    const { groups } = slo({ ...OPTIONS, scrapeInterval });
    const tests = new TestFiles();
    const rules = groups.flatMap((group) => group.rules);
    for (const [alert, of] of ALERTS) tests.addAlert(groups, alert, of, interval);
    for (const [name, of] of Object.entries(RECORDS)) tests.addRecord(groups, name, of, interval);
    expect(tests.run()).toBe('');

    expect(new Set(ALERTS.map(([alert, of]) => ruleOf(groups, alert, of)))).toEqual(new Set(rules.filter(isAlerting)));
    expect(rules.flatMap((rule) => (isAlerting(rule) ? [] : [rule.record]))).toEqual(Object.keys(RECORDS));
  },
);

withPromtool(`no bad event ever is no missing budget${NOTE}`, () => {
  const tests = new TestFiles();
  const of = { series: { 'http_requests_total{code="200"}': rate(5) }, gives: { '{slo="checkout"}': 1 }, at: DAY / 4 };
  tests.addRecord(slo(OPTIONS).groups, 'slo:error_budget:remaining_ratio', of, 60);
  expect(tests.run()).toBe('');
});

test('every expression keeps clusters and objectives apart', () => {
  expect(
    rulesOf()
      .map((rule) => losesLabel(rule.expr, 'cluster'))
      .filter((lost) => lost !== undefined),
  ).toEqual([]);
  expect(slo(OPTIONS).groups.map(({ name }) => name)).toEqual(['slo.checkout']);
  expect(slo(OPTIONS).reads).toEqual(['http_requests_total']);
  expect(expr('slo:bad_ratio:rate1h')).toBe(
    'sum_over_time(slo:bad_events:rate5m{slo="checkout"}[1h]) / sum_over_time(slo:events:rate5m{slo="checkout"}[1h])',
  );
});

test('the objective, the window and the scrape interval are seen in thresholds and ranges', () => {
  const thresholds = (options: Partial<SloOptions>): (string | undefined)[] =>
    rulesOf(options).flatMap((rule) =>
      isAlerting(rule) && rule.alert === 'SloErrorBudgetBurn' ? [/> ([\d.]+)$/.exec(rule.expr)?.[1]] : [],
    );
  expect(thresholds({})).toEqual(['0.144', '0.06', '0.03', '0.01']);
  expect(thresholds({ objective: 0.999 })).toEqual(['0.0144', '0.006', '0.003', '0.001']);
  expect(thresholds({ window: '7d' })).toEqual(['0.0336', '0.014', '0.01', '0.01']);
  expect(expr('slo:error_budget:remaining_ratio', { window: '28d' })).toContain('[28d]');
  expect(expr('slo:events:rate5m', { scrapeInterval: '90s' })).toContain('[6m]');
});

test('labels, team, overrides, interval and runbook are those of the options', () => {
  const options = {
    labels: { service: 'web' },
    team: 'shop',
    runbookUrl: 'https://wiki.example.com',
    interval: '2m',
    disable: ['SloEventsMissing'],
    overrides: { SloErrorBudgetExhausted: { severity: 'info' } },
  } as const;
  const rules = rulesOf(options);
  expect(rules[0]?.labels).toEqual({ service: 'web', slo: 'checkout' });
  expect(rules.filter(isAlerting).map(({ alert }) => alert)).not.toContain('SloEventsMissing');
  expect(rules.filter(isAlerting).at(-1)).toMatchObject({
    alert: 'SloErrorBudgetExhausted',
    labels: { severity: 'info', team: 'shop', service: 'web' },
    annotations: { runbook_url: 'https://wiki.example.com/slo.md#sloerrorbudgetexhausted' },
  });
  expect(slo({ ...OPTIONS, ...options }).groups[0]?.interval).toBe('2m');
});

test('everything wrong with an objective is said at once', () => {
  const wrong = {
    name: 'Check out',
    objective: 99.9,
    window: '1h',
    errorQuery: 'sum(rate(http_requests_total[$window]))',
    totalQuery: 'rate(x)',
    labels: { severity: 'page', 'a-b': 'c', d: 1 },
    disable: ['SloBurn'],
    team: '',
  } as unknown as SloOptions;
  expect(slo(wrong)).toMatchObject({ groups: [], reads: [] });
  expect(slo(wrong).findings.map(formatFinding)).toEqual([
    'MixinsText: got "", expected a text; write one (at team)',
    'MixinsUnknownAlert: got SloBurn, expected an alert of objectives; remove it (at disable[0])',
    `MixinsSloName: got "Check out", expected lower-case letters, digits and '-', a letter first, at most 63; write one such as 'checkout-availability' (at name)`,
    'MixinsSloObjective: got the number 99.9, expected a share from 0.5 to 0.99999; write 0.999 for 99.9 % (at objective)',
    `MixinsSloWindow: got "1h", expected a duration from 7d to 90d: AMP's queries reach back 95 days (AMP user guide, 2026-07-14); write one such as '30d' (at window)`,
    "MixinsSloCluster: got an aggregation without 'by (cluster, …)', expected a query that keeps cluster: clusters share a workspace; write 'by (cluster, …)' (at errorQuery)",
    'MixinsSloQuery: got rate() wants a range such as x[5m], not an instant vector, expected an instant vector in PromQL; mend the expression (at totalQuery)',
    'MixinsSloLabel: got severity, expected a label other than slo, long, short, severity, team, alertname, cluster, __name__; rename it (at labels.severity)',
    'MixinsSloLabel: got a-b, expected a label other than slo, long, short, severity, team, alertname, cluster, __name__; rename it (at labels.a-b)',
    'MixinsSloLabel: got the number 1, expected a text; quote the value (at labels.d)',
  ]);
});

test('the page of objectives has each of their alerts', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'runbooks', 'slo.md'), 'utf8');
  const alerts = [
    ...new Set(
      rulesOf()
        .filter(isAlerting)
        .map(({ alert }) => alert),
    ),
  ];
  expect(
    [...page.matchAll(/^## (Slo\w+)\n\n\*\*Meaning:\*\* .+\n\n\*\*Look at:\*\* .+\n\n\*\*Do:\*\* /gm)].map(
      ([, name]) => name,
    ),
  ).toEqual(alerts);
});
