import { isMapping, kindOf, type Finding, parseDuration, type Path } from '@promontory/vocabulary';
import { checkPromql } from '../promql.js';
import { checkLabels } from './check-labels.js';
import { unknownKeys } from './unknown-keys.js';

const RECORD = ['record', 'expr', 'labels'];
const ALERT = ['alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** One rule: one kind, a name, an expression that Prometheus understands. */
export function checkRule(rule: unknown, at: Path): Finding[] {
  if (!isMapping(rule)) {
    return [
      {
        code: 'RulesRule',
        path: at,
        got: kindOf(rule),
        expected: 'a rule',
        fix: "write a mapping with 'alert' or 'record', and 'expr'",
      },
    ];
  }
  const isAlert = 'alert' in rule;
  if (isAlert === 'record' in rule) {
    return [
      {
        code: 'RulesRuleKind',
        path: at,
        got: isAlert ? "both 'alert' and 'record'" : "neither 'alert' nor 'record'",
        expected: 'exactly one of the two',
        fix: isAlert ? 'split the rule in two' : 'say which of the two it is',
      },
    ];
  }
  const findings = [...unknownKeys(rule, isAlert ? ALERT : RECORD, at, isAlert ? 'an alert' : 'a recording rule')];
  const name = isAlert ? rule['alert'] : rule['record'];
  const key = isAlert ? 'alert' : 'record';
  if (typeof name !== 'string' || name === '') {
    findings.push({
      code: 'RulesRuleName',
      path: [...at, key],
      got: kindOf(name),
      expected: 'a name',
      fix: `give '${key}' a name`,
    });
  } else if (!isAlert && !METRIC.test(name)) {
    findings.push({
      code: 'RulesRuleName',
      path: [...at, key],
      got: JSON.stringify(name),
      expected: "a metric name: letters, digits, '_' and ':'",
      fix: 'rename it',
    });
  }
  findings.push(...checkExpression(rule, at));
  for (const duration of ['for', 'keep_firing_for'].filter((duration) => isAlert && rule[duration] !== undefined)) {
    const value = rule[duration];
    if (typeof value !== 'string' || parseDuration(value) === undefined) {
      findings.push({
        code: 'RulesDuration',
        path: [...at, duration],
        got: kindOf(value),
        expected: "a duration such as '5m' or '1h30m'",
        fix: 'write a number and a unit (s, m, h, d)',
      });
    }
  }
  if (rule['labels'] !== undefined) findings.push(...checkLabels(rule['labels'], [...at, 'labels'], 'labels'));
  if (isAlert && rule['annotations'] !== undefined)
    findings.push(...checkLabels(rule['annotations'], [...at, 'annotations'], 'annotations'));
  return findings;
}

function checkExpression(rule: Record<string, unknown>, at: Path): Finding[] {
  const expr = rule['expr'];
  // YAML reads `expr: 1` as a number; Prometheus takes it.
  if (typeof expr === 'number') return [];
  if (typeof expr !== 'string') {
    return [
      {
        code: 'RulesExpression',
        path: 'expr' in rule ? [...at, 'expr'] : at,
        got: kindOf(expr),
        expected: 'a PromQL expression',
        fix: "give the rule an 'expr'",
      },
    ];
  }
  const error = checkPromql(expr);
  if (error === undefined) return [];
  return [
    {
      code: 'RulesPromql',
      path: [...at, 'expr'],
      got: `${error.message}, at ${JSON.stringify(around(expr, error.offset))}`,
      expected: 'a PromQL expression',
      fix: 'mend the expression',
    },
  ];
}

// Some characters to both sides: in a long expression the line alone does not find the place.
function around(expression: string, offset: number): string {
  const [from, to] = [Math.max(0, offset - 20), offset + 20];
  return `${from > 0 ? '…' : ''}${expression.slice(from, to).replace(/\s+/g, ' ')}${to < expression.length ? '…' : ''}`;
}
