import { isMapping } from '@promontory/vocabulary';
import { AMP_RULE_LIMITS } from '@promontory/rules';
import { readYaml } from '@promontory/yaml-document';
import { isOpen, ofType, say, textOf } from '../private/rule-kit.js';
import { nearQuota } from '../private/quota.js';
import type { Rule } from '../rule.js';

/** Names that are too long together, though each is short enough. */
export const quotaRuleGroupName: Rule = {
  id: 'quota/rule-group-name',
  severity: 'error',
  summary: 'The names of a namespace and a group are near the longest that AMP takes together, or beyond it.',
  why: 'AMP refuses the whole namespace for one group with a long name.',
  fix: 'Shorten the name of the group.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_rule_group_namespace')
      .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
      .flatMap((change) => {
        const namespace = textOf(change.after, 'name') ?? '';
        if (isOpen(namespace)) return [];
        return groupsOf(textOf(change.after, 'data') ?? '').flatMap((group) => {
          const bytes = Buffer.byteLength(namespace) + Buffer.byteLength(group);
          const near = nearQuota(bytes, AMP_RULE_LIMITS.maxNameBytes, 'bytes');
          const short = group.length > 40 ? `${group.slice(0, 40)}…` : group;
          return near === undefined
            ? []
            : [say(change, `The group ${short} has with its namespace ${near.words}.`, near.severity)];
        });
      }),
};

function groupsOf(data: string): string[] {
  const { value } = readYaml(data, 'rules');
  const groups = isMapping(value) ? value['groups'] : undefined;
  return (Array.isArray(groups) ? groups : []).filter(isMapping).map((group) => String(group['name'] ?? ''));
}
