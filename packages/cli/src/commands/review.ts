import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  type Acknowledgement,
  type EnvironmentReport,
  exitCode,
  type FailOn,
  type Plan,
  readAcknowledgements,
  readPlan,
  readSynth,
  renderJson,
  renderMarkdown,
  renderText,
  type Report,
  review as reviewEnvironment,
  RULES,
  type Synth,
} from '@promontory/plan-review';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { synthesizeBase } from '../private/base.js';
import { type EnvironmentFolder, findEnvironments, findRoot } from '../private/environments.js';
import { PlanStore } from '../private/plan-store.js';
import { withProgress } from '../private/progress.js';
import { OUT, readStacks, synthesize } from '../private/synthesize.js';

const NOTHING: Synth = { stacks: new Map() };

export const review = defineCommand({
  name: 'review',
  summary: 'Review what a change does: offline, against a git ref, or joined with plans.',
  takesEnvironments: true,
  flags: {
    base: { type: 'string', value: 'ref', description: 'Synthesise this git ref as well, and review the difference.' },
    plans: { type: 'boolean', description: "Join the plans that 'promontory plan' saved." },
    'no-synth': { type: 'boolean', description: 'Review cdktf.out as it is.' },
    format: {
      type: 'string',
      value: 'format',
      description: 'How to write the report.',
      choices: ['text', 'markdown', 'json'],
      default: 'text',
    },
    json: { type: 'boolean', description: 'The same as --format json.' },
    output: { type: 'string', value: 'file', description: 'Write the report to a file instead.' },
    'fail-on': {
      type: 'string',
      value: 'severity',
      description: 'End with 1 from this severity on.',
      choices: ['error', 'warning', 'info', 'never'],
      default: 'error',
    },
  },
  examples: [
    'promontory review',
    'promontory review production --base origin/main',
    'promontory review production --plans --format markdown --output review.md',
  ],
  async run(context, { flags, environments }) {
    const root = findRoot(context.cwd);
    const folders = findEnvironments(context.cwd, environments);
    const acknowledgements = folders.map((environment) => acknowledgementsOf(context, environment));
    if (!flags['no-synth']) {
      await withProgress(context, 'synthesising', () =>
        Promise.all(folders.map((environment) => synthesize(context, environment))),
      );
    }
    const { base: ref } = flags;
    const base =
      ref === undefined
        ? undefined
        : await withProgress(context, `synthesising ${ref}`, () => synthesizeBase(context, root, ref));
    const today = context.now().toISOString().slice(0, 10);
    const reports = folders.map((environment, index): EnvironmentReport => {
      const { plans, deferred } = flags.plans ? plansOf(environment) : {};
      return reviewEnvironment({
        name: environment.name,
        head: readSynth(join(environment.folder, OUT)),
        base: base && (base.get(environment.name) ?? NOTHING),
        plans,
        deferred,
        acknowledgements: acknowledgements[index],
        today,
      });
    });
    // An environment whose folder is gone is the greatest change of all. It is looked for when all are reviewed.
    const gone =
      environments.length > 0
        ? []
        : [...(base ?? [])].filter(([name]) => !folders.some((folder) => folder.name === name));
    reports.push(...gone.map(([name, synth]) => reviewEnvironment({ name, head: NOTHING, base: synth, today })));

    const report: Report = { schemaVersion: 1, environments: reports };
    write(
      context,
      render(report, flags.json ? 'json' : flags.format, context.color && flags.output === undefined),
      flags.output,
    );
    return exitCode(report, flags['fail-on'] as FailOn);
  },
});

function acknowledgementsOf(context: Context, { folder }: EnvironmentFolder): readonly Acknowledgement[] {
  const file = join(folder, 'acknowledgements.yaml');
  if (!existsSync(file)) return [];
  const { acknowledgements, problems } = readAcknowledgements(
    readFileSync(file, 'utf8'),
    relative(context.cwd, file),
    RULES.map(({ id }) => id),
  );
  if (problems.length > 0)
    throw CliError.usage(
      `acknowledgements that cannot be used:\n${problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}`,
    );
  return acknowledgements;
}

function plansOf({ name, folder }: EnvironmentFolder): {
  plans: ReadonlyMap<string, Plan>;
  deferred: ReadonlyMap<string, string>;
} {
  const store = new PlanStore(folder);
  const plans = new Map<string, Plan>();
  const deferred = new Map<string, string>();
  for (const stack of readStacks(folder)) {
    const record = store.record(stack);
    if (record?.deferred !== undefined) deferred.set(stack.id, record.deferred);
    else if (record !== undefined) plans.set(stack.id, readPlan(store.jsonFile(stack)));
  }
  if (plans.size + deferred.size === 0)
    throw CliError.tool(`${name} has no saved plans: run 'promontory plan ${name}' first`);
  return { plans, deferred };
}

function render(report: Report, format: string, color: boolean): string {
  if (format === 'json') return renderJson(report);
  return format === 'markdown' ? renderMarkdown(report) : renderText(report, { color });
}

function write(context: Context, text: string, output: string | undefined): void {
  if (output === undefined) {
    context.stdout(text);
    return;
  }
  const file = resolve(context.cwd, output);
  mkdirSync(dirname(file), { recursive: true });
  // Whole or not at all.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  context.stderr(`written: ${output}\n`);
}
