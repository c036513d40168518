import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI, engineEnv } from './engine.js';

/** One stack of a test's environment. */
export interface Stack {
  readonly after?: readonly string[];
  /** Resources, by name: each a log group, after the one it names. */
  readonly groups: Readonly<Record<string, { readonly after?: string; readonly days?: number }>>;
  /** Whether it gives out the name of its first group. */
  readonly output?: boolean;
  /** A stack whose output it reads. */
  readonly reads?: string;
}

/** What a run came to. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One call that the stand-in provider was asked to make. */
interface Call {
  readonly op: string;
  readonly action?: string;
  readonly id?: string;
  readonly error?: string;
  readonly start?: string;
  readonly time?: string;
  readonly config?: { readonly name?: string };
}

const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const stacks = JSON.parse(readFileSync('stacks.json', 'utf8'));
const manifest = {};
for (const [id, { after = [], groups, output, reads }] of Object.entries(stacks)) {
  const local = (name) => ({ path: '../../../.state/' + name + '.tfstate' });
  const json = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '6.25.0' } }, backend: { local: local(id) } },
    provider: { aws: [{ region: 'eu-west-1' }] },
    resource: { aws_cloudwatch_log_group: {} },
  };
  for (const [name, group] of Object.entries(groups))
    json.resource.aws_cloudwatch_log_group[name] = {
      name: '/' + id + '/' + name + (reads ? '\${data.terraform_remote_state.up.outputs.first}' : ''),
      retention_in_days: group.days ?? 30,
      ...(group.after ? { depends_on: ['aws_cloudwatch_log_group.' + group.after] } : {}),
    };
  if (output) json.output = { first: { value: '\${aws_cloudwatch_log_group.' + Object.keys(groups)[0] + '.name}' } };
  if (reads) json.data = { terraform_remote_state: { up: { backend: 'local', config: local(reads) } } };
  const folder = join(process.env.CDKTF_OUTDIR, 'stacks', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
  manifest[id] = { name: id, workingDirectory: 'stacks/' + id, dependencies: after };
}
writeFileSync(join(process.env.CDKTF_OUTDIR, 'manifest.json'), JSON.stringify({ stacks: manifest }));
`;

/** A repository with one environment, whose stacks are of the stand-in provider. */
export class Repository {
  readonly dev: string;

  private constructor(readonly root: string) {
    this.dev = join(root, 'environments', 'dev');
  }

  static of(stacks: Readonly<Record<string, Stack>>): Repository {
    const repository = new Repository(mkdtempSync(join(tmpdir(), 'promontory-apply-')));
    mkdirSync(repository.dev, { recursive: true });
    repository.write('environment.yaml', 'apiVersion: promontory/v1\n');
    repository.write('cdktf.json', JSON.stringify({ app: 'node app.js' }));
    repository.write('app.js', APP);
    repository.define(stacks);
    return repository;
  }

  /** The same, elsewhere: planned once, applied many times. */
  copy(): Repository {
    const copy = new Repository(mkdtempSync(join(tmpdir(), 'promontory-apply-')));
    cpSync(this.root, copy.root, { recursive: true, verbatimSymlinks: true });
    return copy;
  }

  define(stacks: Readonly<Record<string, Stack>>): void {
    this.write('stacks.json', JSON.stringify(stacks));
  }

  file(name: string): string {
    return join(this.dev, name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { child: ChildProcess; ended: Promise<Ran> } {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...engineEnv(), ...this.engine(), ...env },
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (text.stdout += String(data)));
    child.stderr.on('data', (data) => (text.stderr += String(data)));
    // `exit`, not `close`: a program that outlives it may still hold the pipes.
    const ended = new Promise<Ran>((resolve) =>
      child.on('exit', (status) => setImmediate(() => resolve({ status, ...text }))),
    );
    return { child, ended };
  }

  /** What the stand-in provider is told by its environment. */
  engine(): Record<string, string> {
    return { STUBAWS_LOG: this.calls, STUBAWS_CLOUD: this.cloud };
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return this.start(args, env).ended;
  }

  /** Plans, reviews, and returns the digest that the review says. */
  async planned(...args: readonly string[]): Promise<string> {
    const plan = await this.run(['plan', 'dev', ...args]);
    if (plan.status !== 0) throw new Error(plan.stderr);
    const review = await this.run(['review', 'dev', '--no-synth', '--plans', '--json', '--fail-on', 'never']);
    const { environments } = JSON.parse(review.stdout) as { environments: { bundle: string }[] };
    return String(environments[0]?.bundle);
  }

  apply(digest: string, env: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Promise<Ran> {
    return this.run(['apply', 'dev', '--digest', digest, ...args], env);
  }

  /** What exists, by the stand-in's account of it: names. */
  existing(): string[] {
    if (!existsSync(this.cloud)) return [];
    const { resources } = JSON.parse(readFileSync(this.cloud, 'utf8')) as { resources: object };
    // account|Region|type|id, and a log group's id is its name.
    return Object.keys(resources)
      .map((key) => key.split('|')[3] ?? '')
      .sort();
  }

  /** What the states know: names. */
  inStates(stacks: readonly string[]): string[] {
    return stacks
      .flatMap((id) => {
        const file = this.file(`.state/${id}.tfstate`);
        if (!existsSync(file)) return [];
        const text = readFileSync(file, 'utf8');
        // OpenTofu may be writing it.
        if (!text.endsWith('}\n')) return [];
        const { resources } = JSON.parse(text) as {
          resources: { mode: string; instances: { attributes: { name: string } }[] }[];
        };
        return resources
          .filter(({ mode }) => mode === 'managed')
          .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.name));
      })
      .sort();
  }

  /** Whether OpenTofu itself would change something of a stack that was initialised. */
  hasChanges(stack: string): boolean {
    const env = { ...process.env, ...engineEnv(), ...this.engine() } as Record<string, string>;
    const ran = spawnSync(String(env['TERRAFORM_BINARY_NAME']), ['plan', '-input=false', '-detailed-exitcode'], {
      cwd: this.file(`cdktf.out/stacks/${stack}`),
      env,
      encoding: 'utf8',
    });
    if (ran.status !== 0 && ran.status !== 2) throw new Error(ran.stderr);
    return ran.status === 2;
  }

  /** What the provider did, in order. */
  done(): Call[] {
    if (!existsSync(this.calls)) return [];
    return readFileSync(this.calls, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as Call)
      .filter(({ op }) => op === 'apply');
  }

  get cloud(): string {
    return join(this.root, 'cloud.json');
  }

  private get calls(): string {
    return join(this.root, 'calls.log');
  }
}
