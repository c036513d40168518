import type { Attributes } from '../change.js';
import { coversFlow, describeFlow, type Flow, flowsOf } from '../private/network/flows.js';
import type { Difference } from './difference.js';
import { diffSets } from './sets.js';

/** What a security group, or a rule of one, newly lets through and no longer lets through. */
export function diffTraffic(type: string, before: Attributes | undefined, after: Attributes | undefined): Difference[] {
  const { gained, lost, kept } = diffSets(flowsOf(type, before), flowsOf(type, after), coversFlow);
  return [...describe(gained, 'added'), ...describe(lost, 'removed'), ...describe(kept, 'changed')];
}

function describe(flows: readonly Flow[], change: Difference['change']): Difference[] {
  return [...new Set(flows.map(describeFlow))].map((subject) => ({ subject, change, details: [] }));
}
