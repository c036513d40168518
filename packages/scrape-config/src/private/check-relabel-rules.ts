import { didYouMean, type Finding, type Path } from '@promontory/vocabulary';
import type { RelabelRule } from '../scrape-job.js';
import { checkRegex } from './check-regex.js';

/** What each action cannot do without. */
const NEEDS: Readonly<Record<string, readonly (keyof RelabelRule)[]>> = {
  replace: ['target_label'],
  keep: ['source_labels', 'regex'],
  drop: ['source_labels', 'regex'],
  keepequal: ['source_labels', 'target_label'],
  dropequal: ['source_labels', 'target_label'],
  hashmod: ['source_labels', 'modulus', 'target_label'],
  lowercase: ['source_labels', 'target_label'],
  uppercase: ['source_labels', 'target_label'],
  labelmap: ['regex'],
  labeldrop: ['regex'],
  labelkeep: ['regex'],
};
const KEYS = ['source_labels', 'separator', 'regex', 'modulus', 'target_label', 'replacement', 'action'];
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Each rule is one action with what that action needs. A list item too many (a stray `-`) shows up here. */
export function checkRelabelRules(rules: readonly RelabelRule[], at: Path): Finding[] {
  return rules.flatMap((rule, index) => checkRule(rule, [...at, index]));
}

function checkRule(rule: RelabelRule, at: Path): Finding[] {
  const findings: Finding[] = [];
  const say = (key: string | undefined, got: string, expected: string, fix: string): void => {
    findings.push({ code: 'ScrapeConfigRelabel', path: key === undefined ? at : [...at, key], got, expected, fix });
  };
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) {
    say(undefined, JSON.stringify(rule), 'a relabel rule', `write a mapping with ${KEYS.join(', ')}`);
    return findings;
  }
  for (const key of Object.keys(rule).filter((key) => !KEYS.includes(key))) {
    const near = didYouMean(key, KEYS);
    say(key, `the unknown key ${key}`, KEYS.join(', '), near === undefined ? 'remove it' : `did you mean ${near}?`);
  }
  const action = String(rule.action ?? 'replace').toLowerCase();
  const needs = NEEDS[action];
  if (needs === undefined) {
    const near = didYouMean(action, Object.keys(NEEDS));
    say(
      'action',
      action,
      Object.keys(NEEDS).join(', '),
      near === undefined ? 'write one of these' : `did you mean ${near}?`,
    );
    return findings;
  }
  for (const key of needs.filter((key) => rule[key] === undefined)) {
    say(undefined, `action ${action} without ${key}`, `${needs.join(', ')} with this action`, `add ${key}`);
  }
  if (rule.source_labels !== undefined && !Array.isArray(rule.source_labels)) {
    say('source_labels', JSON.stringify(rule.source_labels), 'a list of label names', 'write it as [name, …]');
  }
  for (const label of Array.isArray(rule.source_labels) ? rule.source_labels : []) {
    if (!LABEL.test(String(label)))
      say('source_labels', String(label), "letters, digits and '_'", 'mend the label name');
  }
  if (rule.target_label !== undefined && !/^(?:[a-zA-Z_]|\$\{?\w+\}?)(?:\w|\$\{?\w+\}?)*$/.test(rule.target_label)) {
    say('target_label', rule.target_label, "letters, digits and '_'", 'mend the label name');
  }
  if (rule.regex !== undefined) findings.push(...checkRegex(String(rule.regex), [...at, 'regex']));
  return findings;
}
