import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** What people made in a Grafana is nowhere else. */
export const grafanaWorkspaceKept: Rule = keptRule({
  id: 'grafana/workspace-kept',
  severity: 'error',
  summary: 'A workspace of Amazon Managed Grafana is deleted or replaced.',
  why: 'Dashboards, folders and alerts that people made in it go with it, and there is no backup. A new one has another address.',
  fix: 'Keep it. To leave it, export what people made in it first, then acknowledge this by name.',
  types: ['aws_grafana_workspace'],
  subject: named('workspace', 'name'),
  consequence: ({ action }) =>
    action === 'forget' ? undefined : 'dashboards that people made in it are lost, and its address changes',
});
