import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, loadEnvironment } from '@promontory/config';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { findEnvironments, findRoot } from './environments.js';
import { runProcess } from './run-process.js';
import { Terraform } from './terraform.js';

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly found: string;
  /** What to do; absent when all is well. */
  readonly fix?: string;
}

/** Looks at everything that a plan or a deployment needs. Only `online` leaves this machine. */
export async function runChecks(context: Context, online: boolean): Promise<Check[]> {
  const environments = readable(context);
  return [
    node(),
    await terraform(context, environments),
    await program(context, 'git', ['--version'], "install git: 'promontory review --base' needs it"),
    await awsCli(context, environments),
    credentials(context),
    await identity(context, environments, online),
    await providers(context, online),
    cdktf(context),
  ];
}

function readable(context: Context): Environment[] {
  try {
    return findEnvironments(context.cwd, []).flatMap(({ folder }) => {
      const loaded = loadEnvironment(folder);
      return loaded.ok ? [loaded.environment] : [];
    });
  } catch {
    return [];
  }
}

function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const found = process.versions.node;
  if (major > 20 || (major === 20 && minor >= 19)) return { name: 'Node', status: 'ok', found };
  return { name: 'Node', status: 'problem', found, fix: 'install Node 20.19 or newer' };
}

async function terraform(context: Context, environments: readonly Environment[]): Promise<Check> {
  const name = 'Terraform or OpenTofu';
  try {
    const { binary, version, isTofu } = await versionOf(Terraform.find(context, undefined));
    const found = `${binary} ${version}`;
    const locking = environments.some(({ backend }) => backend.kind === 's3');
    const least = isTofu ? [1, 10] : [1, 11];
    if (locking && isOlder(version, least)) {
      return {
        name,
        status: 'problem',
        found,
        fix: `the s3 backend locks natively: it needs Terraform 1.11 or OpenTofu 1.10 or newer`,
      };
    }
    return { name, status: 'ok', found };
  } catch (error) {
    return { name, status: 'problem', found: 'none', fix: error instanceof CliError ? error.message : String(error) };
  }
}

async function versionOf(found: Terraform): Promise<{ binary: string; version: string; isTofu: boolean }> {
  const { stdout } = await found.run('.', 'version', '-json');
  const { terraform_version: version = 'unknown' } = JSON.parse(stdout) as { terraform_version?: string };
  // Both answer under the name terraform_version; only the plain text tells them apart.
  const text = (await found.run('.', 'version')).stdout;
  return { binary: found.binary, version, isTofu: text.startsWith('OpenTofu') };
}

function isOlder(version: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [hasMajor = 0, hasMinor = 0] = version.split('.').map(Number);
  return hasMajor < major || (hasMajor === major && hasMinor < minor);
}

async function program(context: Context, name: string, args: readonly string[], fix: string): Promise<Check> {
  try {
    const { stdout } = await runProcess(context, name, args, { cwd: context.cwd });
    return { name, status: 'ok', found: stdout.trim().split('\n')[0] ?? '' };
  } catch {
    return { name, status: 'problem', found: 'not on PATH', fix };
  }
}

async function awsCli(context: Context, environments: readonly Environment[]): Promise<Check> {
  const needing = environments.flatMap(({ clusters }) =>
    clusters
      .filter(
        ({ collection, authenticationMode }) =>
          collection.kind !== 'managed-scraper' || authenticationMode === 'CONFIG_MAP',
      )
      .map(({ name }) => name),
  );
  const check = await program(
    context,
    'aws',
    ['--version'],
    `install the AWS CLI v2: ${needing.length > 0 ? `the Helm and Kubernetes providers get their tokens from it (${needing.join(', ')})` : 'clusters with an agent will need it'}`,
  );
  return {
    ...check,
    name: 'AWS CLI',
    status: check.status === 'problem' && needing.length === 0 ? 'warning' : check.status,
  };
}

