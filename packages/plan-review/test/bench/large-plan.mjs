// `node packages/plan-review/test/bench/large-plan.mjs [megabytes]`: what a review of a large plan costs, each step a
// process of its own, against JSON.parse of the same file. Limits: less than three times its time and twice its memory.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const [, self, first = '100', bundle, file] = process.argv;
if (first === 'parse') {
  JSON.parse(readFileSync(file, 'utf8'));
  finish();
} else if (first === 'review') {
  const { readPlan, renderJson, renderMarkdown, review } = await import(bundle);
  const plans = new Map([['stack', readPlan(file)]]);
  const head = { stacks: new Map([['stack', { id: 'stack', dependencies: [], blocks: new Map(), moved: new Map() }]]) };
  const report = { schemaVersion: 1, environments: [review({ name: 'bench', head, plans, today: '2026-11-21' })] };
  finish({ json: renderJson(report).length, markdown: Buffer.byteLength(renderMarkdown(report)) });
} else {
  compare(Number(first));
}

function finish(more = {}) {
  console.log(
    JSON.stringify({ ms: Math.round(performance.now()), mb: process.resourceUsage().maxRSS / 1024, ...more }),
  );
}

function compare(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-bench-'));
  const out = join(folder, 'plan-review.cjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['@promontory/source'],
  });
  const plan = join(folder, 'plan.json');
  const changes = writePlan(plan, megabytes * 1e6);
  console.log(`${(statSync(plan).size / 1e6).toFixed(0)} MB, ${changes} changes, Node ${process.versions.node}\n`);
  const run = (step) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [self, step, out, plan], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const runs = [0, 1, 2].map(() => ({ parse: run('parse'), review: run('review') }));
  const median = (values) => values.sort((a, b) => a - b)[1];
  const of = (step, key) => median(runs.map((one) => one[step][key]));
  console.log('| Step | Time | Peak memory |\n| --- | ---: | ---: |');
  for (const step of ['parse', 'review'])
    console.log(`| ${step} | ${of(step, 'ms')} ms | ${of(step, 'mb').toFixed(0)} MB |`);
  const [time, memory] = [of('review', 'ms') / of('parse', 'ms'), of('review', 'mb') / of('parse', 'mb')];
  console.log(`\n${time.toFixed(2)} times the time, ${memory.toFixed(2)} times the memory of JSON.parse`);
  if (time >= 3 || memory >= 2) process.exitCode = 1;
}

/** A plan as large estates have them: most of it stays, is said again in the prior state, and some hundreds change. */
function writePlan(file, bytes) {
  const fd = openSync(file, 'w');
  const policy = (n) =>
    JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: ['aps:RemoteWrite'], Resource: `arn:aws:aps:::workspace/ws-${n}` }],
    });
  const attributes = (n, more = {}) => ({
    arn: `arn:aws:sns:eu-west-1:111122223333:topic-${n}`,
    name: `topic-${n}`,
    policy: policy(n),
    tags: { team: `team-${n % 50}`, environment: 'production', description: 'x'.repeat(200) },
    ...more,
  });
  const change = (n) => {
    const updated = n % 100 === 0;
    const [before, after] = [attributes(n), updated ? attributes(n, { policy: policy(n + 1) }) : attributes(n)];
    return {
      address: `aws_sns_topic.topic-${n}`,
      mode: 'managed',
      type: 'aws_sns_topic',
      name: `topic-${n}`,
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: {
        actions: [updated ? 'update' : 'no-op'],
        before,
        after,
        after_unknown: updated ? { arn: true, tags: {} } : {},
        before_sensitive: { tags: {} },
        after_sensitive: { tags: {} },
      },
    };
  };
  let size = writeSync(
    fd,
    '{"format_version":"1.2","terraform_version":"1.14.0","complete":true,"errored":false,"resource_changes":[',
  );
  let count = 0;
  while (size < bytes * 0.6) size += writeSync(fd, `${count === 0 ? '' : ','}${JSON.stringify(change((count += 1)))}`);
  size += writeSync(fd, '],"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[');
  for (let n = 0; size < bytes; n += 1)
    size += writeSync(fd, `${n === 0 ? '' : ','}${JSON.stringify({ address: `a.${n}`, values: attributes(n) })}`);
  writeSync(fd, ']}}}}');
  closeSync(fd);
  return Math.floor(count / 100);
}
