import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { permissionsOf } from '@promontory/permissions';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..', '..');
const candidates = [
  join(ROOT, '.venv', 'bin', 'checkov'),
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'checkov')),
];
const checkov = candidates.find(existsSync);
const mustRun = process.env['CI'] === 'true';
const test_ = checkov !== undefined || mustRun ? test : test.skip;
const why = checkov === undefined ? ' (SKIPPED: python3 -m venv .venv && .venv/bin/pip install checkov)' : '';

interface Explained {
  readonly check: string;
  readonly resource: string;
  readonly reason: string;
}

interface Failed {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly file_path: string;
}

/** Every environment that comes with the repository, and those of the Terraform lane, which have everything on. */
const environments = [join(ROOT, 'environments'), join(ROOT, 'test', 'terraform', 'environments')].flatMap((parent) =>
  readdirSync(parent)
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(folder, 'environment.yaml'))),
);

/** Synthesises all environments below one folder, for one run of checkov. */
function synthesizeAll(): string {
  const home = mkdtempSync(join(tmpdir(), 'promontory-security-'));
  for (const [index, folder] of environments.entries()) {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'stacks', 'app', 'dist', 'main.js')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDKTF_OUTDIR: join(home, String(index)) },
    });
    if (status !== 0) throw new Error(`synth of ${folder} ended with ${status}: ${stderr}`);
  }
  return home;
}

test_(`checkov finds nothing that is not explained${why}`, () => {
  if (checkov === undefined) throw new Error('checkov is not here: .ci/run installs it');
  const args = ['-d', synthesizeAll(), '--framework', 'terraform_json', '--skip-download', '--quiet', '-o', 'json'];
  const ran = spawnSync(checkov, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const report = JSON.parse(ran.stdout) as {
    summary: { passed: number; parsing_errors: number };
    results: { failed_checks: readonly Failed[] };
  };
  // A run that read nothing finds nothing.
  expect(report.summary.passed).toBeGreaterThan(100);
  expect(report.summary.parsing_errors).toBe(0);

  const explained = parse(readFileSync(join(__dirname, '..', 'explained.yaml'), 'utf8')) as readonly Explained[];
  const explains = (entry: Explained, found: Failed): boolean =>
    new RegExp(`^${entry.check}$`).test(found.check_id) && new RegExp(entry.resource).test(found.resource);
  const { failed_checks: failed } = report.results;
  expect(
    failed
      .filter((found) => !explained.some((entry) => explains(entry, found)))
      .map((found) => `${found.check_id} ${found.check_name}: ${found.resource} in ${found.file_path}`),
  ).toEqual([]);
  expect(explained.filter((entry) => !failed.some((found) => explains(entry, found)))).toEqual([]);
});

test('what every synthesised resource takes of IAM is known', () => {
  const home = synthesizeAll();
  const stacks = readdirSync(home).flatMap((environment) =>
    readdirSync(join(home, environment, 'stacks')).map((stack) => join(home, environment, 'stacks', stack)),
  );
  const read = (folder: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Record<string, unknown>;
  expect(stacks.length).toBeGreaterThan(10);
  expect(permissionsOf(Object.fromEntries(stacks.map((folder) => [folder, read(folder)]))).unknown).toEqual([]);
});
