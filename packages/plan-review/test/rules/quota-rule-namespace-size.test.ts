import { quotaRuleNamespaceSize } from '../../src/rules/quota-rule-namespace-size.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const namespace = (bytes: number): BriefBlock => [
  'aws_prometheus_rule_group_namespace',
  'Rules',
  { name: 'a', data: '#'.repeat(bytes) },
];

describeRule(quotaRuleNamespaceSize, {
  finds: {
    'a file that is nearly too large': {
      base: [],
      head: [namespace(800_000)],
      says: ['warning: The namespace has 800000 of 1000000 bytes.'],
    },
    'a file that is too large': {
      base: [namespace(10)],
      head: [namespace(1_000_001)],
      says: ['error: The namespace has 1000001 of 1000000 bytes: AWS will refuse it.'],
    },
  },
  passes: {
    'a file of usual size': { base: [], head: [namespace(20_000)] },
    'a large file that does not change': { base: [namespace(900_000)], head: [namespace(900_000)] },
    'a large file that goes': { base: [namespace(900_000)], head: [] },
  },
});
