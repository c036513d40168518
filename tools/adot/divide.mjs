// Lets real collectors, as many as there would be pods, find targets at a stand-in for the Kubernetes API, and counts who
// scrapes what: in every mode each target is scraped by exactly one, and nothing is asked of the API that the
// ClusterRole does not allow. Not part of `npm test`, because it needs a collector; see check.mjs for which.
//
//   npx nx build adot
//   node tools/adot/divide.mjs ./otelcol
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, LISTS } from './stand-in.mjs';

const require = createRequire(import.meta.url);
const { collectorConfig } = require('@promontory/adot');
const { stringify } = require('yaml');

const [collector] = process.argv.slice(2);
if (collector === undefined) {
  console.error('usage: node tools/adot/divide.mjs OTELCOL');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'promontory-adot-'));
// Every address of 127.0.0.0/8 is this machine: each target has one of its own, all have this port.
const TARGETS = 19_100;
const API = 19_200;
const discover = (role, job = {}) => ({ job_name: role, kubernetes_sd_configs: [{ role }], ...job });
const at = (address) => ({ relabel_configs: [{ target_label: '__address__', replacement: `${address}:${TARGETS}` }] });
const JOBS = [
  discover('node'),
  discover('pod'),
  discover('endpoints'),
  discover('endpoints', {
    job_name: 'one namespace',
    kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['default'] } }],
  }),
  discover('endpointslice'),
  discover('service', at('127.0.9.1')),
  discover('ingress', at('127.0.9.2')),
  { job_name: 'static', static_configs: [{ targets: [`127.0.9.3:${TARGETS}`, `127.0.9.4:${TARGETS}`] }] },
];
const MODES = {
  'one pod': [{ kind: 'all' }],
  'three shards': Array.from({ length: 3 }, () => ({ kind: 'shard', shards: 3 })),
  'a pod on each node, and one for the rest': [{ kind: 'own-node' }, { kind: 'own-node' }, { kind: 'no-node' }],
};

const scrapes = new Map();
const targets = createServer((request, response) => {
  const query = new URL(request.url, 'http://target').searchParams;
  const target = `${query.get('job')} at ${request.socket.localAddress.replace('::ffff:', '')}`;
  scrapes.set(target, (scrapes.get(target) ?? new Set()).add(query.get('pod')));
  response.setHeader('content-type', 'text/plain; version=0.0.4');
  response.end('one 1\n');
}).listen(TARGETS);
const asked = new Set();
const api = createServer((request, response) => cluster(request, response, asked, TARGETS)).listen(API, '127.0.0.1');
await Promise.all([once(targets, 'listening'), once(api, 'listening')]);

let expected;
for (const [mode, shares] of Object.entries(MODES)) {
  scrapes.clear();
  asked.clear();
  const pods = shares.map((share, ordinal) => start(share, ordinal));
  await sleep(25_000);
  // Without mercy: asked to end, they would first try to send what they have.
  pods.forEach((pod) => pod.kill('SIGKILL'));
  await Promise.all(pods.map((pod) => once(pod, 'exit')));

  const found = [...scrapes.keys()].sort();
  expected ??= found;
  assert.deepEqual(found, expected, `${mode}: every target that one pod finds, and no other`);
  for (const [target, by] of scrapes)
    assert.equal(by.size, 1, `${mode}: ${target} is scraped by ${[...by].join(', ')}`);
  assert.deepEqual(
    [...asked].filter((path) => !LISTS.has(path.split('?')[0])),
    [],
    'nothing else is asked for',
  );
  const narrow = [...asked].filter((path) => /\/(pods|nodes)\?/.test(path) && path.includes('n-0'));
  assert.equal(narrow.length > 0, mode.includes('node'), 'on a node, what is on the node is asked for');
  console.log(`${mode}: ${found.length} targets, each scraped by one of ${pods.length}`);
}
targets.close();
api.close();
process.exit(0);

/** One pod of the collector. It may write nowhere: what is scraped is what counts here. */
function start(share, ordinal) {
  const config = structuredClone(
    collectorConfig({
      jobs: JOBS,
      share,
      destinations: [{ endpoint: 'http://127.0.0.1:1/', region: 'eu-west-1' }],
      clusterLabel: 'check',
      scrapeInterval: '2s',
      selfMetrics: false,
    }),
  );
  for (const job of config.receivers.prometheus.config.scrape_configs) {
    for (const discovery of job.kubernetes_sd_configs ?? []) discovery.api_server = `http://127.0.0.1:${API}`;
    // So that the target is told for whom, and by whom.
    job.params = { job: [job.job_name], pod: ['${env:OTEL_K8S_POD_NAME}'] };
  }
  config.extensions.health_check.endpoint = `127.0.0.1:${19_300 + ordinal}`;
  config.service.telemetry = { logs: { level: 'error' }, metrics: { level: 'none' } };
  const file = join(folder, `${share.kind}-${ordinal}.yaml`);
  writeFileSync(file, stringify(config, { aliasDuplicateObjects: false }));
  const env = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_REGION: 'eu-west-1' };
  return spawn(collector, ['--config', file], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...env, OTEL_K8S_NODE_NAME: `n-${ordinal}`, OTEL_K8S_POD_NAME: `adot-collector-${ordinal}` },
  });
}
