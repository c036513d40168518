import { explained, fresh } from '../private/drift.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Somebody has changed by hand what this apply will set back. */
export const driftByPeople: Rule = {
  id: 'drift/by-people',
  severity: 'warning',
  summary: 'Something has been changed, or deleted, outside of Terraform.',
  why: 'Apply sets it back. What somebody did at night in the console, perhaps to end an outage, is undone.',
  fix: 'Ask who did it and why (CloudTrail tells), then write it into the code or let apply undo it.',
  check: ({ drift }) =>
    drift.flatMap((change) => {
      if (change.action === 'delete') return [say(change, 'It was deleted outside of Terraform; apply makes it anew.')];
      const attributes = fresh(change).filter((attribute) => !explained(change, attribute));
      return attributes.length === 0
        ? []
        : [
            say(
              change,
              `Changed outside of Terraform: ${list(attributes)}. Apply sets it back, unless the code says the same.`,
            ),
          ];
    }),
};
