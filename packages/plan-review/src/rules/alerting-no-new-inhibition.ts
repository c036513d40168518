import type { Inhibition } from '../private/alerting/read-routes.js';
import { readableRoutes } from '../private/alerting/sides.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Alerts hide others while they fire. */
export const alertingNoNewInhibition: Rule = {
  id: 'alerting/no-new-inhibition',
  severity: 'error',
  summary: 'An inhibit rule is added: alerts that hide others while they fire.',
  why: 'Without equal labels one alert hides all others of that kind, in every cluster, for as long as it fires.',
  fix: 'Name the alert that hides, and what must be equal: the cluster, and the node or namespace.',
  check: ({ changes }) =>
    readableRoutes(changes).flatMap(({ change, before, after }) => {
      const known = before.inhibits.map(({ text }) => text);
      const added = after.inhibits.filter(({ text }) => !known.includes(text));
      const wide = added.filter(isWide);
      const narrow = added.filter((rule) => !wide.includes(rule));
      return [
        ...(wide.length === 0 ? [] : [say(change, `Alerts are hidden widely: ${list(wide.map(words), '; ')}.`)]),
        ...(narrow.length === 0
          ? []
          : [say(change, `Alerts are hidden while others fire: ${list(narrow.map(words), '; ')}.`, 'warning')]),
      ];
    }),
};

/** Wide is what any alert sets off, or what hides alerts wherever they come from. */
function isWide({ source, target, equal }: Inhibition): boolean {
  return equal.length === 0 || source.length === 0 || target.length === 0;
}

function words({ source, target, equal }: Inhibition): string {
  const where = equal.length === 0 ? 'wherever they are' : `of the same ${equal.join(', ')}`;
  return `${target.join(' and ') || 'all alerts'} ${where} while ${source.join(' and ') || 'anything'} fires`;
}
