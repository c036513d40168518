import { quotaRulesPerWorkspace } from '../../src/rules/quota-rules-per-workspace.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const namespace = (name: string, rules: number, workspace = 'ws-1'): BriefBlock => [
  'aws_prometheus_rule_group_namespace',
  name,
  {
    name,
    workspace_id: workspace,
    data: stringify({
      groups: [
        { name: 'g', rules: Array.from({ length: rules }, (_, index) => ({ record: `r:${index}`, expr: 'x' })) },
      ],
    }),
  },
];

describeRule(quotaRulesPerWorkspace, {
  finds: {
    'two namespaces that come near it together': {
      base: [namespace('a', 900)],
      head: [namespace('a', 900), namespace('b', 700)],
      says: ['warning: The workspace has 1600 of 2000 rules.'],
    },
    'more than there may be': {
      base: [],
      head: [namespace('a', 2001)],
      says: ['error: The workspace has 2001 of 2000 rules: AWS will refuse it.'],
    },
  },
  passes: {
    'room for more': { base: [], head: [namespace('a', 100)] },
    'two workspaces': { base: [], head: [namespace('a', 1500), namespace('b', 1500, 'ws-2')] },
    'many rules of which none changes': { base: [namespace('a', 1900)], head: [namespace('a', 1900)] },
  },
});
