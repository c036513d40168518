// `npm start`: from a fresh clone to reviewed environments. Needs no account, credentials or network but npm's registry.
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, must, nxQuietly, requireNode, ROOT, run } from './prepare.mjs';

const started = Date.now();
requireNode();
install();

const environments = readdirSync(join(ROOT, 'environments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, 'environments', entry.name, 'environment.yaml')))
  .map((entry) => entry.name)
  .sort();
const promontory = (...args) => [join('packages', 'cli', 'bin', 'promontory.js'), ...args];

console.log('\nBuild');
if (nxQuietly('run-many', '-t', 'bundle') !== 0) process.exit(1);

console.log('\nValidate');
must(process.execPath, promontory('validate'));

console.log('\nSynthesise, plan and review, offline');
if (nxQuietly('run-many', '-t', 'synth') !== 0) process.exit(2);
// Every plan says again in its review what it says here; without OpenTofu the review is of the synth alone.
const plan = promontory('plan', '--offline', '--no-synth');
const planned = run(process.execPath, plan, { stdio: ['ignore', 'ignore', 'inherit'] }) === 0;
const reviewed = promontory('review', '--no-synth', ...(planned ? ['--plans'] : []));
const report = join('tmp', 'review.md');
run(process.execPath, [...reviewed, '--fail-on', 'never', '--format', 'markdown', '--output', report]);
const review = run(process.execPath, reviewed);

console.log(`\nDone in ${((Date.now() - started) / 1000).toFixed(1)} s. Written:`);
for (const name of environments) console.log(`  environments/${name}/cdktf.out/   what Terraform is given`);
console.log(`  ${report}   the review, as a pull request would show it`);
console.log('\nNext: copy environments/dev to environments/<yours>, edit environment.yaml, run `npm start` again.');
console.log('      With credentials: `npx promontory plan <yours>`, then `npx promontory review <yours> --plans`.');
process.exit(review);
