import { comparedNumber } from '../private/compared.js';
import { ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Days that AWS waits when nobody says otherwise (KMS, ScheduleKeyDeletion; 7 to 30). */
const DEFAULT_DAYS = 30;

/** Less time to notice that a key is being deleted. */
export const kmsDeletionWindowKept: Rule = {
  id: 'kms/deletion-window-kept',
  severity: 'warning',
  summary: 'A KMS key waits for fewer days before it is deleted.',
  why: 'The waiting period is the only time in which a deletion by mistake can be undone.',
  fix: 'Keep 30 days: waiting costs nothing.',
  check: ({ changes }) =>
    ofType(changes, 'aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key').flatMap((change) => {
      const days = comparedNumber(change, 'deletion_window_in_days', DEFAULT_DAYS);
      if (days === 'unclear') return [say(change, 'Whether the waiting period becomes shorter cannot be told.')];
      return days === undefined || days.is >= days.was
        ? []
        : [say(change, `The key waits for ${days.is} days instead of ${days.was} before it is deleted.`)];
    }),
};
