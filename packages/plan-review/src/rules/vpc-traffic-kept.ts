import { coversFlow, describeFlow, type Flow, FLOW_TYPES, flowsOf } from '../private/network/flows.js';
import type { Change } from '../change.js';
import { list, ofType, say, textOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Ports without which there are no metrics: the API server, kubelet, node-exporter, kube-state-metrics, CoreDNS. */
const SCRAPED = [443, 10250, 9100, 8080, 9153];

/** Traffic that was let through is not any more. */
export const vpcTrafficKept: Rule = {
  id: 'vpc/traffic-kept',
  severity: 'error',
  summary: 'A security group no longer lets through what a scraper may need.',
  why: 'A scraper whose packets are dropped waits for its timeout: targets go down one by one, and nothing says why.',
  fix: 'Read what is closed. If nobody uses it, acknowledge this by name; if a scraper does, put the rule back.',
  check: ({ changes }) => {
    const touched = ofType(changes, ...FLOW_TYPES).filter(({ action }) => action !== 'move' && action !== 'forget');
    const after = touched.flatMap((change) => (change.action === 'delete' ? [] : flowsOf(change.type, change.after)));
    const gone = touched.flatMap(deletedGroup);
    return touched.flatMap((change) => {
      if (change.type.endsWith('security_group') && change.action === 'delete') return [];
      const open = flowsOf(change.type, change.before).filter(
        // Where a group is deleted nothing is in it any more: AWS deletes no other.
        ({ group, peer, ...flow }) =>
          !gone.includes(group) &&
          !gone.includes(peer) &&
          !after.some((other) => coversFlow(other, { group, peer, ...flow })),
      );
      const needed = open.filter(isScraped);
      const words = (flows: readonly Flow[]): string => list(flows.map(describeFlow));
      return [
        ...(needed.length === 0 ? [] : [say(change, `Scraping may stop: no longer let through: ${words(needed)}.`)]),
        ...(open.length === needed.length
          ? []
          : [say(change, `No longer let through: ${words(open.filter((flow) => !isScraped(flow)))}.`, 'warning')]),
      ];
    });
  },
};

/** What rules call a security group that is deleted: its id, or the reference to it. */
function deletedGroup({ type, action, address, before }: Change): string[] {
  if (type !== 'aws_security_group' || action !== 'delete') return [];
  return [`\${${address}.id}`, textOf(before, 'id')].filter((name) => name !== undefined);
}

function isScraped({ protocol, from, to }: Flow): boolean {
  return protocol === '-1' || (protocol === 'tcp' && SCRAPED.some((port) => from <= port && port <= to));
}
