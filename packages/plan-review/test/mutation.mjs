// `node packages/plan-review/test/mutation.mjs`: whether the tests of every rule would notice that the rule is broken.
// Every rule is silenced, and each case that expects a finding must fail; then every rule speaks always, and each case
// that expects none must fail.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));
const JEST = join(PACKAGE, '..', '..', 'node_modules', 'jest', 'bin', 'jest.js');

function run(mutation) {
  const out = join(mkdtempSync(join(tmpdir(), 'promontory-mutation-')), 'out.json');
  const args = [
    JEST,
    '-c',
    join(PACKAGE, 'jest.config.js'),
    join(PACKAGE, 'test', 'rules'),
    '--json',
    '--outputFile',
    out,
  ];
  const env = { ...process.env, PROMONTORY_MUTATION: mutation };
  spawnSync(process.execPath, args, { cwd: PACKAGE, env, encoding: 'utf8', stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(out, 'utf8'));
  return testResults.filter(({ name }) => basename(dirname(name)) === 'rules');
}

let survivors = 0;
for (const [mutation, kind, words] of [
  ['silent', /: found$/, 'finds something and passed while its rule was silent'],
  ['noisy', /: nothing to say$/, 'finds nothing and passed while its rule always spoke'],
]) {
  const files = run(mutation);
  let cases = 0;
  for (const { name, assertionResults } of files) {
    const meant = assertionResults.filter(({ title }) => kind.test(title));
    cases += meant.length;
    for (const { fullName } of meant.filter(({ status }) => status !== 'failed')) {
      survivors += 1;
      console.error(`${fullName} (${name}) ${words}`);
    }
    // Files in a form of their own: something in them must fail.
    if (meant.length === 0 && assertionResults.every(({ status }) => status === 'passed')) {
      survivors += 1;
      console.error(`${name}: no case noticed`);
    }
  }
  console.log(`${mutation}: ${files.length} files, ${cases} cases`);
}
if (survivors > 0) process.exitCode = 1;
else console.log('every case noticed');
