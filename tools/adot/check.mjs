// Renders the pinned OpenTelemetry collector chart with the values of an AdotCollector in every mode, checks what comes
// out, and lets a real collector read the configurations. Not part of `npm test`, because it needs Helm, a copy of the
// chart and a collector: run it when one of the pins moves.
//
//   npx nx build adot
//   helm pull opentelemetry-collector --repo https://open-telemetry.github.io/opentelemetry-helm-charts --version 0.170.0 --untar
//   node tools/adot/check.mjs ./opentelemetry-collector ./otelcol
//
// The collector must be of the version in ADOT_COMPONENTS and contain what a configuration names. Without one, only the
// chart is checked.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ADOT_COMPONENTS, AdotCollector } = require('@promontory/adot');
const { Workspace } = require('@promontory/amp-workspace');
const { Cluster } = require('@promontory/eks');
const { PRESET_NAMES, presetJob } = require('@promontory/scrape-config');
const { App, Testing, TerraformStack } = require('cdktf');
const { parse, parseAllDocuments, stringify } = require('yaml');

const [chart, collector] = process.argv.slice(2);
if (chart === undefined) {
  console.error('usage: node tools/adot/check.mjs CHART [OTELCOL]');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'promontory-adot-'));
// The collector looks whether these are there.
const MOUNTED = '/var/run/secrets/kubernetes.io/serviceaccount';
for (const name of ['token', 'ca.crt']) writeFileSync(join(folder, name), 'none');
const pod = { MY_POD_IP: '10.0.0.9', OTEL_K8S_NODE_NAME: 'ip-10-0-0-1.ec2.internal', OTEL_K8S_POD_NAME: 'adot-0' };

/** What each of the languages in between could take for its own. */
const AWKWARD = {
  job_name: 'awkward-$1-${1}-${env:HOME}-{{ .Values.mode }}',
  params: { 'match[]': ['{__name__=~"a.*$"}', 'no', '1_000', 'line\nbreak {{', '%{if}'] },
  static_configs: [{ targets: ['10.0.0.1:80'], labels: { text: 'quo\'te "{{`x`}}" $$ $${y}' } }],
  relabel_configs: [
    { source_labels: ['__address__'], regex: '(.+):([0-9]+)$', target_label: 'a', replacement: '${1}://${2}$1$$' },
    { source_labels: ['job'], regex: '[{]{2}.*[}]{2}|a{2,}', action: 'drop' },
  ],
};
const presets = PRESET_NAMES.map((name) => presetJob(name, 'prometheus'));
const modes = {
  deployment: {},
  shards: { mode: 'statefulset', shards: 3 },
  replicas: { mode: 'statefulset', replicas: 2 },
  daemonset: { mode: 'daemonset' },
  'several destinations': { several: true, debug: true, resourceToTelemetry: true },
  'no rights, no own metrics': { jobs: [AWKWARD], selfMetrics: false },
};

for (const [name, { several = false, ...props }] of Object.entries(modes)) {
  for (const release of releasesOf(several, { jobs: [...presets, AWKWARD], ...props })) {
    const values = parse(release.text);
    const objects = render(release);
    const relay = checkObjects(values, objects);
    const file = join(folder, 'relay.yaml');
    // It would assume the role at once.
    const assumed = /^ +assume_role:\n(?: +(?:arn|external_id): .*\n)+/gm;
    writeFileSync(file, relay.replaceAll(MOUNTED, folder).replace(assumed, ''));
    if (collector !== undefined) checkConfiguration(values, file);
    console.log(`${name}, ${release.name}: ${objects.length} objects, as they should be`);
  }
}

/** The releases of one collector, with what Terraform would have put in place of references. */
function releasesOf(several, props) {
  const stack = new TerraformStack(new App(), 'check');
  const arn = (region) => `arn:aws:aps:${region}:111122223333:workspace/ws-0a1b2c3d-0000-4000-8000-000000000000`;
  const workspace = Workspace.fromWorkspaceArn(stack, 'Workspace', arn('eu-west-1'));
  const destinations = [
    { workspace },
    {
      name: 'other',
      workspace: Workspace.fromWorkspaceArn(stack, 'Other', arn('us-east-1')),
      assumeRoleArn: 'arn:aws:iam::444455556666:role/writer',
      externalId: 'a$b',
    },
  ];
  const cluster = Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: 'check',
    clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/check',
    region: 'eu-west-1',
    endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthorityData: 'LS0tLS1CRUdJTg==',
    oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123',
    vpcId: 'vpc-0123',
    clusterSecurityGroupId: 'sg-0123',
  });
  const where = several ? { destinations } : { workspace };
  new AdotCollector(stack, 'Adot', { cluster, clusterLabel: 'check', ...where, ...props });
  const { resource } = JSON.parse(Testing.synth(stack));
  return Object.values(resource.helm_release).map(({ name, namespace, values: [text] }) => ({
    name,
    namespace,
    text: text
      .replace(/(?<!\$)((?:\$\$)*)\$\{aws_iam_role\.\w+\.arn\}/g, '$1arn:aws:iam::111122223333:role/adot')
      .replace(/(?<!\$)((?:\$\$)*)\$\{data\.\w+\.\w+\.prometheus_endpoint\}/g, '$1https://aps-workspaces.test/w/ws-0/')
      .replaceAll('$${', '${')
      .replaceAll('%%{', '%{'),
  }));
}

