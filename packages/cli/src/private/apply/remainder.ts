import { canonical } from '../bundle/digest.js';

/** The parts of a plan's JSON that are compared. */
interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

interface ResourceChange {
  readonly address: string;
  readonly mode?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after?: unknown;
    readonly after_unknown?: unknown;
    readonly importing?: object;
  };
}

/**
 * What a plan made after an interrupted apply would do that was not reviewed: addresses. Empty means that it does the
 * rest of the reviewed plan, and nothing else.
 */
export function notReviewed(reviewed: string, remainder: string): string[] {
  const before = new Map(changesOf(reviewed).map((change) => [change.address, change]));
  const strays = changesOf(remainder).filter((rest) => {
    const plan = before.get(rest.address);
    return plan === undefined || !allowed(plan, rest) || !sameValues(plan, rest);
  });
  return [...new Set(strays.map(({ address }) => address))].sort();
}

function changesOf(json: string): ResourceChange[] {
  const { resource_changes: changes = [] } = JSON.parse(json) as PlanJson;
  return changes.filter(
    ({ mode, change }) =>
      mode === 'managed' && (change.importing !== undefined || change.actions.some((action) => action !== 'no-op')),
  );
}

/** Whether an action can be what is left of another. */
function allowed({ change: plan }: ResourceChange, { change: rest, action_reason: reason }: ResourceChange): boolean {
  const [planned, left] = [sorted(plan.actions), sorted(rest.actions)];
  if (planned === left) return true;
  // What was being created when it ended is tainted: it is made anew. It did not exist before.
  if (planned === 'create') return left === 'create,delete' && reason === 'replace_because_tainted';
  // Half of a replacement may have happened.
  return planned === 'create,delete' && (left === 'create' || left === 'delete');
}

function sorted(actions: readonly string[]): string {
  return [...actions].sort().join();
}

/** Whether every value that the reviewed plan knew is the same now; what it could not know yet is free. */
function sameValues({ change: plan }: ResourceChange, { change: rest }: ResourceChange): boolean {
  return rest.after === null || rest.after === undefined || agrees(plan.after, plan.after_unknown, rest.after);
}

function agrees(planned: unknown, unknown: unknown, left: unknown): boolean {
  if (unknown === true) return true;
  if (isRecord(planned) && isRecord(left)) {
    const keys = new Set([...Object.keys(planned), ...Object.keys(left)]);
    return [...keys].every((key) => agrees(planned[key], isRecord(unknown) ? unknown[key] : undefined, left[key]));
  }
  if (Array.isArray(planned) && Array.isArray(left) && Array.isArray(unknown) && planned.length === left.length)
    return planned.every((value, index) => agrees(value, (unknown as unknown[])[index], left[index]));
  return canonical(planned ?? null) === canonical(left ?? null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
