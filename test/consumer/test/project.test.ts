import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packAll, ROOT } from './tarballs.js';

/** What `promontory init stack` writes, as the packed command does, with the packages as npm would give them. */
function installed(): string {
  const tarballs = packAll();
  const unpacked = mkdtempSync(join(tmpdir(), 'promontory-command-'));
  const command = tarballs.find(({ name }) => name === '@promontory/cli')?.file ?? '';
  execFileSync('tar', ['-xzf', command, '-C', unpacked]);
  const folder = mkdtempSync(join(tmpdir(), 'promontory-consumer-'));
  const subnets = 'subnet-0a1b2c3d:eu-west-1a,subnet-0a1b2c3e:eu-west-1b';
  const told = ['--dir', folder, '--name', 'observability', '--cluster', 'shop', '--subnets', subnets];
  const program = join(unpacked, 'package', 'bin', 'promontory.js');
  execFileSync(process.execPath, [program, 'init', 'stack', ...told]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: object;
    devDependencies: object;
  };
  // All of ours are files here: none is on the registry yet.
  const ours = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  const devDependencies = Object.fromEntries(
    Object.entries(manifest.devDependencies).filter(([name]) => !Object.hasOwn(ours, name)),
  );
  const dependencies = { ...manifest.dependencies, ...ours };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies, devDependencies }));
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
test('types check, tests pass, the stack synthesises, and the command runs', () => {
  // The types of our packages too, which a project of its own would skip.
  run(process.execPath, 'node_modules/typescript/bin/tsc', '--skipLibCheck', 'false');
  expect(run('npm', 'test')).toMatch(/pass 5\n/);

  run('npm', 'run', 'synth');
  const file = join(FOLDER, 'cdktf.out', 'stacks', 'observability', 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as { resource: Record<string, object> };
  expect(Object.keys(stack.resource)).toEqual(
    expect.arrayContaining([
      'aws_prometheus_workspace',
      'aws_prometheus_scraper',
      'aws_prometheus_rule_group_namespace',
    ]),
  );
  // Nothing of this machine: the next one synthesises the same.
  expect(readFileSync(file, 'utf8')).not.toContain(FOLDER);

  expect(run(join(FOLDER, 'node_modules', '.bin', 'promontory'), '--help')).toContain(
    'from environments/ to a reviewed plan',
  );
  expect(run(join(FOLDER, 'node_modules', '.bin', 'promontory'), 'explain', 'amp/workspace-kept')).not.toBe('');
});

test('what was written is formatted as this repository is', () => {
  const prettier = join(ROOT, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  run(
    process.execPath,
    prettier,
    '--config',
    join(ROOT, '.prettierrc.json'),
    '--check',
    'src',
    'test',
    '*.md',
    '.github',
  );
});

test('one copy of what constructs share is installed', () => {
  const twice = ['cdktf', 'constructs', '@cdktf/provider-aws'].filter((name) =>
    existsSync(join(FOLDER, 'node_modules', '@promontory', 'amp-workspace', 'node_modules', name)),
  );
  expect(twice).toEqual([]);
});
