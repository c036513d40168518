import {
  type AlertingRule,
  isAlerting,
  metricNames,
  parseRules,
  renderRules,
  type Rule,
  type RuleGroup,
} from '@promontory/rules';
import { parseDuration } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import type { AlertCase, RecordCase, Series } from './cases.js';
import { promtool } from './promtool.js';
import { always, HOUR } from './values.js';

const FIRING = 'one';
const SILENT = 'two';

/** One test group of promtool. */
type PromtoolTest = Readonly<Record<string, unknown>>;

/** Pairs of a rule file and a file of tests for it, for one run of promtool. */
export class TestFiles {
  readonly files: Record<string, string> = {};

  add(groups: readonly RuleGroup[], tests: readonly PromtoolTest[], length: number): void {
    const number = Object.keys(this.files).length / 2;
    this.files[`${number}-rules.yaml`] = rulesText(groups);
    this.files[`${number}-tests.yaml`] = testFile(`${number}-rules.yaml`, tests, length);
  }

  addAlert(groups: readonly RuleGroup[], name: string, of: AlertCase, interval: number): void {
    const meant = ruleOf(groups, name, of);
    const only = onlyRules(groups, (rule) => rule === meant);
    this.add(only, alertTests(groups, name, of, interval), lengthOf(meant, of));
  }

  addRecord(groups: readonly RuleGroup[], name: string, of: RecordCase, interval: number): void {
    const only = onlyRules(groups, (rule) => !isAlerting(rule) && rule.record === name);
    this.add(only, [recordTest(name, of, interval)], of.at ?? 0);
  }

  /** What promtool has against them; empty when nothing. */
  run(): string {
    return promtool(['test', 'rules'], this.files, '-tests.yaml');
  }
}

/** A file of promtool's unit tests. Long ones are evaluated every five minutes, which is all that they need. */
const testFile = (rules: string, tests: readonly PromtoolTest[], length: number): string =>
  stringify(
    { rule_files: [rules], evaluation_interval: length > 6 * HOUR ? '5m' : '1m', tests },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );

/** The groups with some rules alone, and the records of their groups that they read, directly or not. */
function onlyRules(groups: readonly RuleGroup[], isMeant: (rule: Rule) => boolean): RuleGroup[] {
  return groups.flatMap((group) => {
    if (!group.rules.some(isMeant)) return [];
    const kept = new Set(group.rules.filter(isMeant));
    for (const rule of kept) {
      const reads = metricNames(rule.expr);
      for (const other of group.rules) if (!isAlerting(other) && reads.includes(other.record)) kept.add(other);
    }
    return [{ ...group, rules: group.rules.filter((rule) => kept.has(rule)) }];
  });
}

/** `name{a="b"}` with the label `cluster`. */
function inCluster(series: string, cluster: string): string {
  const label = `cluster="${cluster}"`;
  if (!series.includes('{')) return `${series}{${label}}`;
  return series.replace(/\{(\s*)/, series.includes('{}') ? `{${label}` : `{${label},`);
}

function inputOf(series: Series, cluster: string, interval: number, length: number): PromtoolTest[] {
  return Object.entries(series).map(([name, value]) => ({
    series: inCluster(name, cluster),
    values: (typeof value === 'number' ? always(value) : value)(interval, length),
  }));
}

/**
 * Series that a rule must not see, for one label: of each `label="value"` that it asks for, the same with another value.
 * What fires is put into the silent cluster that way, and what is silent into the one that fires, so that a rule which
 * forgets to ask is found out. A metric that the rule also reads without asking for the label is left alone.
 */
function decoys(of: Series, { expr }: AlertingRule): Series {
  const selectors = [...expr.matchAll(/([a-zA-Z_:][\w:]*)(?:\{([^}]*)\})?/g)];
  return Object.fromEntries(
    Object.entries(of).flatMap(([series, value]) => {
      const metric = /^[^{]*/.exec(series)?.[0];
      const asked = selectors.filter(([, name]) => name === metric).map(([, , matchers = '']) => matchers);
      const labels = /\{(.*)\}/.exec(series)?.[1]?.split(',') ?? [];
      return labels
        .filter((label) => asked.length > 0 && asked.every((matchers) => matchers.split(',').includes(label)))
        .map((label) => [series.replace(label, label.replace(/=.*/, '="decoy"')), value] as const);
    }),
  );
}

/** The rule that a case is about. */
export function ruleOf(groups: readonly RuleGroup[], name: string, { rule: labels = {} }: AlertCase): AlertingRule {
  const rules = groups
    .flatMap((group) => group.rules)
    .filter(isAlerting)
    .filter((rule) => rule.alert === name && Object.entries(labels).every(([key, is]) => rule.labels?.[key] === is));
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) throw new Error(`${name}: ${rules.length} rules, say which by 'rule'`);
  return rule;
}

