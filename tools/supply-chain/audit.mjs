// `npm run audit`: what npm's advisories say of what is locked, by tools/supply-chain/policy.yaml. Exit code 1 for findings,
// 2 when the registry has no answer: silence is not safety.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { judgeAudit } from './judge-audit.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Without this, a date would be a Date.
const policy = parse(readFileSync(join(here, 'policy.yaml'), 'utf8'), { schema: 'core' });
const today = new Date().toISOString().slice(0, 10);

const problems = [];
for (const folder of ['.', 'tools/cdktf/cli', 'tools/cdktn', 'test/bench/others']) {
  const args = ['audit', '--json', '--package-lock-only', '--prefix', join(root, folder)];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    report = undefined;
  }
  if (report?.auditReportVersion !== 2) {
    console.error(`${folder}: npm audit had no answer: ${report?.message ?? stdout.slice(0, 200)}`);
    process.exit(2);
  }
  problems.push(...judgeAudit(report, policy, today).map((line) => `${folder}: ${line}`));
}
for (const line of problems) console.error(line);
if (problems.length === 0) console.log('npm audit: nothing that policy.yaml does not explain');
process.exit(problems.length === 0 ? 0 : 1);
