// Renders the pinned Prometheus chart with the values of an environment, and checks what comes out. Not part of
// `npm test`, because it needs Helm and a copy of the chart with its subcharts: run it when the chart's pin moves.
//
//   helm pull prometheus-community/prometheus --version 29.27.0 --untar
//   node tools/chart/render.mjs ./prometheus environments/production
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import yaml from 'yaml';

const { parse, parseAllDocuments } = yaml;
const [chart, environment] = process.argv.slice(2);
if (chart === undefined || environment === undefined) {
  console.error('usage: node tools/chart/render.mjs CHART ENVIRONMENT');
  process.exit(2);
}

const stacks = join(environment, 'cdktf.out', 'stacks');
const releases = readdirSync(stacks).flatMap((stack) =>
  Object.values(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')).resource?.helm_release ?? {}),
);
assert(releases.length > 0, `no Helm release in ${stacks}: choose an environment with an agent, and synthesise it`);

for (const release of releases) {
  const file = join(mkdtempSync(join(tmpdir(), 'promontory-chart-')), 'values.yaml');
  writeFileSync(file, release.values[0]);
  // Helm built from source believes in Kubernetes 1.20, which charts refuse.
  const args = ['template', release.name, chart, '--kube-version', '1.33.0', '-n', release.namespace, '-f', file];
  const objects = parseAllDocuments(execFileSync('helm', args, { encoding: 'utf8', maxBuffer: 1 << 26 }))
    .map((document) => document.toJS())
    .filter((object) => object !== null);
  const values = parse(release.values[0]);
  const named = (kind, part) => objects.filter((object) => object.kind === kind && object.metadata.name.includes(part));

  const prometheus = parse(
    objects.find((object) => object.data?.['prometheus.yml'] !== undefined).data['prometheus.yml'],
  );
  const jobs = values.serverFiles['prometheus.yml'].scrape_configs.map(({ job_name: name }) => name);
  assert.deepEqual(
    prometheus.scrape_configs.map(({ job_name: name }) => name),
    jobs,
    'our jobs and no others',
  );
  assert.deepEqual(prometheus.rule_files, [], 'an agent has no rules');
  assert.equal(prometheus.alerting, undefined, 'an agent sends no alerts');
  assert.deepEqual(prometheus.remote_write, values.server.remoteWrite, 'one destination, as given');

  const [server] = named('Deployment', 'server');
  const container = server.spec.template.spec.containers.find(({ name }) => name.endsWith('server'));
  assert.deepEqual(container.args, values.server.defaultFlagsOverride, 'our flags and no others');

  const account = objects.find(
    (object) => object.kind === 'ServiceAccount' && object.metadata.annotations?.['eks.amazonaws.com/role-arn'],
  );
  assert.equal(account.metadata.name, values.serviceAccounts.server.name, 'the service account that the role trusts');

  for (const exporter of ['kube-state-metrics', 'prometheus-node-exporter']) {
    const services = named('Service', exporter).filter(
      ({ metadata }) => metadata.labels['app.kubernetes.io/name'] === exporter,
    );
    assert.equal(services.length, values[exporter].enabled ? 1 : 0, `${exporter}, where a job scrapes it`);
  }
  assert.equal(
    named('Deployment', 'pushgateway').length + named('StatefulSet', 'alertmanager').length,
    0,
    'nothing that an agent has no use for',
  );

  const role = objects.find((object) => object.kind === 'ClusterRole' && object.metadata.name.includes('server'));
  const readable = role.rules.flatMap(({ resources = [] }) => resources);
  for (const resource of ['nodes', 'nodes/metrics', 'services', 'endpoints', 'pods'])
    assert(readable.includes(resource), `the agent may read ${resource}`);
  assert(!readable.includes('nodes/proxy'), 'the agent may not reach into pods through nodes/proxy');
  console.log(`${release.name}: ${objects.length} objects, ${jobs.length} jobs, as they should be`);
}