function render({ name, namespace, text }) {
  const file = join(folder, 'values.yaml');
  writeFileSync(file, text);
  // Helm built from source believes in an old Kubernetes, which charts refuse.
  const args = ['template', name, chart, '--kube-version', '1.33.0', '-n', namespace, '-f', file];
  return parseAllDocuments(execFileSync('helm', args, { encoding: 'utf8', maxBuffer: 1 << 26 }))
    .map((document) => document.toJS())
    .filter((object) => object !== null);
}

/** What would run, and the text that the collector would be given. */
function checkObjects(values, objects) {
  const one = (kind) => {
    const found = objects.filter((object) => object.kind === kind);
    assert(found.length <= 1, `at most one ${kind}`);
    return found[0];
  };
  const kind = { deployment: 'Deployment', statefulset: 'StatefulSet', daemonset: 'DaemonSet' }[values.mode];
  const workload = one(kind);
  assert.deepEqual(
    objects.filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind)),
    [workload],
    'one workload, of the mode',
  );
  assert.equal(workload.spec.replicas, kind === 'DaemonSet' ? undefined : values.replicaCount);
  if (kind === 'Deployment') assert.equal(workload.spec.strategy.type, 'Recreate', 'never two at once');
  const { spec } = workload.spec.template;
  const [container] = spec.containers;
  assert.equal(container.image, `${values.image.repository}:${values.image.tag}`);
  assert.deepEqual(container.command, ['/awscollector']);
  assert.deepEqual(container.args, ['--config=/conf/relay.yaml', ...values.command.extraArgs]);
  assert.deepEqual(container.resources, values.resources);
  assert.deepEqual(container.securityContext, values.securityContext);
  assert.deepEqual(spec.securityContext, values.podSecurityContext);
  assert.deepEqual([spec.affinity, spec.tolerations], [values.affinity, values.tolerations], 'where pods may run');
  assert.deepEqual(
    container.ports.map(({ containerPort, hostPort }) => [containerPort, hostPort]),
    [[8888, undefined]],
    'no port of a node is taken',
  );
  for (const variable of Object.keys(pod))
    assert(
      container.env.some(({ name }) => name === variable),
      `the chart sets ${variable}`,
    );

  assert.equal(spec.serviceAccountName, values.serviceAccount.name);
  const account = one('ServiceAccount');
  assert.deepEqual(account?.metadata.annotations, values.serviceAccount.annotations);
  assert.equal(account?.metadata.name, values.serviceAccount.create ? values.serviceAccount.name : undefined);
  assert.deepEqual(one('ClusterRole')?.rules, values.clusterRole.rules, 'the rights that the jobs need');
  const [subject] = one('ClusterRoleBinding')?.subjects ?? [];
  if (values.clusterRole.create) assert.equal(subject.name, values.serviceAccount.name);
  if (one('Service') !== undefined) {
    assert.equal(one('Service').spec.type, 'ClusterIP');
    assert.equal(one('Service').spec.ports.length, 1, 'Kubernetes takes no Service without a port');
  }

  const { relay } = one('ConfigMap').data;
  const written = JSON.parse(JSON.stringify(values.alternateConfig).replaceAll('{{`{{`}}', '{{'));
  assert.deepEqual(parse(relay, { version: '1.1' }), written, 'our configuration and nothing of the chart');
  return relay;
}

/** The collector takes the configuration, and reads in it what the jobs say. */
function checkConfiguration(values, file) {
  const run = (...args) =>
    execFileSync(collector, [...args, '--config', file, ...values.command.extraArgs], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...pod,
        HOME: '/nowhere',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        AWS_REGION: 'eu-west-1',
      },
    });
  const version = execFileSync(collector, ['--version'], { encoding: 'utf8' });
  assert(version.includes(ADOT_COMPONENTS.collectorVersion), `a collector of ${ADOT_COMPONENTS.collectorVersion}`);
  run('validate');
  const read = parse(run('print-config', '--mode=unredacted'));
  // Printed as the collector understands it, defaults and all; what stands in the file is in there, `$$` undone.
  const text = stringify(parse(readFileSync(file, 'utf8'), { version: '1.1' }));
  const meant = parse(
    text
      .replaceAll('$$', '\u0000')
      .replace(/\$\{env:(\w+)\}/g, (_, name) => pod[name])
      .replaceAll('\u0000', '$'),
  );
  contains(read.receivers.prometheus.config.scrape_configs, meant.receivers.prometheus.config.scrape_configs, 'jobs');
  // Its verbosity is not printed.
  delete meant.exporters.debug;
  contains(read.exporters, meant.exporters, 'exporters');
  contains(read.extensions, meant.extensions, 'extensions');
  const awkward = read.receivers.prometheus.config.scrape_configs.find(
    ({ job_name: name }) => name === AWKWARD.job_name,
  );
  if (awkward === undefined) return;
  const { relabel_configs: rules, ...rest } = AWKWARD;
  contains(awkward, rest, 'as it was written at first');
  const labels = new Set(rules.map(({ source_labels: [label], regex }) => `${label} ${regex}`));
  const own = awkward.relabel_configs.filter(({ source_labels: [label] = [], regex }) =>
    labels.has(`${label} ${regex}`),
  );
  contains(own, rules, 'rules as they were written at first');
}

/** Everything of `part` stands in `whole`. Texts that are durations may be written in another way. */
function contains(whole, part, at) {
  if (Array.isArray(part)) {
    assert.equal(whole?.length, part.length, at);
    part.forEach((item, index) => contains(whole[index], item, `${at}[${index}]`));
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      if (value === false && whole?.[key] === undefined) continue;
      contains(whole?.[key], value, `${at}.${key}`);
    }
  } else if (!/^\d+[smh]/.test(String(part))) {
    assert.equal(whole, part, at);
  }
}
