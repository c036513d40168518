import { isAlerting, losesLabel, parseRules, renderRules } from '@promontory/rules';
import { parseDuration } from '@promontory/vocabulary';
import { PACK_NAMES, packs } from '../src/index.js';
import { CASES } from './cases/index.js';
import { listed, ruleOf, rulesText, unheard } from './harness/promtool-tests.js';
import { NOTE, promtool, withPromtool } from './harness/promtool.js';

const INTERVALS = ['15s', '30s', '60s', '5m'];

describe.each(PACK_NAMES)('%s', (name) => {
  const pack = packs[name];
  const { groups, findings } = pack();
  const rules = groups.flatMap((group) => group.rules);

  test('has a case for every alert and every record, and no case of anything else', () => {
    expect(findings).toEqual([]);
    expect(Object.keys(CASES[name].alerts).sort()).toEqual([...pack.alerts].sort());
    expect(Object.keys(CASES[name].records).sort()).toEqual([...pack.records].sort());
    // Of alerts with one name each has a case of its own.
    const meant = new Set(listed(CASES[name].alerts).map(([alert, of]) => ruleOf(groups, alert, of)));
    expect(meant.size).toBe(rules.filter(isAlerting).length);
  });

  test('keeps clusters apart in every expression', () => {
    expect(rules.map(({ expr }) => losesLabel(expr, 'cluster')).filter((lost) => lost !== undefined)).toEqual([]);
  });

  test('says of every alert what, how loud, whose and where to read on', () => {
    for (const rule of rules.filter(isAlerting)) {
      expect(rule.labels).toMatchObject({
        severity: expect.stringMatching(/^(critical|warning|info)$/),
        team: 'platform',
      });
      expect(Object.keys(rule.annotations ?? {})).toEqual(['summary', 'description', 'runbook_url']);
      for (const text of [rule.annotations?.['summary'], rule.annotations?.['description']]) {
        expect(text).toMatch(/^[A-Za-z{][^]*[.?]$/);
        expect(text).not.toMatch(/(?<!\{)\{\w/);
      }
      expect(rule.annotations?.['summary']).toContain('{{ $labels.cluster }}');
      expect(rule.annotations?.['runbook_url']).toBe(`docs/runbooks/${name}.md#${rule.alert.toLowerCase()}`);
    }
  });

  test('tells alerts of one name apart by their labels, and is silent nowhere for want of data', () => {
    for (const group of groups) {
      const labels = group.rules.filter(isAlerting).map((rule) => {
        const { severity: _, ...others } = rule.labels ?? {};
        return JSON.stringify([rule.alert, others]);
      });
      expect(new Set(labels).size).toBe(labels.length);
      expect(group.rules.length).toBeLessThanOrEqual(20);
    }
    const missing = listed(CASES[name].alerts).flatMap(([alert, of]) =>
      unheard(pack(of.options).groups, alert, of).map((metric) => `${alert}: ${metric}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(INTERVALS)('is taken as it is by the parser at %s, with windows of four scrapes', (scrapeInterval) => {
    const made = pack({ scrapeInterval });
    expect(made.findings).toEqual([]);
    const text = renderRules(made.groups);
    expect(parseRules(text, 'rules.yaml')).toMatchObject({ problems: [], warnings: [] });
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
    const windows = made.groups
      .flatMap((group) => group.rules)
      .flatMap(({ expr }) => [...expr.replace(/last_over_time\([^[]*\[\w+\]/g, '').matchAll(/\[(\w+)[\]:]/g)])
      .map(([, window = '']) => parseDuration(window) ?? 0);
    expect(Math.min(...windows, Infinity)).toBeGreaterThanOrEqual(4 * (parseDuration(scrapeInterval) ?? 0));
  });
});

withPromtool.each(INTERVALS)(`promtool takes every pack and finds no rule twice, at %s${NOTE}`, (scrapeInterval) => {
  const files = Object.fromEntries(
    PACK_NAMES.map((name) => [`${name}.yaml`, rulesText(packs[name]({ scrapeInterval }).groups)]),
  );
  expect(promtool(['check', 'rules', '--lint=all', '--lint-fatal'], files, '.yaml')).toBe('');
});
