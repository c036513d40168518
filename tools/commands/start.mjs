// `npm start`: from a fresh clone to reviewed environments. Needs no account, credentials or network but npm's registry.
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, must, nx, requireNode, ROOT, run } from './prepare.mjs';

const started = Date.now();
requireNode();
install();

const environments = readdirSync(join(ROOT, 'environments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, 'environments', entry.name, 'environment.yaml')))
  .map((entry) => entry.name)
  .sort();
const promontory = (...args) => [join('packages', 'cli', 'bin', 'promontory.js'), ...args];

console.log('\n1  Build, validate and synthesise');
if (nx('run-many', '-t', 'bundle', '--output-style=stream-without-prefixes') !== 0) process.exit(1);
must(process.execPath, promontory('validate'));
if (nx('run-many', '-t', 'synth', '--output-style=stream-without-prefixes') !== 0) process.exit(2);

console.log('\n2  Review, offline');
const report = join('tmp', 'review.md');
const review = run(process.execPath, promontory('review', '--no-synth', '--format', 'markdown', '--output', report));
must(process.execPath, promontory('review', '--no-synth', '--fail-on', 'never'));

console.log(`\nDone in ${((Date.now() - started) / 1000).toFixed(1)} s. Written:`);
for (const name of environments) console.log(`  environments/${name}/cdktf.out/stacks/*/cdk.tf.json   what Terraform would be given`);
console.log(`  ${report}   the review, as a pull request would show it`);
console.log('\nNext: copy environments/dev to environments/<yours>, edit environment.yaml, run `npm start` again.');
console.log("      With credentials: `npx promontory plan <yours>`, then `npx promontory review <yours> --plans`.");
process.exit(review);