/** Seconds after which to look at an alert. */
const lengthOf = (rule: AlertingRule, { at }: AlertCase): number =>
  at ?? (parseDuration(rule.for ?? '0s') ?? 0) / 1000 + 2400;

/** An alert that fires in one cluster and is silent in another, and then the silent one alone. */
function alertTests(groups: readonly RuleGroup[], name: string, of: AlertCase, interval: number) {
  const rule = ruleOf(groups, name, of);
  const length = lengthOf(rule, of);
  const silent = inputOf({ ...decoys(of.fires, rule), ...of.silent }, SILENT, interval, length);
  const sets = (Array.isArray(of.labels) ? of.labels : [of.labels ?? {}]) as readonly Record<string, string>[];
  const look = (title: string, input: readonly PromtoolTest[], alerts: readonly unknown[]): PromtoolTest => ({
    name: `${name} ${title}`,
    interval: `${interval}s`,
    input_series: input,
    alert_rule_test: [{ eval_time: `${length}s`, alertname: name, exp_alerts: alerts }],
  });
  return [
    look(
      'fires',
      [...inputOf({ ...decoys(of.silent, rule), ...of.fires }, FIRING, interval, length), ...silent],
      sets.map((set) => expected(rule, { cluster: FIRING, ...set }, of)),
    ),
    look('is silent', silent, []),
  ];
}

function expected(rule: AlertingRule, labels: Record<string, string>, { value }: AlertCase): unknown {
  const whole: Record<string, string> = { ...labels, ...rule.labels };
  const text = (template: string): string =>
    template.replace(/\{\{(.*?)\}\}/g, (_, inner: string) => {
      const label = /^ \$labels\.(\w+) $/.exec(inner)?.[1];
      const shown = label === undefined ? value : whole[label];
      if (shown === undefined) throw new Error(`${rule.alert}: no ${label ?? 'value'} for ${template}`);
      return shown;
    });
  return {
    exp_labels: whole,
    exp_annotations: Object.fromEntries(Object.entries(rule.annotations ?? {}).map(([key, from]) => [key, text(from)])),
  };
}

/** A record in two clusters that are alike. */
function recordTest(
  name: string,
  { series, gives, at = 2400, query = name }: RecordCase,
  interval: number,
): PromtoolTest {
  const clusters = [FIRING, SILENT];
  return {
    name: `${name} is recorded`,
    interval: `${interval}s`,
    input_series: clusters.flatMap((cluster) => inputOf(series, cluster, interval, at)),
    promql_expr_test: [
      {
        // Sums of floating point numbers differ in their last digits from one machine to the next.
        expr: `round(${query}, 0.000001)`,
        eval_time: `${at}s`,
        exp_samples: Object.entries(typeof gives === 'function' ? gives(interval) : gives).flatMap(([labels, value]) =>
          clusters.map((cluster) => ({ labels: inCluster(labels === '' ? '{}' : labels, cluster), value })),
        ),
      },
    ],
  };
}

/** Metrics that an alert reads and that its silent cluster does not have: silence for want of data proves nothing. */
export function unheard(groups: readonly RuleGroup[], name: string, of: AlertCase): string[] {
  const recorded = new Set(
    groups.flatMap((group) => group.rules.flatMap((rule) => ('record' in rule ? rule.record : []))),
  );
  const given = new Set(Object.keys(of.silent).map((series) => /^[^{]*/.exec(series)?.[0]));
  return metricNames(ruleOf(groups, name, of).expr).filter(
    (metric) => !recorded.has(metric) && !given.has(metric) && !(of.without ?? []).includes(metric),
  );
}

/** Cases as lists, in the order of their names. */
export const listed = <T>(cases: Readonly<Record<string, T | readonly T[]>>): (readonly [name: string, of: T])[] =>
  Object.entries(cases).flatMap(([name, of]) =>
    (Array.isArray(of) ? (of as readonly T[]) : [of as T]).map((one) => [name, one] as const),
  );

/** Rules as text, once it is certain that our own reader takes them. */
export function rulesText(groups: readonly RuleGroup[]): string {
  const text = renderRules(groups);
  const { problems, warnings } = parseRules(text, 'rules.yaml');
  if (problems.length + warnings.length > 0) throw new Error(JSON.stringify([...problems, ...warnings], undefined, 2));
  return text;
}
