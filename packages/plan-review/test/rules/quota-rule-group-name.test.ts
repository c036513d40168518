import { quotaRuleGroupName } from '../../src/rules/quota-rule-group-name.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const namespace = (name: string, group: string): BriefBlock => [
  'aws_prometheus_rule_group_namespace',
  'Rules',
  { name, data: `groups: [{ name: ${group} }]` },
];
const long = (length: number): string => 'a'.repeat(length);

describeRule(quotaRuleGroupName, {
  finds: {
    'names that are nearly too long': {
      base: [],
      head: [namespace(long(300), long(300))],
      says: [`warning: The group ${long(40)}… has with its namespace 600 of 721 bytes.`],
    },
    'names that are too long, counted in bytes': {
      base: [],
      head: [namespace(long(300), 'é'.repeat(211))],
      says: [`error: The group ${'é'.repeat(40)}… has with its namespace 722 of 721 bytes: AWS will refuse it.`],
    },
  },
  passes: {
    'usual names': { base: [], head: [namespace('platform', 'nodes')] },
    'a name that is an expression': { base: [], head: [namespace(`\${var.${long(700)}}`, 'a')] },
    'long names that do not change': {
      base: [namespace(long(300), long(300))],
      head: [namespace(long(300), long(300))],
    },
  },
});
