import type { Attributes, Change } from '../change.js';
import type { RuleFinding } from '../rule.js';
import { isKept, isOpen, list, nested, ofType, say, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** What may reach a Grafana: prefix lists and endpoints. */
const WAYS = ['prefix_list_ids', 'vpce_ids'] as const;

/** A Grafana that was closed is reached by more, or by everybody. */
export const grafanaNetworkAccessKept: Rule = {
  id: 'grafana/network-access-kept',
  severity: 'error',
  summary: 'A workspace of Amazon Managed Grafana can be reached by more networks, or by all.',
  why: 'Without network access control its sign-in page is open to the internet: a lost password or token is then enough to read all metrics.',
  fix: 'Keep networkAccess. Add the prefix list or endpoint of who has to reach it, and no more.',
  check: ({ changes }) => ofType(changes, 'aws_grafana_workspace').filter(isKept).flatMap(judge),
};

function judge(change: Change): RuleFinding[] {
  const [was, is] = [accessOf(change.before), accessOf(change.after)];
  if (was === undefined) return [];
  if (isOpen(change.after?.['network_access_control'])) {
    return [say(change, 'Whether it can still be reached from some networks only cannot be told.', 'warning')];
  }
  if (is === undefined) return [say(change, 'It can be reached from everywhere, by whoever can sign in.')];
  const more = WAYS.flatMap((way) => is[way].filter((id) => !was[way].includes(id)));
  return more.length === 0 ? [] : [say(change, `It can be reached through ${list(more)} as well.`, 'warning')];
}

/** Undefined where nothing keeps anybody out. */
function accessOf(attributes: Attributes | undefined): Readonly<Record<(typeof WAYS)[number], string[]>> | undefined {
  const [control] = nested(attributes, 'network_access_control');
  return control && { prefix_list_ids: textsOf(control, 'prefix_list_ids'), vpce_ids: textsOf(control, 'vpce_ids') };
}
