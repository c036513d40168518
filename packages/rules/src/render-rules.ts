import { stringifyEntries } from '@promontory/yaml-document';
import { isAlerting, type Rule, type RuleGroup } from './rule.js';

/** The groups as the text of a rule file. The order of groups and rules is kept: within a group it means something. */
export function renderRules(groups: readonly RuleGroup[]): string {
  const entries = groups.map((group) => ({
    ...pick(group, ['name', 'interval', 'query_offset', 'limit', 'labels']),
    rules: group.rules.map(ordered),
  }));
  return stringifyEntries('groups', entries, { lineWidth: 0, aliasDuplicateObjects: false });
}

function ordered(rule: Rule): Record<string, unknown> {
  return isAlerting(rule)
    ? pick(rule, ['alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'])
    : pick(rule, ['record', 'expr', 'labels']);
}

function pick<T extends object>(from: T, keys: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]));
}