/** Whether the SDK's chain has a candidate; never what it holds. */
function credentials({ env }: Context): Check {
  const home = env['HOME'] ?? homedir();
  const candidates: readonly (readonly [string, boolean])[] = [
    ['environment variables', env['AWS_ACCESS_KEY_ID'] !== undefined],
    [`profile ${env['AWS_PROFILE'] ?? ''}`, env['AWS_PROFILE'] !== undefined],
    ['web identity', env['AWS_WEB_IDENTITY_TOKEN_FILE'] !== undefined],
    [
      'container',
      env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] !== undefined ||
        env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] !== undefined,
    ],
    ['~/.aws', existsSync(join(home, '.aws', 'credentials')) || existsSync(join(home, '.aws', 'config'))],
  ];
  const found = candidates.filter(([, there]) => there).map(([name]) => name);
  if (found.length > 0) return { name: 'AWS credentials', status: 'ok', found: found.join(', ') };
  return {
    name: 'AWS credentials',
    status: 'warning',
    found: 'none that can be seen from here',
    fix: "validate, synth and review need none; for plan and deploy run 'aws sso login', or set AWS_PROFILE",
  };
}

async function identity(context: Context, environments: readonly Environment[], online: boolean): Promise<Check> {
  const name = 'AWS account';
  if (!online) return { name, status: 'skipped', found: 'not asked', fix: "'promontory doctor --online' asks AWS" };
  try {
    const { status, stdout } = await runProcess(
      context,
      'aws',
      ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'],
      { cwd: context.cwd },
    );
    const account = stdout.trim();
    if (status !== 0)
      return {
        name,
        status: 'problem',
        found: 'AWS did not accept the credentials',
        fix: "renew them: 'aws sso login'",
      };
    const matching = environments
      .filter((environment) => environment.account === account)
      .map((environment) => environment.name);
    if (matching.length > 0) return { name, status: 'ok', found: `${account}: ${matching.join(', ')}` };
    return {
      name,
      status: 'warning',
      found: `${account}, which no environment names`,
      fix: 'plans will be refused unless deployRoleArn leads to the right account',
    };
  } catch {
    return { name, status: 'problem', found: 'the AWS CLI is missing', fix: 'install the AWS CLI v2' };
  }
}

async function providers({ env }: Context, online: boolean): Promise<Check> {
  const name = 'Terraform providers';
  const config = env['TF_CLI_CONFIG_FILE'];
  if (config !== undefined) {
    if (existsSync(config)) return { name, status: 'ok', found: `as ${config} says` };
    return {
      name,
      status: 'problem',
      found: `TF_CLI_CONFIG_FILE names ${config}, which does not exist`,
      fix: 'mend or unset the variable',
    };
  }
  if (!online)
    return {
      name,
      status: 'skipped',
      found: 'from the public registry',
      fix: "'promontory doctor --online' asks whether it answers",
    };
  try {
    const answer = await fetch('https://registry.terraform.io/.well-known/terraform.json', {
      method: 'HEAD',
      signal: AbortSignal.timeout(3000),
    });
    return { name, status: 'ok', found: `the registry answers (${answer.status})` };
  } catch {
    return {
      name,
      status: 'problem',
      found: 'the registry does not answer',
      fix: 'check the network, or name a provider mirror with TF_CLI_CONFIG_FILE',
    };
  }
}

function cdktf({ cwd }: Context): Check {
  const name = 'cdktf CLI';
  const major = Number(process.versions.node.split('.')[0]);
  let root: string;
  try {
    root = findRoot(cwd);
  } catch {
    return { name, status: 'skipped', found: 'no repository here' };
  }
  if (!existsSync(join(root, 'tools', 'cdktf', 'cli', 'node_modules', 'cdktf-cli'))) {
    return {
      name,
      status: 'warning',
      found: 'not installed',
      fix: "only 'npx cdktf' needs it: 'npm run setup:cdktf' (423 MB)",
    };
  }
  if (major > 22)
    return {
      name,
      status: 'warning',
      found: `installed, but it does not run on Node ${major}`,
      fix: "use Node 20 or 22 for 'npx cdktf'",
    };
  return { name, status: 'ok', found: 'installed' };
}
