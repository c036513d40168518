import { deepFreeze } from '@promontory/vocabulary';
import { stringifyEntries } from '@promontory/yaml-document';
import { isAlerting, type Rule, type RuleGroup, type RuleSource } from './rule.js';

/** The groups as the text of a rule file. The order of groups and rules is kept: within a group it means something. */
export function renderRules(groups: readonly RuleGroup[]): string {
  return textOf(entriesOf(groups));
}

/** Groups as a rule file that need not be read: it says what it was made of, which is frozen. */
export function renderSource(namespace: string, file: string, groups: readonly RuleGroup[]): RuleSource {
  const entries = entriesOf(groups);
  return { namespace, file, text: textOf(entries), says: deepFreeze({ groups: entries }) };
}

const textOf = (entries: readonly object[]): string =>
  stringifyEntries('groups', entries, { lineWidth: 0, aliasDuplicateObjects: false });

function entriesOf(groups: readonly RuleGroup[]): object[] {
  return groups.map((group) => ({
    ...pick(group, ['name', 'interval', 'query_offset', 'limit', 'labels']),
    rules: group.rules.map(ordered),
  }));
}

function ordered(rule: Rule): Record<string, unknown> {
  return isAlerting(rule)
    ? pick(rule, ['alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'])
    : pick(rule, ['record', 'expr', 'labels']);
}

function pick<T extends object>(from: T, keys: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));
}
