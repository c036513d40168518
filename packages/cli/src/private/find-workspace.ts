import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, loadEnvironment, type ManagedWorkspaceSettings } from '@promontory/config';
import { didYouMean, formatProblem, parseArn } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { findEnvironments } from './environments.js';
import { OUT } from './synthesize.js';
import { Terraform } from './terraform.js';

/** A workspace that can be asked. */
export interface FoundWorkspace {
  readonly environment: Environment;
  /** The key in `workspaces`; undefined where it was named by its id. */
  readonly name: string | undefined;
  readonly id: string;
  readonly region: string;
}

/** What the flags say of the workspace. */
export interface WorkspaceOptions {
  readonly workspace: string | undefined;
  readonly 'workspace-id': string | undefined;
  readonly region: string | undefined;
}

/**
 * The workspace that is meant: named by its id; or of the environment, where its id comes from `existing`, from `adopt`,
 * or from the outputs of its stack's state.
 */
export async function findWorkspace(
  context: Context,
  environmentName: string,
  options: WorkspaceOptions,
): Promise<FoundWorkspace> {
  const { environment, folder } = readEnvironment(context, environmentName);
  const id = options['workspace-id'];
  if (id !== undefined) {
    if (!/^ws-[0-9a-z-]+$/.test(id)) throw CliError.usage(`--workspace-id is the id of a workspace, ws-…, not '${id}'`);
    return { environment, name: options.workspace, id, region: options.region ?? environment.region };
  }
  if (options.region !== undefined)
    throw CliError.usage('--region is for --workspace-id: the environment knows its own');
  const name = nameOf(environment, options.workspace);
  const settings = environment.workspaces[name];
  if (settings === undefined) throw CliError.usage(`${environment.name} has no workspace '${name}'`);
  if (settings.kind === 'existing') {
    const found = parseArn(settings.workspaceArn)?.resource.replace(/^workspace\//, '') ?? '';
    return { environment, name, id: found, region: settings.region };
  }
  const found = settings.adopt?.workspaceId ?? (await idInState(context, environment, folder, settings));
  return { environment, name, id: found, region: settings.region };
}

function readEnvironment(context: Context, name: string): { environment: Environment; folder: string } {
  const [found] = findEnvironments(context.cwd, [name]);
  const loaded = found && loadEnvironment(found.folder, { workingDirectory: context.cwd });
  if (loaded?.ok === true) return { environment: loaded.environment, folder: found?.folder ?? '' };
  context.stderr(`${(loaded?.problems ?? []).map(formatProblem).join('\n')}\n`);
  throw CliError.usage('mend what is named above');
}

function nameOf({ name, workspaces }: Environment, wanted: string | undefined): string {
  const names = Object.keys(workspaces);
  const [only] = names;
  if (wanted === undefined) {
    if (names.length === 1 && only !== undefined) return only;
    throw CliError.usage(`${name} has several workspaces: choose with --workspace (${names.join(', ')})`);
  }
  if (names.includes(wanted)) return wanted;
  const near = didYouMean(wanted, names);
  throw CliError.usage(
    `${name} has no workspace '${wanted}': ${near === undefined ? `there are ${names.join(', ')}` : `did you mean '${near}'?`}`,
  );
}

async function idInState(
  context: Context,
  environment: Environment,
  folder: string,
  { name, region }: ManagedWorkspaceSettings,
): Promise<string> {
  const stack = `${environment.name}-${region}-workspace-${name}`;
  const outputs =
    environment.backend.kind === 'local'
      ? localOutputs(join(folder, '.state', `${stack}.tfstate`))
      : await remoteOutputs(context, join(folder, OUT, 'stacks', stack));
  const id = outputs['workspace_id']?.value;
  if (typeof id === 'string') return id;
  throw CliError.tool(
    `the state of ${stack} has no workspace yet: apply it first ('promontory plan ${environment.name}'), or name one with --workspace-id`,
  );
}

type Outputs = Readonly<Record<string, { readonly value?: unknown }>>;

function localOutputs(file: string): Outputs {
  if (!existsSync(file)) return {};
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { outputs?: Outputs }).outputs ?? {};
  } catch {
    throw CliError.tool(`${file} is no state: name the workspace with --workspace-id`);
  }
}

// A remote state is read by whoever wrote it: only Terraform knows every way into a backend.
async function remoteOutputs(context: Context, stack: string): Promise<Outputs> {
  if (!existsSync(join(stack, 'cdk.tf.json'))) {
    throw CliError.tool(`no ${stack}: run 'promontory synth' first, or name the workspace with --workspace-id`);
  }
  const terraform = Terraform.find(context, undefined);
  await terraform.run(stack, 'init', '-input=false', '-no-color');
  const { stdout } = await terraform.run(stack, 'output', '-json', '-no-color');
  return JSON.parse(stdout) as Outputs;
}
