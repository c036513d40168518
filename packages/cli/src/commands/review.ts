import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  type Acknowledgement,
  type EnvironmentReport,
  exitCode,
  type FailOn,
  type JunitOptions,
  loadRules,
  type Plan,
  readAcknowledgements,
  readPlan,
  readSynth,
  renderHtml,
  renderJson,
  renderJunit,
  renderMarkdown,
  renderSarif,
  renderText,
  type Report,
  review as reviewEnvironment,
  type Rule,
  RULES,
  type SarifOptions,
  type Synth,
  type TextOptions,
} from '@promontory/plan-review';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { defineCommand } from '../define-command.js';
import { synthesizeBase } from '../private/base/base.js';
import { estimateEnvironment } from '../private/costs/estimate.js';
import { reviewedCosts } from '../private/costs/reviewed-costs.js';
import { changedFiles, readBundle } from '../private/bundle/read-bundle.js';
import { refuse } from '../private/bundle/refusal.js';
import { type EnvironmentFolder, findEnvironments, findRoot } from '../private/environments.js';
import { PlanStore } from '../private/plan-store.js';
import { withProgress } from '../private/progress.js';
import { OUT, readStacks, synthesize } from '../private/synthesize.js';
import { VERSION } from '../version.js';

const NOTHING: Synth = { stacks: new Map() };
const SHOWS_TOPOLOGY: readonly string[] = ['html', 'json'];

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
      choices: ['text', 'markdown', 'html', 'json', 'sarif', 'junit'],
      default: 'text',
    },
    json: { type: 'boolean', description: 'The same as --format json.' },
    output: { type: 'string', value: 'file', description: 'Write the report to a file instead.' },
    rules: {
      type: 'string',
      value: 'modules',
      description:
        "Also use the rules of these modules: packages, or paths that begin with './', with commas between them.",
    },
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
    'promontory review --base origin/main --format html --output review.html',
    'promontory review --base origin/main --format sarif --output review.sarif',
    'promontory review --base origin/main --rules ./tools/review-rules.cjs --fail-on warning',
  ],
  async run(context, { flags, environments }) {
    const root = findRoot(context.cwd);
    const folders = findEnvironments(context.cwd, environments);
    const names = folders.map(({ name }) => name);
    const modules = (flags.rules ?? '').split(',').flatMap((name) => name.trim() || []);
    const rules = [...RULES, ...loadRules(modules, root)];
    const acknowledgements = folders.map((environment) => acknowledgementsOf(context, environment, rules));
    const lookHere = async () => {
      const read = flags['no-synth']
        ? []
        : await withProgress(context, 'synthesising', () =>
            Promise.all(folders.map((environment) => synthesize(context, environment))),
          );
      return folders.map((environment, index) => ({
        environment,
        costs: estimateEnvironment(context, environment, { read: read[index] }),
        head: readSynth(join(environment.folder, OUT)),
      }));
    };
    const { base: ref } = flags;
    const [here, base] =
      ref === undefined
        ? ([await lookHere(), undefined] as const)
        : await withProgress(context, `synthesising ${ref}`, () =>
            synthesizeBase(context, { root, ref, names: environments.length > 0 ? names : [] }, lookHere),
          );
    const format = flags.json ? 'json' : flags.format;
    const today = context.now().toISOString().slice(0, 10);
    const asked = { today, rules, topology: SHOWS_TOPOLOGY.includes(format) };
    const reports = here.map(({ environment, costs, head }, index): EnvironmentReport => {
      const saved = flags.plans ? plansOf(environment) : {};
      return reviewEnvironment({
        name: environment.name,
        head,
        base: base && (base.get(environment.name)?.synth ?? NOTHING),
        ...saved,
        acknowledgements: acknowledgements[index],
        costs: reviewedCosts(costs, base?.get(environment.name)?.costs),
        ...asked,
      });
    });
    // An environment whose folder is gone is the greatest change of all. It is looked for when all are reviewed.
    const gone = environments.length > 0 ? [] : [...(base ?? [])].filter(([name]) => !names.includes(name));
    reports.push(...gone.map(([name, { synth }]) => reviewEnvironment({ name, head: NOTHING, base: synth, ...asked })));

    const report: Report = { schemaVersion: 1, environments: reports };
    const failOn = flags['fail-on'] as FailOn;
    const files = new Map(folders.map(({ name, folder }) => [name, relative(root, join(folder, 'environment.yaml'))]));
    const text = render(report, format, {
      color: context.color && flags.output === undefined,
      rules,
      failOn,
      version: VERSION,
      fileOf: (name) => files.get(name)?.replaceAll('\\', '/') ?? `environments/${name}/environment.yaml`,
    });
    write(context, text, flags.output);
    return exitCode(report, failOn);
  },
});

function acknowledgementsOf(
  context: Context,
  { folder }: EnvironmentFolder,
  rules: readonly Rule[],
): readonly Acknowledgement[] {
  const file = join(folder, 'acknowledgements.yaml');
  if (!existsSync(file)) return [];
  const { acknowledgements, problems } = readAcknowledgements(
    readFileSync(file, 'utf8'),
    relative(context.cwd, file),
    rules.map(({ id }) => id),
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
  bundle: string | undefined;
  offline: ReadonlyMap<string, readonly string[]>;
} {
  const store = new PlanStore(folder);
  const bundle = digestOfSealed(store);
  const plans = new Map<string, Plan>();
  const deferred = new Map<string, string>();
  const offline = new Map<string, readonly string[]>();
  for (const stack of readStacks(folder)) {
    const record = store.record(stack);
    if (record?.status === 'deferred') deferred.set(stack.id, record.note);
    else if (record !== undefined) plans.set(stack.id, readPlan(store.jsonFile(stack)));
    if (record?.status === 'offline') offline.set(stack.id, record.cannotTell);
  }
  if (plans.size + deferred.size === 0)
    throw CliError.tool(`${name} has no saved plans: run 'promontory plan ${name}' first`);
  return { plans, deferred, offline, bundle };
}

/** The digest that the report carries. What is no longer what was sealed must not be reviewed under that name. */
function digestOfSealed(store: PlanStore): string | undefined {
  if (!store.isSealed) return undefined;
  const bundle = readBundle(store.plans);
  refuse(changedFiles(bundle));
  return bundle.digest;
}

function render(report: Report, format: string, options: TextOptions & SarifOptions & JunitOptions): string {
  switch (format) {
    case 'html':
      return renderHtml(report);
    case 'json':
      return renderJson(report);
    case 'markdown':
      return renderMarkdown(report);
    case 'sarif':
      return renderSarif(report, options);
    case 'junit':
      return renderJunit(report, options);
    default:
      return renderText(report, options);
  }
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
