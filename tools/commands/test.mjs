// `npm test`: every lane, then the sum. Ends in `N passed, N failed` (and `, N skipped`), exits 1 when anything failed.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, nx, requireNode, ROOT, run } from './prepare.mjs';

requireNode();
install();

const COUNTS = join(ROOT, 'tmp', 'test-counts');
rmSync(COUNTS, { recursive: true, force: true });

/** Lanes that go from end to end. Those of one group run side by side; what measures time runs alone. */
const E2E = [
  ['golden', 'docs', 'supply-chain', 'api', 'fleet'],
  ['reviews', 'security', 'consumer', 'cdktn', 'generators-live'],
  ['dashboards-live', 'writers-live', 'site'],
  ['review-page'],
  ['terraform', 'apply'],
];
const many = (target, ...more) => nx('run-many', '-t', target, '--output-style=static', ...more);
const tests = (...projects) => many('test', '-p', ...projects);

/** A lane without counts of its own counts as one check. */
const lanes = [
  {
    name: 'format',
    checks: 1,
    run: () => run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  },
  { name: 'references', checks: 1, run: () => nx('sync:check') },
  { name: 'lint', checks: 1, run: () => many('lint') },
  { name: 'types', checks: 1, run: () => many('typecheck') },
  { name: 'bundle', checks: 1, run: () => many('bundle') },
  { name: 'unit', checks: 0, run: () => many('test', '--exclude', E2E.flat().join(',')) },
  ...E2E.map((names) => ({ name: names.join(', '), checks: 0, run: () => tests(names.join(',')) })),
];

const results = lanes.map((lane) => {
  console.log(`\n── ${lane.name} ${'─'.repeat(Math.max(1, 70 - lane.name.length))}`);
  const started = Date.now();
  const status = lane.run();
  return { ...lane, ok: status === 0, seconds: (Date.now() - started) / 1000 };
});

const sum = { passed: 0, failed: 0, skipped: 0 };
const files = existsSync(COUNTS) ? readdirSync(COUNTS) : [];
for (const file of files) {
  const counts = JSON.parse(readFileSync(join(COUNTS, file), 'utf8'));
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}
for (const lane of results) {
  if (lane.checks === 1) sum[lane.ok ? 'passed' : 'failed'] += 1;
  // A lane that failed without a failed test (it could not start, say) must not vanish from the sum.
  else if (!lane.ok && sum.failed === 0) sum.failed += 1;
}

console.log(`\n${'─'.repeat(74)}`);
for (const lane of results)
  console.log(`${lane.ok ? 'ok    ' : 'FAILED'}  ${lane.name.padEnd(58)} ${lane.seconds.toFixed(1).padStart(6)} s`);
if (sum.skipped > 0)
  console.log(`\nSKIPPED: ${sum.skipped} tests did not run here. The lines above say which and what they need.`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exit(sum.failed === 0 && results.every(({ ok }) => ok) ? 0 : 1);
