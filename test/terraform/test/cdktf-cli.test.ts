import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, ROOT } from '../src/tofu.js';

const [engine] = engines;
const LAUNCHER = join(ROOT, 'tools', 'cdktf', 'bin', 'cdktf.js');
const installed = existsSync(join(ROOT, 'tools', 'cdktf', 'cli', 'node_modules', 'cdktf-cli'));
const can = engine !== undefined && installed;
const test_ = can || process.env['CI'] === 'true' ? test : test.skip;

test('without the CLI the launcher says which command installs it', () => {
  const bare = join(mkdtempSync(join(tmpdir(), 'promontory-launcher-')), 'cdktf.js');
  cpSync(LAUNCHER, bare);
  const ran = spawnSync(process.execPath, [bare, 'synth'], { encoding: 'utf8' });
  expect(ran).toMatchObject({ status: 3, stdout: '' });
  expect(ran.stderr).toContain("Run 'npm run setup:cdktf' in the repository's root, once; then this command again.");
});

test_(
  `npx cdktf synthesises, shows, deploys and destroys${can ? '' : ' (SKIPPED: npm run setup:cdktf, and providers)'}`,
  () => {
    const root = mkdtempSync(join(tmpdir(), 'promontory-cdktf-'));
    const dev = join(root, 'environments', 'dev');
    mkdirSync(dev, { recursive: true });
    cpSync(join(ROOT, 'environments', 'shared'), join(root, 'environments', 'shared'), { recursive: true });
    for (const name of ['environment.yaml', 'cdktf.json'])
      cpSync(join(ROOT, 'environments', 'dev', name), join(dev, name));
    symlinkSync(join(ROOT, 'stacks'), join(root, 'stacks'));
    const cdktf = (...args: string[]): string => {
      const ran = spawnSync(process.execPath, [LAUNCHER, ...args], {
        cwd: dev,
        encoding: 'utf8',
        env: { ...process.env, TF_CLI_CONFIG_FILE: engine?.cliConfig, TERRAFORM_BINARY_NAME: engine?.binary, CI: '1' },
      });
      if (ran.status !== 0)
        throw new Error(`cdktf ${args.join(' ')} ended with ${String(ran.status)}:\n${ran.stdout}${ran.stderr}`);
      return ran.stdout;
    };
    const [workspace, cluster] = ['dev-eu-west-1-workspace-metrics', 'dev-eu-west-1-cluster-dev-1'];
    expect(cdktf('synth')).toContain('Generated Terraform code for the stacks');
    expect(cdktf('diff', workspace, '--skip-provider-lock')).toContain('3 to add');
    expect(cdktf('deploy', workspace, cluster, '--auto-approve', '--skip-provider-lock')).toContain('10 added');
    expect(cdktf('destroy', cluster, '--auto-approve', '--skip-provider-lock')).toContain('10 destroyed');
  },
);
