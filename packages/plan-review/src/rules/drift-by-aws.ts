import { explained, fresh } from '../private/drift.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** AWS has written into what Terraform looks after. */
export const driftByAws: Rule = {
  id: 'drift/by-aws',
  severity: 'info',
  summary: 'AWS itself has changed something, as it does.',
  why: 'It needs no repair. Where Terraform wants to set it back with every apply, the code should leave it alone.',
  fix: 'List the attribute in lifecycle.ignore_changes if plans show it again and again.',
  check: ({ drift }) =>
    drift.flatMap((change) => {
      if (change.action === 'delete') return [];
      const reasons = fresh(change).flatMap((attribute) => {
        const reason = explained(change, attribute);
        return reason === undefined || reason === '' ? [] : [`${attribute} (${reason})`];
      });
      return reasons.length === 0 ? [] : [say(change, `Changed by AWS: ${list(reasons)}.`)];
    }),
};
