import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..', '..');

/** What ESLint, as it is configured, says of a text that would stand in that file. */
function rulesBroken(file: string, text: string): string[] {
  const args = [
    join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js'),
    '--stdin',
    '--stdin-filename',
    file,
    '--format',
    'json',
  ];
  const ran = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    input: text,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const [result] = JSON.parse(ran.stdout) as [{ messages: { ruleId: string }[] }];
  return [...new Set(result.messages.map(({ ruleId }) => ruleId))].sort();
}

test('a construct may not take the barrel, read the environment, files, clock or chance, or throw a bare error', () => {
  const text = `import { PrometheusWorkspace } from '@cdktf/provider-aws';
import { readFileSync } from 'node:fs';
export const all = [PrometheusWorkspace, readFileSync, process.env['HOME'], Date.now(), Math.random(), new Date()];
export function fail(): never {
  throw new Error('no way out');
}
`;
  expect(rulesBroken('packages/eks/src/cluster.ts', text)).toEqual([
    'local/no-bare-error',
    'local/no-nondeterminism',
    'no-restricted-imports',
    'no-restricted-properties',
  ]);
});

test.each([
  [
    'a construct',
    'packages/eks/src/cluster.ts',
    "import { loadEnvironment } from '@promontory/config';\nexport { loadEnvironment };\n",
  ],
  ['a model', 'packages/rules/src/promql.ts', "import { App } from 'cdktf';\nexport { App };\n"],
  [
    'the review',
    'packages/plan-review/src/review.ts',
    "import { Workspace } from '@promontory/amp-workspace';\nexport { Workspace };\n",
  ],
  ['the command', 'packages/cli/src/cli.ts', "import { App } from 'cdktf';\nexport { App };\n"],
  [
    'a construct, by a relative path,',
    'packages/eks/src/cluster.ts',
    "import { literal } from '../../core/src/index.js';\nexport { literal };\n",
  ],
])('%s may not know what is beyond its boundary', (_, file, text) => {
  expect(rulesBroken(file, text)).toContain('@nx/enforce-module-boundaries');
});

test('what is within the boundary is let through', () => {
  expect(
    rulesBroken('packages/eks/src/cluster.ts', "import { literal } from '@promontory/core';\nexport { literal };\n"),
  ).toEqual([]);
});
