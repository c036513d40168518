import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/site.js';

const who = { name: 'a', email: 'a@example.com' };
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: who.name,
  GIT_AUTHOR_EMAIL: who.email,
  GIT_COMMITTER_NAME: who.name,
  GIT_COMMITTER_EMAIL: who.email,
};

test('a release stands beside those before it, and is the newest by number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-publish-'));
  const clone = join(folder, 'clone');
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const git = (...args: string[]): string => run('git', '-C', clone, ...args);
  run('git', 'init', '-q', '--bare', 'origin');
  run('git', 'clone', '-q', 'origin', 'clone');
  git('commit', '-q', '--allow-empty', '-m', 'one');

  const publish = (version: string): void => {
    const site = join(folder, `site-${version}`);
    mkdirSync(join(site, version), { recursive: true });
    writeFileSync(join(site, version, 'index.html'), version);
    execFileSync('bash', [join(ROOT, 'tools', 'site', 'publish.sh'), site], { cwd: clone, env, stdio: 'pipe' });
  };
  // Twice is once, and an older one that is mended does not become the newest.
  for (const version of ['0.9.0', '0.10.0', '0.10.0', '0.9.1']) publish(version);

  git('fetch', '-q', 'origin', 'gh-pages');
  expect(git('ls-tree', '--name-only', 'FETCH_HEAD').trim().split('\n')).toEqual([
    '0.10.0',
    '0.9.0',
    '0.9.1',
    'index.html',
  ]);
  expect(git('show', 'FETCH_HEAD:index.html')).toContain('The newest is 0.10.0');
  expect(git('log', '--oneline', 'FETCH_HEAD').trim().split('\n')).toHaveLength(4);
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
});
