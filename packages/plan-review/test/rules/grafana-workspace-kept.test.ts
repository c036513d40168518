import { grafanaWorkspaceKept } from '../../src/rules/grafana-workspace-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const grafana = (more: object = {}): BriefBlock => ['aws_grafana_workspace', 'Grafana', { name: 'ours', ...more }];
const LOST = 'dashboards that people made in it are lost, and its address changes.';

describeRule(grafanaWorkspaceKept, {
  finds: {
    'a deleted workspace': {
      base: [grafana()],
      head: [],
      says: [`error: The workspace ours is deleted: ${LOST}`],
    },
    'a workspace that a plan replaces': {
      plan: [
        planned('aws_grafana_workspace.G', ['delete', 'create'], { name: 'ours' }, { name: 'ours' }, ['kms_key_id']),
      ],
      says: [`error: The workspace ours is replaced (kms_key_id changed): ${LOST}`],
    },
  },
  passes: {
    'another description': { base: [grafana()], head: [grafana({ description: 'metrics' })] },
    'a workspace that is only forgotten': {
      plan: [planned('aws_grafana_workspace.G', ['forget'], { name: 'ours' }, null)],
    },
  },
});
