import { inhibitRules, PACK_NAMES } from '../src/index.js';
import { CASES } from './cases/index.js';
import { listed } from './harness/promtool-tests.js';

/** The labels that an alert has, by its cases. */
const LABELS = new Map(
  PACK_NAMES.flatMap((name) =>
    listed(CASES[name].alerts).map(([alert, { labels = {} }]) => {
      const [first = {}] = Array.isArray(labels) ? (labels as readonly Record<string, string>[]) : [labels];
      return [alert, new Set(['cluster', ...Object.keys(first)])] as const;
    }),
  ),
);
const alertsOf = (matcher = ''): string[] => /"(.*)"/.exec(matcher)?.[1]?.split('|') ?? [];
const rules = inhibitRules().filter(({ source_matchers }) => !source_matchers[0]?.includes('Slo'));

test.each(rules.map((rule) => [rule.source_matchers[0] ?? '', rule] as const))(
  'the alerts of the rule with source %s exist and have the labels that must be equal',
  (_, { source_matchers, target_matchers, equal }) => {
    for (const alert of [...alertsOf(source_matchers[0]), ...alertsOf(target_matchers[0])]) {
      expect([alert, equal.filter((label) => LABELS.get(alert)?.has(label) !== true)]).toEqual([alert, []]);
    }
  },
);

test('no alert hides itself', () => {
  for (const { source_matchers, target_matchers } of rules.filter((rule) => rule.source_matchers.length === 1)) {
    expect(alertsOf(target_matchers[0])).not.toContain(alertsOf(source_matchers[0])[0]);
  }
});

test('rules come for the packs in use alone', () => {
  expect(inhibitRules(['karpenter'])).toEqual([
    {
      source_matchers: ['alertname="KarpenterStateUnsynced"'],
      target_matchers: ['alertname=~"KarpenterQueueDeep"'],
      equal: ['cluster'],
    },
    {
      source_matchers: ['alertname="SloErrorBudgetBurn"', 'severity="critical"'],
      target_matchers: ['alertname="SloErrorBudgetBurn"', 'severity="warning"'],
      equal: ['cluster', 'slo'],
    },
  ]);
  expect(inhibitRules(['api-server']).map(({ source_matchers }) => source_matchers[0])).toEqual([
    'alertname="KubeAPIErrorBudgetBurn"',
    'alertname="SloErrorBudgetBurn"',
  ]);
  // AMP takes a hundred (user guide, 2026-07-14).
  expect(inhibitRules().length).toBeLessThan(50);
});
