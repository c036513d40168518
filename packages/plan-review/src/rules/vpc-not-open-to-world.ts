import { coversFlow, describeFlow, FLOW_TYPES, flowsOf } from '../private/network/flows.js';
import { list, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Everybody may connect. */
export const vpcNotOpenToWorld: Rule = {
  id: 'vpc/not-open-to-world',
  severity: 'error',
  summary: 'A security group lets everybody in.',
  why: 'Exporters and Prometheus itself ask nobody who they are: whoever reaches them reads every metric, and often more.',
  fix: 'Name the group or the addresses that need it.',
  check: ({ changes }) =>
    ofType(changes, ...FLOW_TYPES)
      .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
      .flatMap((change) => {
        const before = flowsOf(change.type, change.before);
        const open = flowsOf(change.type, change.after).filter(
          (flow) =>
            flow.direction === 'in' &&
            (flow.peer === '0.0.0.0/0' || flow.peer === '::/0') &&
            !before.some((other) => coversFlow(other, flow)),
        );
        return open.length === 0 ? [] : [say(change, `Everybody may connect: ${list(open.map(describeFlow))}.`)];
      }),
};
