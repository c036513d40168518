import { isKept, isOpen, list, ofType, say, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** An alarm goes off, and nobody hears it. */
export const alarmActionsKept: Rule = {
  id: 'alarm/actions-kept',
  severity: 'error',
  summary: 'An alarm is disabled, or no longer tells somebody whom it told.',
  why: 'The alarm turns red in the console, where nobody is looking.',
  fix: 'Keep actions_enabled and the actions. For a quiet hour use a mute rule, which ends by itself.',
  check: ({ changes }) =>
    ofType(changes, 'aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')
      .filter(isKept)
      .flatMap((change) => {
        const enabled = change.after?.['actions_enabled'];
        if (change.before?.['actions_enabled'] !== false && enabled === false)
          return [say(change, 'The alarm is disabled: it tells nobody.')];
        return (['alarm_actions', 'insufficient_data_actions'] as const).flatMap((key) => {
          const after = textsOf(change.after, key);
          const gone = textsOf(change.before, key).filter((action) => !after.includes(action));
          if (gone.length === 0) return [];
          return after.some(isOpen) && !gone.every(isOpen)
            ? [say(change, `Whether the alarm still tells ${list(gone)} cannot be told before apply.`, 'warning')]
            : [say(change, `The alarm no longer tells ${list(gone)} (${key}).`)];
        });
      }),
};
