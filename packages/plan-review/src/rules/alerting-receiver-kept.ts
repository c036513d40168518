import { readableRoutes } from '../private/alerting/sides.js';
import { isOpen, list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Somebody is told no longer. */
export const alertingReceiverKept: Rule = {
  id: 'alerting/receiver-kept',
  severity: 'error',
  summary: 'A receiver is removed, or no longer tells one of its destinations.',
  why: 'Who was behind that destination believes to be told still.',
  fix: 'Tell them, or put the destination back.',
  check: ({ changes }) =>
    readableRoutes(changes).flatMap(({ change, before, after }) => {
      const now = [...after.receivers.values()].map((told) => told.join('\n'));
      return [...before.receivers].flatMap(([name, told]) => {
        const still = after.receivers.get(name);
        // The same destinations under another name are a rename.
        if (still === undefined && now.includes(told.join('\n'))) return [];
        const gone = told.filter((one) => still?.includes(one) !== true);
        if (gone.length === 0) return [];
        if (still?.some(isOpen) === true && !gone.every(isOpen))
          return [
            say(
              change,
              `Whether the receiver ${name} still tells ${list(gone)} cannot be told before apply.`,
              'warning',
            ),
          ];
        return [
          say(
            change,
            still === undefined
              ? `The receiver ${name} is removed: ${list(gone)} is told nothing any more.`
              : `The receiver ${name} no longer tells ${list(gone)}.`,
          ),
        ];
      });
    }),
};
