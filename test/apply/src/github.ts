import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { CLI, engineEnv, ROOT } from './engine.js';
import type { Repository } from './repository.js';

/** What the stand-in for GitHub has been told. */
interface Told {
  comments: { id: number; body: string; user: { login: string } }[];
  issues: { number: number; title: string; body: string; labels: string[] }[];
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: {
    readonly workflow_call?: { readonly inputs?: Readonly<Record<string, { default?: unknown }>> } | null;
  };
  readonly jobs: Readonly<Record<string, { readonly env?: Readonly<Record<string, string>>; readonly steps: Step[] }>>;
}

type Values = Readonly<Record<string, unknown>>;

/** A run of one workflow: which step ended it, or none, and what steps wrote to stderr. */
export interface WorkflowRan {
  readonly failed: string | undefined;
  readonly stderr: string;
}

/** Runs the workflows of this repository on another one, with a server that answers as GitHub's API does. */
export class Github {
  readonly told: Told = { comments: [], issues: [] };
  private readonly artifacts = mkdtempSync(join(tmpdir(), 'promontory-artifacts-'));
  private readonly bin = mkdtempSync(join(tmpdir(), 'promontory-bin-'));
  private readonly server: Server;
  private run = 100;

  constructor(private readonly repository: Repository) {
    cpSync(join(ROOT, 'ci'), join(repository.root, 'ci'), { recursive: true });
    // `npx promontory` is the command of the checkout.
    writeFileSync(join(this.bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${CLI}" "$@"\n`, {
      mode: 0o755,
    });
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (data) => (text += String(data)));
      request.on('end', () => {
        const answer = this.answer(String(request.method), String(request.url), text);
        response.statusCode = answer === undefined ? 404 : 200;
        response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.server.close();
  }

  /** Runs all jobs of a workflow, for every environment of the matrix. */
  async call(name: string, github: Values, inputs: Values = {}, env: Readonly<Record<string, string>> = {}) {
    this.run += 1;
    const workflow = parse(readFileSync(join(ROOT, '.github', 'workflows', `${name}.yml`), 'utf8')) as Workflow;
    const defaults = Object.entries(workflow.on.workflow_call?.inputs ?? {}).map(([key, input]) => [
      key,
      input.default,
    ]);
    const context = {
      github: { token: 'secret', run_attempt: 1, ...github },
      inputs: { ...Object.fromEntries(defaults), ...inputs },
    };
    const [affected, work] = Object.values(workflow.jobs);
    if (affected === undefined || work === undefined) throw new Error(`${name} has not two jobs`);
    const first = await this.job(affected, context, env);
    const { matrix, any } = (first.steps['matrix'] ?? { outputs: {} }).outputs as { matrix?: string; any?: string };
    if (first.failed !== undefined || any !== 'true') return { failed: first.failed, stderr: first.stderr, any };
    const { include } = JSON.parse(String(matrix)) as { include: Values[] };
    let stderr = '';
    for (const entry of include) {
      const ran = await this.job(work, { ...context, matrix: entry }, env);
      stderr += ran.stderr;
      if (ran.failed !== undefined) return { failed: ran.failed, stderr, any };
    }
    return { failed: undefined, stderr, any };
  }

  /** Changes a file of a bundle that was uploaded. */
  change(run: number, file: string, text: string): void {
    writeFileSync(join(this.artifacts, String(run), 'promontory-dev', file), text);
  }

  get lastRun(): number {
    return this.run;
  }

  private async job(job: Workflow['jobs'][string], context: Values, env: Readonly<Record<string, string>>) {
    const steps: Record<string, { outputs: Record<string, string> }> = {};
    let stderr = '';
    for (const step of job.steps) {
      const all = { ...context, steps };
      const fill = (text: unknown): string => fillIn(String(text), all);
      if (step.uses !== undefined) {
        this.use(
          step.uses,
          Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, fill(value)])),
        );
        continue;
      }
      const output = join(this.artifacts, 'output');
      writeFileSync(output, '');
      const given = Object.entries({ ...job.env, ...step.env }).map(([key, value]) => [key, fill(value)]);
      const ran = await this.shell(String(step.run), { ...env, ...Object.fromEntries(given), GITHUB_OUTPUT: output });
      stderr += ran.text;
      const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
      const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
      if (step.id !== undefined) steps[step.id] = { outputs: Object.fromEntries(outputs) as Record<string, string> };
      if (ran.status !== 0) return { failed: String(step.run), steps, stderr };
    }
    return { failed: undefined, steps, stderr };
  }

  /** What actions of others do, as far as it is told apart here. */
  private use(action: string, given: Readonly<Record<string, string>>): void {
    const [name = ''] = action.split('@');
    if (name === 'actions/upload-artifact') {
      const to = join(this.artifacts, String(this.run), String(given['name']));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(this.repository.root, String(given['path'])), to, { recursive: true });
    } else if (name === 'actions/download-artifact') {
      const to = join(this.repository.root, String(given['path']));
      rmSync(to, { recursive: true, force: true });
      cpSync(join(this.artifacts, String(given['run-id']), String(given['name'])), to, { recursive: true });
    } else if (
      !['actions/checkout', './.github/actions/promontory', 'aws-actions/configure-aws-credentials'].includes(name)
    )
      throw new Error(`what ${action} does is not known here`);
  }

  private shell(
    script: string,
    env: Readonly<Record<string, string>>,
  ): Promise<{ status: number | null; text: string }> {
    const { port } = this.server.address() as AddressInfo;
    // As GitHub runs it.
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: this.repository.root,
      env: {
        ...process.env,
        ...this.repository.engine(),
        ...engineEnv(),
        PATH: `${this.bin}${delimiter}${String(process.env['PATH'])}`,
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
        GITHUB_REPOSITORY: 'acme/metrics',
        GITHUB_RUN_ID: String(this.run),
        ...env,
      },
    });
    let text = '';
    child.stdout.on('data', (data) => (text += String(data)));
    child.stderr.on('data', (data) => (text += String(data)));
    return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })));
  }

  private answer(method: string, url: string, text: string): unknown {
    const path = url.replace('/repos/acme/metrics', '').replace(/[?&].*$/, '');
    const body = JSON.parse(text || '{}') as Omit<Told['issues'][number], 'number'>;
    const { comments, issues } = this.told;
    const user = { login: 'github-actions[bot]' };
    if (path === '/issues/7/comments' && method === 'GET') return comments;
    if (path === '/issues/7/comments') return comments.push({ id: comments.length + 1, body: String(body.body), user });
    if (path.startsWith('/issues/comments/')) {
      const comment = comments.find(({ id }) => String(id) === path.split('/')[3]);
      return comment && Object.assign(comment, { body: body.body });
    }
    if (path === '/commits/merged/pulls')
      return [
        { number: 3, merged_at: null },
        { number: 7, merged_at: '2026-01-01' },
      ];
    if (path === '/commits/pushed/pulls') return [];
    if (path === '/issues' && method === 'GET') return issues;
    if (path === '/issues') return issues.push({ number: issues.length + 1, ...body });
    return undefined;
  }
}

/** Fills in `${{ a.b || c.d }}`. What is not known is a mistake here, where GitHub writes nothing. */
function fillIn(text: string, context: Values): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const values = expression.split('||').map((path) => {
      const [first, ...rest] = path.trim().split('.');
      if (!Object.hasOwn(context, String(first))) throw new Error(`no ${path} in a workflow`);
      return [first, ...rest].reduce<unknown>((value, key) => (value as Values | undefined)?.[String(key)], context);
    });
    return String(values.find(Boolean) ?? '');
  });
}
