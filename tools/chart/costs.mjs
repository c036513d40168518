// Renders the pinned charts of OpenCost and Kubecost with the values of an environment, and checks what comes out. Not
// part of `npm test`, because it needs Helm and copies of the charts: run it when one of their pins moves.
//
//   helm pull opencost/opencost --version 2.5.17 --untar
//   helm pull oci://public.ecr.aws/kubecost/cost-analyzer --version 2.8.7 --untar
//   (cd test/terraform/environments/costs && node ../../../../stacks/app/dist/main.js)
//   node tools/chart/costs.mjs ./opencost ./cost-analyzer test/terraform/environments/costs/cdktf.out
import { execFileSync } from 'node:child_process';
import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yaml from 'yaml';

const [opencost, costAnalyzer, out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: node tools/chart/costs.mjs OPENCOST COST-ANALYZER CDKTF.OUT');
  process.exit(2);
}

const stacks = readdirSync(join(out, 'stacks')).map((stack) =>
  JSON.parse(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8')),
);
const all = (type) => stacks.flatMap(({ resource }) => Object.values(resource?.[type] ?? {}));

function render(name, chart, values) {
  const file = join(mkdtempSync(join(tmpdir(), 'promontory-chart-')), 'values.yaml');
  writeFileSync(file, values);
  // Helm built from source believes in Kubernetes 1.20, which charts refuse.
  const args = ['template', name, chart, '--kube-version', '1.33.0', '-n', name, '-f', file];
  const text = execFileSync('helm', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  const objects = yaml.parseAllDocuments(text).flatMap((document) => document.toJS() ?? []);
  return { objects, values: yaml.parse(values) };
}
const named = (objects, kind, name) => objects.find((one) => one.kind === kind && one.metadata.name === name);
const containers = (deployment) => deployment.spec.template.spec.containers;
const envOf = (container) => Object.fromEntries(container.env.map(({ name, value }) => [name, value]));

function checkProxy(pod, { region, host }) {
  const { args } = pod.find(({ name }) => name === 'sigv4proxy');
  for (const flag of ['aps', region, host, ':8005']) assert(args.includes(flag), `the proxy has ${flag}: ${args}`);
}

function checkOpenCost({ objects, values }) {
  const pod = containers(named(objects, 'Deployment', 'opencost'));
  const env = envOf(pod.find(({ name }) => name === 'opencost'));
  const { exporter, sigV4Proxy, prometheus, ui } = values.opencost;
  for (const [name, value] of Object.entries(exporter.extraEnv)) assert.equal(env[name], value, name);
  assert.equal(env.CLUSTER_ID, exporter.defaultClusterId, 'the cluster by its label');
  assert.equal(env.PROMETHEUS_SERVER_ENDPOINT, `http://localhost:8005/workspaces/${prometheus.amp.workspaceId}`);
  assert.equal(env.EMIT_KSM_V1_METRICS_ONLY, 'true', 'nothing that kube-state-metrics has');
  assert.equal(env.MCP_SERVER_ENABLED, 'false', 'no server for agents');
  assert.equal(
    pod.some(({ name }) => name === 'opencost-ui'),
    ui.enabled,
    'the web page',
  );
  checkProxy(pod, sigV4Proxy);
  assert(named(objects, 'ServiceAccount', values.serviceAccount.name), 'the account that the role trusts');
}

function checkKubecost({ objects, values }) {
  const pod = containers(named(objects, 'Deployment', 'kubecost-cost-analyzer'));
  const { clusterName } = values.kubecostProductConfigs;
  const env = envOf(pod.find(({ name }) => name === 'cost-model'));
  assert.equal(env.CLUSTER_ID, clusterName, 'the cluster by its label');
  const { agentOnly, useMultiClusterDB } = values.federatedETL;
  assert.equal(env.CURRENT_CLUSTER_ID_FILTER_ENABLED, useMultiClusterDB ? 'true' : undefined, 'whose costs');
  assert.equal(
    pod.some(({ name }) => name === 'cost-analyzer-frontend'),
    !agentOnly,
    'the web page',
  );
  checkProxy(pod, values.sigV4Proxy);

  // With two lists of one name this would not parse.
  const prometheus = yaml.parse(named(objects, 'ConfigMap', 'kubecost-prometheus-server').data['prometheus.yml']);
  assert.equal(prometheus.global.external_labels.cluster_id, clusterName, 'what it writes is told apart');
  const { remoteWriteService: url, sigv4 } = values.global.amp;
  assert.deepEqual(prometheus.remote_write, [{ url, sigv4 }], 'one destination');
  for (const account of [values.serviceAccount, values.prometheus.serviceAccounts.server]) {
    const { metadata } = named(objects, 'ServiceAccount', account.name);
    assert.deepEqual(metadata.annotations ?? {}, account.annotations ?? {}, 'an account and its role');
  }
}

const releases = (wanted) => all('helm_release').filter(({ chart }) => chart === wanted);
for (const { name, values } of releases('opencost')) checkOpenCost(render(name, opencost, values[0]));
const kubecosts = [
  ...releases('cost-analyzer').map(({ values }) => values[0]),
  ...all('aws_eks_addon').flatMap(({ addon_name: name, configuration_values: values }) =>
    name === 'kubecost_kubecost' ? values : [],
  ),
];
for (const values of kubecosts) checkKubecost(render('kubecost', costAnalyzer, values));
const count = releases('opencost').length + kubecosts.length;
assert(count > 0, `no costs in ${out}`);
console.log(`${count} installations rendered as meant`);
