import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FOLDERS, manifestOf, ROOT } from './tarballs.js';

test('a release gives every package its number, and rewrites what they want of each other', () => {
  const nx = join('node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'release', '--dry-run', '--first-release', '--skip-publish'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  expect({ status, stderr: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ status: 0, stderr: '' });
  for (const folder of FOLDERS) {
    expect(stdout).toContain(`packages/${folder.split('/').at(-1)}/package.json`);
    const { dependencies = {} } = manifestOf(folder) as { dependencies?: Record<string, string> };
    // A range that a release does not understand stays as it is, and then no version satisfies it.
    const odd = Object.entries(dependencies).filter(
      ([name, range]) => name.startsWith('@promontory/') && !/^\^\d/.test(range),
    );
    expect(odd).toEqual([]);
  }
  const version = /^\+\s+"version": "(\d+\.\d+\.\d+)"/m.exec(stdout)?.[1];
  expect(version).not.toBe(manifestOf(FOLDERS[0] ?? '')['version']);
  expect(stdout).toContain(`"@promontory/vocabulary": "^${version}"`);
});
