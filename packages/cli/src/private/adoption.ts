import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { adopt, type Adoption, Inventory, readLive, readSource } from '@promontory/adoption';
import { ENVIRONMENT_FILE, loadEnvironment } from '@promontory/config';
import { formatProblem, isRegion, parseArn } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { connect } from './aws.js';
import { CDKTF_JSON, newFolder, writeAside } from './new-folder.js';
import { withProgress } from './progress.js';

/** What the flags say. */
export interface AdoptionOptions {
  readonly state: string | undefined;
  readonly live: boolean;
  readonly region: string | undefined;
  readonly 'workspace-id': string | undefined;
  readonly subnets: string | undefined;
  readonly 'role-arn': string | undefined;
  readonly 'external-id': string | undefined;
}

/** Finds what exists, and writes an environment that takes it over. Ends with 1 where that must be mended by hand. */
export async function adoptEnvironment(context: Context, name: string, options: AdoptionOptions): Promise<number> {
  const folder = newFolder(context, name);
  const inventory = new Inventory();
  readZones(inventory, options.subnets);
  const asked = listOf(options['workspace-id']);
  const listsOnly = readStates(context, inventory, listOf(options.state) ?? []);
  keepOnly(inventory, asked);
  if (options.live || options.state === undefined || listsOnly) await ask(context, inventory, options, asked);
  const adoption = adopt(inventory, name);
  const loaded: { problems: readonly string[] } = { problems: [] };
  writeAside(folder, { ...adoption.files, 'cdktf.json': CDKTF_JSON }, (aside) => {
    const read = loadEnvironment(aside, { workingDirectory: aside });
    loaded.problems = read.ok ? [] : read.problems.map(formatProblem);
    return true;
  });
  return report(context, name, folder, adoption, loaded.problems);
}

function report(
  context: Context,
  name: string,
  folder: string,
  { workspaces, namespaces, scrapers, notes }: Adoption,
  problems: readonly string[],
): number {
  const found = `workspaces: ${workspaces}, namespaces of rules: ${namespaces}, scrapers: ${scrapers}`;
  context.stdout(`${relative(context.cwd, join(folder, ENVIRONMENT_FILE))}  ${found}\n`);
  for (const note of notes) context.stdout(`- ${note.replace(/\p{Cc}/gu, ' ')}\n`);
  if (problems.length > 0) {
    context.stderr(`${problems.join('\n')}\n`);
    context.stderr(`promontory: it was written, but has to be mended by hand before 'promontory synth ${name}'\n`);
    return 1;
  }
  context.stdout(`Next: ${relative(context.cwd, join(folder, 'RELEASING.md'))} says in which order.\n`);
  return 0;
}

/** Whether some source told ids alone, so that AWS must be asked for the rest. */
function readStates(context: Context, inventory: Inventory, files: readonly string[]): boolean {
  const kinds = files.map((file) => {
    let text: string;
    try {
      text = readFileSync(resolve(context.cwd, file), 'utf8');
    } catch (error) {
      throw CliError.usage(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}): --state names files`);
    }
    return readSource(inventory, text, file);
  });
  return kinds.includes('cloudformation');
}

async function ask(
  context: Context,
  inventory: Inventory,
  options: AdoptionOptions,
  asked: readonly string[] | undefined,
): Promise<void> {
  const known = [...inventory.workspaces.keys()];
  const region = options.region ?? regionOf(inventory);
  if (region === undefined || !isRegion(region)) {
    throw CliError.usage(
      region === undefined
        ? 'give --region: AWS is asked about one'
        : `--region is a Region that has AMP, not '${region}'`,
    );
  }
  const connection = connect(context, region, { ...options, endpoint: undefined });
  const ids = asked ?? (known.length === 0 ? undefined : known);
  await withProgress(context, `asking AMP in ${region}`, () => readLive(inventory, connection, ids));
}

function regionOf({ workspaces }: Inventory): string | undefined {
  const regions = new Set([...workspaces.values()].flatMap(({ arn }) => parseArn(arn ?? '')?.region ?? []));
  return regions.size === 1 ? [...regions][0] : undefined;
}

function keepOnly({ workspaces }: Inventory, asked: readonly string[] | undefined): void {
  if (asked === undefined) return;
  const wrong = asked.find((id) => !/^ws-[0-9a-z-]+$/.test(id));
  if (wrong !== undefined) throw CliError.usage(`--workspace-id is the id of a workspace, ws-…, not '${wrong}'`);
  for (const id of workspaces.keys()) if (!asked.includes(id)) workspaces.delete(id);
}

function readZones({ zones }: Inventory, subnets: string | undefined): void {
  for (const entry of listOf(subnets) ?? []) {
    const [, id, zone] = /^(subnet-[0-9a-z]+):([a-z0-9-]+)$/.exec(entry) ?? [];
    if (id === undefined || zone === undefined) {
      throw CliError.usage(`--subnets is subnet-…:<zone>, by comma, not '${entry}'`);
    }
    zones.set(id, zone);
  }
}

function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
