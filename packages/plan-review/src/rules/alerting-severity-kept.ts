import { readableRules } from '../private/alerting/sides.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** From the least to the worst. Other words are not ranked, and a change between them is a warning. */
const RANKS = ['none', 'info', 'warning', 'error', 'critical', 'page'];

/** Who was woken up finds it in the morning. */
export const alertingSeverityKept: Rule = {
  id: 'alerting/severity-kept',
  severity: 'warning',
  summary: 'An alert becomes less severe.',
  why: 'Routes go by severity: an alert that is lowered goes to another receiver, which may not wake anybody up.',
  fix: 'See where alerts of the new severity go. If that is meant, acknowledge this by name.',
  check: ({ changes }) =>
    readableRules(changes).flatMap(({ change, difference: { pairs, renamed } }) => {
      const softer = [...pairs, ...renamed].flatMap(([was, is]) => {
        if (was.kind !== 'alert' || was.severity === is.severity || was.severity === '') return [];
        const [before, after] = [RANKS.indexOf(was.severity), RANKS.indexOf(is.severity)];
        const louder = before >= 0 && after > before;
        return louder ? [] : [`${is.name} (${was.severity} to ${is.severity || 'none'})`];
      });
      return softer.length === 0 ? [] : [say(change, `Alerts become less severe: ${list(softer)}.`)];
    }),
};
