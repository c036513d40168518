import { costReport } from '../costs.js';
import { topologyOf } from '../topology/topology-of.js';
import { acknowledge } from './acknowledge.js';
import { withAudience } from './audience.js';
import { withSeries } from './costs/series.js';
import { runRules } from './run-rules.js';
import type { Action, Change } from '../change.js';
import { attributeChanges } from './attribute-changes.js';
import { changesFromPlan, changesFromSynth, driftFromPlan } from './changes.js';
import type { EnvironmentReport, Finding, StackReport } from '../report.js';
import type { ReviewInput } from '../review.js';
import type { Rule } from '../rule.js';

/** Reviews one environment by these rules. */
export function reviewWith(rules: readonly Rule[], input: ReviewInput): EnvironmentReport {
  const { head, base } = input;
  const ids = [...new Set([...head.stacks.keys(), ...(base?.stacks.keys() ?? [])])];
  const changes = new Map(ids.map((id) => [id, changesOf(id, input)]));
  const stacks = ids.map((id) => stackReport(id, changes.get(id) ?? [], input));
  const drift = ids.flatMap((id) => driftOf(id, input));
  const found = [
    ...runRules(rules, { changes: [...changes.values()].flat(), drift, head, base, costs: input.costs }),
    ...partialPlans(input),
  ];
  return {
    name: input.name,
    stacks,
    findings: acknowledge(found, input.acknowledgements ?? [], input.today),
    ...(input.topology === false ? {} : { topology: topologyOf(head, base, compared(input, changes)) }),
    ...(input.bundle === undefined ? {} : { bundle: input.bundle }),
    ...(input.costs && { costs: costReport(input.costs) }),
  };
}

/** Changes of stacks that were compared with something: without a base all would be new. */
function compared({ base, plans }: ReviewInput, changes: ReadonlyMap<string, readonly Change[]>): Change[] {
  return [...changes].flatMap(([id, all]) => (base !== undefined || plans?.has(id) === true ? all : []));
}

function changesOf(id: string, { head, base, plans }: ReviewInput): Change[] {
  const [after, before, plan] = [head.stacks.get(id), base?.stacks.get(id), plans?.get(id)];
  if (plan !== undefined) return changesFromPlan(plan, after, before, id);
  // Without a base everything is new: what is too wide is so from the beginning.
  return changesFromSynth(before, after, id);
}

function driftOf(id: string, { head, base, plans }: ReviewInput): Change[] {
  const plan = plans?.get(id);
  return plan === undefined ? [] : driftFromPlan(plan, head.stacks.get(id), base?.stacks.get(id), id);
}

/** A plan that leaves something out has been reviewed only as far as it goes. */
function partialPlans({ plans }: ReviewInput): Finding[] {
  return [...(plans ?? [])].flatMap(([stack, { partial }]): Finding[] =>
    partial !== true
      ? []
      : [
          {
            rule: 'review/plan-partial',
            severity: 'warning',
            stack,
            path: stack,
            message: `The plan of ${stack} is not complete: something was left out of it, for example by -target.`,
            why: 'What was left out has not been reviewed, and a later apply will do it.',
            fix: 'Plan the whole stack.',
          },
        ],
  );
}

function stackReport(
  id: string,
  changes: readonly Change[],
  { head, base, plans, deferred, offline, costs }: ReviewInput,
): StackReport {
  const counts: Record<Action, number> = { create: 0, update: 0, replace: 0, delete: 0, move: 0, forget: 0 };
  for (const { action } of changes) counts[action] += 1;
  const note = deferred?.get(id);
  const cannotTell = offline?.get(id);
  const isPlanned = plans?.has(id) === true;
  const status = isPlanned
    ? cannotTell === undefined
      ? 'planned'
      : 'offline'
    : note !== undefined
      ? 'deferred'
      : base !== undefined
        ? 'compared'
        : 'synthesised';
  return {
    id,
    status,
    ...(note === undefined ? {} : { note }),
    ...(cannotTell === undefined ? {} : { cannotTell }),
    resources: [...(head.stacks.get(id)?.blocks.values() ?? [])].filter(({ mode }) => mode === 'managed').length,
    counts,
    changes: changes
      .map((change) => ({
        path: change.path,
        address: change.address,
        type: change.type,
        action: change.action,
        // Without anything to compare with, all that there is would be told as new.
        attributes:
          isPlanned || base !== undefined
            ? withSeries(withAudience(attributeChanges(change), change, head.stacks.get(id)), id, costs)
            : [],
      }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
}
