import { isMapping, kindOf, type Finding, parseDuration, type Path } from '@promontory/vocabulary';
import type { RuleLimits } from '../limits.js';
import { checkLabels } from './check-labels.js';
import { checkRule } from './check-rule.js';
import { unknownKeys } from './unknown-keys.js';

const KEYS = ['name', 'interval', 'query_offset', 'limit', 'labels', 'rules'];

/** One group with its rules. */
export function checkGroup(group: unknown, at: Path, limits: RuleLimits): Finding[] {
  if (!isMapping(group)) {
    return [
      {
        code: 'RulesGroup',
        path: at,
        got: kindOf(group),
        expected: 'a rule group',
        fix: "write a mapping with 'name' and 'rules'",
      },
    ];
  }
  const findings = unknownKeys(group, KEYS, at, 'a group');
  const { name, interval, query_offset: offset, limit, labels, rules } = group;
  if (typeof name !== 'string' || name === '') {
    findings.push({
      code: 'RulesGroupName',
      path: 'name' in group ? [...at, 'name'] : at,
      got: kindOf(name),
      expected: 'a name',
      fix: "give the group a 'name'",
    });
  } else if (Buffer.byteLength(name) > limits.maxNameBytes) {
    findings.push({
      code: 'RulesGroupName',
      path: [...at, 'name'],
      got: `a name of ${Buffer.byteLength(name)} bytes`,
      expected: `at most ${limits.maxNameBytes}, together with the namespace's name`,
      fix: 'shorten it',
    });
  }
  if (interval !== undefined) {
    const length = typeof interval === 'string' ? parseDuration(interval) : undefined;
    if (length === undefined || length < limits.minIntervalSeconds * 1000) {
      findings.push({
        code: 'RulesGroupInterval',
        path: [...at, 'interval'],
        got: length === undefined ? kindOf(interval) : String(interval),
        expected: `a duration of at least ${limits.minIntervalSeconds}s`,
        fix: `write ${limits.minIntervalSeconds}s or more, or leave it out for AMP's 60s`,
      });
    }
  }
  if (offset !== undefined && (typeof offset !== 'string' || parseDuration(offset) === undefined)) {
    findings.push({
      code: 'RulesDuration',
      path: [...at, 'query_offset'],
      got: kindOf(offset),
      expected: "a duration such as '60s'",
      fix: 'mend the duration',
    });
  }
  if (limit !== undefined && !Number.isInteger(limit)) {
    findings.push({
      code: 'RulesGroupLimit',
      path: [...at, 'limit'],
      got: kindOf(limit),
      expected: 'a whole number, 0 for no limit',
      fix: 'write a whole number',
    });
  }
  if (labels !== undefined) findings.push(...checkLabels(labels, [...at, 'labels'], 'labels'));
  if (!Array.isArray(rules) || rules.length === 0) {
    findings.push({
      code: 'RulesGroupEmpty',
      path: 'rules' in group ? [...at, 'rules'] : at,
      got: 'no rules',
      expected: "at least one under 'rules'",
      fix: 'add a rule, or remove the group',
    });
    return findings;
  }
  return [...findings, ...rules.flatMap((rule, index) => checkRule(rule, [...at, 'rules', index]))];
}
