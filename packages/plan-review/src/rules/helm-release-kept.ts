import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** All that a chart installed goes, volumes perhaps as well. */
export const helmReleaseKept: Rule = keptRule({
  id: 'helm/release-kept',
  severity: 'error',
  summary: 'A Helm release is deleted or replaced.',
  why: 'A release that is replaced is uninstalled first: the agent, what it had not sent yet, and often its custom resources.',
  fix: 'Keep name and namespace. To move it, install the new release first, and uninstall the old one when samples arrive.',
  types: ['helm_release'],
  subject: ({ before, ...change }) => {
    const where = typeof before?.['namespace'] === 'string' ? ` in ${before['namespace']}` : '';
    return `${named('release', 'name')({ before, ...change })}${where}`;
  },
  consequence: ({ action }) =>
    action === 'forget'
      ? undefined
      : action === 'replace'
        ? 'it is uninstalled before the new one is installed'
        : 'all that it runs stops',
});
