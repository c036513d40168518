// `npm run bench:fleet`: one environment of many clusters, beside what others need for the same resources.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeFleet } from '../fleet/generate.mjs';
import { inTurn, measure, median, megabytesText } from './measure.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
// How many clusters, how often each program is run, and how many jobs of its own each cluster has: 13 make 40 resources.
const [SIZE = 1000, RUNS = 3, JOBS = 13] = process.argv.slice(2).map(Number);
const APP = join(ROOT, 'stacks', 'app', 'dist');
const CLI = join(ROOT, 'packages', 'cli', 'bin', 'promontory.js');
const SCRATCH = mkdtempSync(join(tmpdir(), 'promontory-fleet-'));
const program = (name) => join(HERE, 'programs', name);
const fleets = new Map();

/** The folder of an environment of so many clusters in five Regions. */
function fleet(clusters) {
  const folder = join(SCRATCH, `fleet-${clusters}`);
  if (!fleets.has(clusters))
    fleets.set(clusters, writeFleet(folder, { clusters, regions: 5, accounts: 1, jobs: JOBS })[0]);
  return join(folder, 'environments', fleets.get(clusters));
}

const fresh = (name) => mkdtempSync(join(SCRATCH, `${name}-`));
const ours = (clusters, file = 'main.js') => ({
  args: [join(APP, file)],
  cwd: fleet(clusters),
  prepare: () => ({ env: { CDKTF_OUTDIR: fresh('ours') } }),
});

// One thread, for the comparison of bytes and of time.
const ONE = join(SCRATCH, 'one.cjs');
writeFileSync(ONE, `require(${JSON.stringify(join(APP, 'load.js'))}).load().main();`);

/** A digest of all that lies in a folder. */
function digestOf(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest('hex');
}

function synthesise(script, clusters) {
  const out = fresh('digest');
  measure({ args: [script], cwd: fleet(clusters), env: { CDKTF_OUTDIR: out } });
  return out;
}

const out = synthesise(join(APP, 'main.js'), SIZE);
const single = synthesise(ONE, SIZE);
const same = digestOf(out) === digestOf(single);
const template = join(out, 'stacks', 'fleet-01-eu-west-1-cluster-eks-0001', 'cdk.tf.json');
const beside = (name, script, extra = []) => ({
  name,
  args: [script, String(SIZE)],
  cwd: ROOT,
  prepare: () => ({ args: [script, String(SIZE), fresh('beside'), template, ...extra] }),
});

/** The types of resources of the first cluster, and how many: what others make has to be the same. */
function resourcesOf(file) {
  const { resource, data } = JSON.parse(readFileSync(file, 'utf8'));
  const counts = [resource, data].map((blocks) =>
    Object.entries(blocks).map(([type, byName]) => `${type} ${Object.keys(byName).length}`),
  );
  return counts.flat().sort().join(', ');
}
const check = fresh('check');
measure({ args: [program('plain.cjs'), '1', check, template], cwd: ROOT });
const plainFile = join(check, 'stacks', 'fleet-01-eu-west-1-cluster-eks-0001', 'cdk.tf.json');
if (resourcesOf(plainFile) !== resourcesOf(template))
  throw new Error('the plain program does not make what ours makes');

const CASES = [
  beside('JSON.stringify of the same objects', program('json.cjs')),
  beside('plain cdktf, one process', program('plain.cjs')),
  beside('its constructs alone, without traces', program('plain.cjs'), ['constructs']),
  { name: 'the app, in threads', ...ours(SIZE) },
  { name: 'the app, one thread', ...ours(SIZE), args: [ONE] },
];
const cdktn = join(ROOT, 'tools', 'cdktn', 'node_modules');
if (existsSync(join(cdktn, 'cdktn'))) {
  const outfile = join(SCRATCH, 'plain-cdktn.cjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: [program('plain.cjs')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { cdktf: join(cdktn, 'cdktn'), constructs: join(cdktn, 'constructs') },
    logLevel: 'error',
  });
  CASES.splice(3, 0, beside('plain CDK Terrain, one process', outfile));
} else console.log("CDK Terrain is not here: 'npm run setup:cdktn'\n");
if (existsSync(join(HERE, 'others', 'node_modules', 'aws-cdk-lib')))
  CASES.push(beside('AWS CDK, one process', program('aws-cdk.cjs')));
else console.log("AWS CDK is not here: 'npm run setup:bench'\n");

const results = inTurn(CASES, RUNS);
const seconds = (name) => results[CASES.findIndex((one) => one.name === name)].seconds;
const [json, plain] = [seconds('JSON.stringify of the same objects'), seconds('plain cdktf, one process')];
console.log(
  `Node ${process.versions.node}, ${SIZE} clusters (${resourcesOf(template)} each), medians of ${RUNS} runs\n`,
);
console.log('| | Wall | Against plain cdktf | Against JSON | Peak memory |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const [index, { name }] of CASES.entries()) {
  const { seconds: wall, megabytes } = results[index];
  const ratios = [wall / plain, wall / json].map((ratio) => `${ratio.toFixed(2)} x`).join(' | ');
  console.log(`| ${name} | ${wall.toFixed(2)} s | ${ratios} | ${megabytesText(megabytes)} |`);
}
console.log(`\nThreads and one thread write the same bytes: ${same}`);

const sizes = [10, 100, SIZE];
const growth = inTurn(
  sizes.map((size) => ours(size)),
  RUNS,
).map((result) => result.seconds);
console.log(`\n${sizes.map((size, index) => `${size} clusters ${growth[index].toFixed(2)} s`).join(', ')}: `);
console.log(`exponent ${(Math.log(growth[2] / growth[0]) / Math.log(SIZE / 10)).toFixed(2)}`);

// One cluster changes in a repository: what a pull request is about.
const environment = fleet(SIZE);
const repository = join(SCRATCH, `fleet-${SIZE}`);
cpSync(APP, join(repository, 'stacks', 'app', 'dist'), { recursive: true });
writeFileSync(join(repository, 'package.json'), '{}');
writeFileSync(join(repository, '.gitignore'), 'cdktf.out\n.promontory\nstacks\n');
for (const args of [
  ['init', '-q'],
  ['add', '-A'],
  ['-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '-qm', 'base'],
])
  execFileSync('git', args, { cwd: repository });
const promontory = (...args) => ({ args: [CLI, ...args], cwd: repository });
measure(promontory('synth'));
const file = join(environment, 'clusters', `eks-${String(SIZE / 2).padStart(4, '0')}.yaml`);
const text = readFileSync(file, 'utf8');
const changes = Array.from({ length: Math.max(RUNS, 3) }, (_, run) => {
  writeFileSync(file, `${text}label: changed-${run}\n`);
  const synth = measure(promontory('synth')).seconds;
  const reviewed = measure(promontory('review', '--no-synth', '--base', 'HEAD', '--fail-on', 'never')).seconds;
  writeFileSync(file, `${text}label: changed-again-${run}\n`);
  const together = measure(promontory('review', '--base', 'HEAD', '--fail-on', 'never')).seconds;
  return { synth, reviewed, together };
});
const [synth, reviewed, together] = ['synth', 'reviewed', 'together'].map((key) =>
  median(changes.map((change) => change[key])).toFixed(2),
);
console.log(
  `\nOne cluster of ${SIZE} changed: synth ${synth} s, review against the base ${reviewed} s; in one command ${together} s`,
);
rmSync(SCRATCH, { recursive: true, force: true });
