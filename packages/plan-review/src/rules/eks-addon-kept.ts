import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** Exporters and agents go with their add-on. */
export const eksAddonKept: Rule = keptRule({
  id: 'eks/addon-kept',
  severity: 'error',
  summary: 'An EKS add-on is deleted or replaced.',
  why: 'Exporters and agents that run as add-ons go with them, and so do all series that they made.',
  fix: 'Run the replacement first, then delete the add-on.',
  types: ['aws_eks_addon'],
  subject: named('add-on', 'addon_name'),
  consequence: ({ action, before }) =>
    action === 'forget' || (action === 'delete' && before?.['preserve'] === true)
      ? undefined
      : action === 'replace'
        ? 'what it runs is away until the new one is up'
        : 'what it ran stops, and its series end',
});
