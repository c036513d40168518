import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, digestOfFile, digestOfStack } from '../bundle/digest.js';
import { type BundledStack, FILES, type PlannedStack, type Tool } from '../bundle/manifest.js';
import { type Bundle, changedFiles } from '../bundle/read-bundle.js';
import { type Refusal, refuse } from '../bundle/refusal.js';
import { LOCK } from '../plan-stack.js';
import type { StackStates } from '../stack-states.js';
import type { StackEntry } from '../synthesize.js';
import type { Terraform } from '../terraform.js';
import type { Journal } from './journal.js';

const AGAIN = 'plan and review again';

/** Refuses a bundle that is not the one that was reviewed, before anything else of it is believed. */
export function checkDigest(bundle: Bundle, digest: string): void {
  if (bundle.digest === digest) return;
  refuse([
    {
      code: 'BundleDigest',
      got: bundle.digest,
      expected: digest,
      fix: 'apply the bundle whose digest the review says, or review this one',
    },
  ]);
}

/** Refuses a bundle that was made of anything else than what is here now. Asks nobody outside of this machine. */
export function checkInputs(bundle: Bundle, stacks: readonly StackEntry[], tool: Tool): void {
  refuse([...changedFiles(bundle), ...changedStacks(bundle, stacks), ...changedTool(bundle, tool)]);
}

/** What the plans of a bundle are compared with. */
export interface Present {
  readonly terraform: Terraform;
  readonly states: StackStates;
  readonly journal: Journal;
  /** Whether states that have moved may have been moved by a run of this bundle whose journal is gone. */
  readonly resume: boolean;
}

/** Refuses a bundle whose plans say something else than was reviewed, or whose states have moved since. */
export async function checkPlans(bundle: Bundle, stacks: readonly StackEntry[], present: Present): Promise<void> {
  const checked = await Promise.all(stacks.map((stack) => checkPlan(bundle, stack, present)));
  refuse(checked.flatMap(({ refusals }) => refusals));
  for (const { id, resumed } of checked) if (resumed) present.journal.set(id, { status: 'begun' });
}

async function checkPlan(
  { folder, manifest }: Bundle,
  stack: StackEntry,
  { terraform, states, journal, resume }: Present,
): Promise<{ id: string; refusals: Refusal[]; resumed: boolean }> {
  const { id } = stack;
  const record = manifest.stacks[id];
  if (record?.status !== 'planned') return { id, refusals: [], resumed: false };
  const lock = join(folder, id, FILES.lock);
  if (existsSync(lock)) copyFileSync(lock, join(stack.folder, LOCK));
  await states.init(stack, '-lockfile=readonly');
  const refusals = differing(stack, 'BundleProviders', await terraform.providers(stack.folder), record.providers);
  const plan = join(folder, id, FILES.plan);
  const { stdout } = await terraform.run(stack.folder, 'show', '-json', '-no-color', plan);
  if (stdout !== readFileSync(join(folder, id, FILES.json), 'utf8')) {
    const [got, expected] = [`a ${FILES.json} that says something else`, `what ${FILES.plan} says`];
    refusals.push({
      code: 'BundlePlanText',
      stack: id,
      got,
      expected,
      fix: `do not trust who made it; ${AGAIN}`,
    });
  }
  // What this bundle has begun has moved its state itself.
  const moved = journal.progress(id) === undefined ? await movedState(stack, record, states) : undefined;
  if (moved !== undefined && !resume) refusals.push(moved);
  return { id, refusals, resumed: moved !== undefined && resume };
}

function changedStacks({ manifest, folder }: Bundle, stacks: readonly StackEntry[]): Refusal[] {
  const here = new Map(stacks.map((stack) => [stack.id, stack]));
  const ids = [...new Set([...here.keys(), ...Object.keys(manifest.stacks)])].sort();
  return ids.flatMap((id): Refusal[] => {
    const [stack, record] = [here.get(id), manifest.stacks[id]];
    if (stack === undefined)
      return [{ code: 'BundleStacks', stack: id, got: 'no such stack', expected: 'the stack', fix: AGAIN }];
    if (record === undefined)
      return [{ code: 'BundleStacks', stack: id, got: 'a new stack', expected: 'none', fix: AGAIN }];
    return [...changedInputs(stack, record), ...changedLock(stack, record, folder)];
  });
}

function changedInputs(stack: StackEntry, { inputs }: BundledStack): Refusal[] {
  const got = digestOfStack(stack.folder);
  const fix = `go back to the commit that was planned, or ${AGAIN}`;
  return got === inputs ? [] : [{ code: 'BundleInputs', stack: stack.id, got, expected: inputs, fix }];
}

function changedLock({ id, folder }: StackEntry, record: BundledStack, bundle: string): Refusal[] {
  const [here, there] = [join(folder, LOCK), join(bundle, id, FILES.lock)];
  if (record.status !== 'planned' || !existsSync(here) || !existsSync(there)) return [];
  const [got, expected] = [digestOfFile(here), digestOfFile(there)];
  return got === expected ? [] : [{ code: 'BundleLock', stack: id, got, expected, fix: `remove ${here}, or ${AGAIN}` }];
}

function changedTool({ manifest: { tool } }: Bundle, { name, version }: Tool): Refusal[] {
  if (tool.name === name && tool.version === version) return [];
  const expected = `${tool.name} ${tool.version}`;
  return [{ code: 'BundleTool', got: `${name} ${version}`, expected, fix: `install ${expected}, or ${AGAIN}` }];
}

function differing({ id: stack }: StackEntry, code: string, got: object, expected: object): Refusal[] {
  const [here, there] = [canonical(got), canonical(expected)];
  return here === there ? [] : [{ code, stack, got: here, expected: there, fix: AGAIN }];
}

async function movedState(stack: StackEntry, record: PlannedStack, states: StackStates): Promise<Refusal | undefined> {
  const words = (state: { lineage: string; serial: number } | null | undefined): string =>
    state ? `serial ${state.serial} of ${state.lineage}` : 'no state';
  const [got, expected] = [words(await states.read(stack)), words(record.state)];
  const fix = `somebody applied in between: ${AGAIN}; if it was a run of this bundle elsewhere, give --resume`;
  return got === expected ? undefined : { code: 'BundleState', stack: stack.id, got, expected, fix };
}
