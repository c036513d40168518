import { alertingNoDuplicate } from '../../src/rules/alerting-no-duplicate.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const namespace = (name: string, workspace: string, ...rules: object[]): BriefBlock => [
  'aws_prometheus_rule_group_namespace',
  name,
  { name, workspace_id: workspace, data: stringify({ groups: [{ name: 'g', rules }] }) },
];
const DOWN = { alert: 'Down', expr: 'up == 0', labels: { severity: 'critical' } };

describeRule(alertingNoDuplicate, {
  finds: {
    'the same alert in two namespaces': {
      head: [namespace('a', 'ws-1', DOWN, { alert: 'Full', expr: 'x' }), namespace('b', 'ws-1', DOWN)],
      says: ['warning: Stands in test/a/Resource as well: Down.'],
    },
    'the same expression, laid out otherwise': {
      head: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-1', { ...DOWN, expr: 'up\n  == 0' })],
      says: ['warning: Stands in test/a/Resource as well: Down.'],
    },
  },
  passes: {
    'what was so before': {
      base: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-1', DOWN)],
      head: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-1', DOWN)],
    },
    'two workspaces': { head: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-2', DOWN)] },
    'another expression': {
      head: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-1', { ...DOWN, expr: 'up == 1' })],
    },
    'another label': {
      head: [namespace('a', 'ws-1', DOWN), namespace('b', 'ws-1', { ...DOWN, labels: { severity: 'warning' } })],
    },
    'one namespace': { head: [namespace('a', 'ws-1', DOWN, { ...DOWN, expr: 'up < 1' })] },
  },
});
