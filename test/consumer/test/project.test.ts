import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packAll } from './tarballs.js';

const TEMPLATE = join(__dirname, '..', 'project');

/** A project of another team: outside this repository, with the packages as npm would give them. */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-consumer-'));
  cpSync(TEMPLATE, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies: object };
  const ours = Object.fromEntries(packAll().map(({ name, file }) => [name, `file:${file}`]));
  const dependencies = { ...manifest.dependencies, ...ours };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
  // As the README of a package says it, but for the addresses of its network: no audit, no notices.
  const args = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

const FOLDER = installed();

/** Runs a command there; the output when it ended well, an error with all of it when not. */
function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: FOLDER, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

// One after the other: each stands on the one before.
test('types check, the stack synthesises, its tests pass, and the command runs', () => {
  run(process.execPath, 'node_modules/typescript/bin/tsc');

  run(process.execPath, 'out/src/main.js');
  const file = join(FOLDER, 'cdktf.out', 'stacks', 'observability', 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as { resource: Record<string, object> };
  expect(Object.keys(stack.resource)).toEqual(
    expect.arrayContaining([
      'aws_prometheus_workspace',
      'aws_prometheus_scraper',
      'aws_prometheus_rule_group_namespace',
    ]),
  );

  expect(run(process.execPath, '--test', 'out/test/observability-stack.test.js')).toMatch(/pass 3\n/);

  expect(run(join(FOLDER, 'node_modules', '.bin', 'promontory'), '--help')).toContain(
    'from environments/ to a reviewed plan',
  );
  expect(run(join(FOLDER, 'node_modules', '.bin', 'promontory'), 'explain', 'amp/workspace-kept')).not.toBe('');
});

test('one copy of what constructs share is installed', () => {
  const twice = ['cdktf', 'constructs', '@cdktf/provider-aws'].filter((name) =>
    existsSync(join(FOLDER, 'node_modules', '@promontory', 'amp-workspace', 'node_modules', name)),
  );
  expect(twice).toEqual([]);
});
