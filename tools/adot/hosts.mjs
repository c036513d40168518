// Lets a real collector read the configurations of collectors outside of Kubernetes, and lets two of them start and write:
// that of a task on ECS, with what ECS says of the task, and that of a server. Not part of `npm test`, because it needs a
// collector: run it when the pin moves.
//
//   npx nx run-many -t build -p host-collectors,amp-stand-in
//   node tools/adot/hosts.mjs ./otelcol
//
// The collector must be of the version in ADOT_COMPONENTS and contain what the configurations name.
import { strict as assert } from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { ADOT_COMPONENTS } = require('@promontory/adot');
const { received, signatureProblem } = require('@promontory/amp-stand-in');
const { Workspace } = require('@promontory/amp-workspace');
const { Ec2Adot, EcsCollector, EcsSidecar } = require('@promontory/host-collectors');
const { App, Testing, TerraformStack } = require('cdktf');
const { parse, stringify } = require('yaml');

const [collector] = process.argv.slice(2);
if (collector === undefined) {
  console.error('usage: node tools/adot/hosts.mjs OTELCOL');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'promontory-hosts-'));
const version = execFileSync(collector, ['--version'], { encoding: 'utf8' });
assert(version.includes(ADOT_COMPONENTS.collectorVersion), `a collector of ${ADOT_COMPONENTS.collectorVersion}`);

const ENV = {
  HOME: '/nowhere',
  INSTANCE_ID: 'i-0123',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_REGION: 'eu-west-1',
  // ECS sets it in every container.
  ECS_CONTAINER_METADATA_URI_V4: 'http://localhost:18091/v4/x',
};
const GATES = `--feature-gates=${ADOT_COMPONENTS.featureGates.join(',')}`;
const TASK = 'arn:aws:ecs:eu-west-1:111122223333:task/shop/0123456789abcdef';

const JOBS = [
  { job_name: 'app', static_configs: [{ targets: ['localhost:18080'] }] },
  {
    job_name: 'awkward',
    static_configs: [{ targets: ['localhost:18081'], labels: { text: '$$ ${env:HOME} %{if} {{ x }}' } }],
    relabel_configs: [
      { source_labels: ['__address__'], regex: '(.+):([0-9]+)$', target_label: 'a', replacement: '${1}$2$$' },
    ],
  },
];
const cases = {
  service: (stack, common) =>
    new EcsCollector(stack, 'It', {
      ...common,
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
      tasks: {
        services: [{ pattern: 'checkout-.*', ports: [8080] }],
        taskDefinitions: [{ pattern: '.*:task-definition/nginx:\\d+', ports: [9113], path: '/stats' }],
        dockerLabels: [{ portLabel: 'PORT', pathLabel: 'PATH' }],
      },
    }),
  'service that only scrapes': (stack, common) =>
    new EcsCollector(stack, 'It', {
      ...common,
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
      taskMetrics: false,
      debug: true,
    }),
  sidecar: (stack, common) =>
    new EcsSidecar(stack, 'It', {
      ...common,
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
      containers: [{ name: 'app', image: 'app:1' }],
    }),
  server: (stack, common) =>
    new Ec2Adot(stack, 'It', {
      ...common,
      servers: 2,
      imageId: 'ami-0a1b2c3d4e5f60718',
      instanceType: 't3.small',
      program: { kind: 'installed', version: 'v0.49.0', path: '/bin/otel' },
    }),
};

for (const [name, make] of Object.entries(cases)) {
  for (const several of [false, true]) {
    const file = join(folder, 'config.yaml');
    // It would assume the role at once.
    writeFileSync(file, stringify(withoutRoles(parse(configurationOf(make, several)))));
    const run = (...args) =>
      execFileSync(collector, [...args, '--config', file, GATES], { encoding: 'utf8', env: ENV });
    run('validate');
    const read = parse(run('print-config', '--mode=unredacted'));
    const jobs = read.receivers.prometheus.config.scrape_configs;
    const awkward = jobs.find((job) => job.job_name === 'awkward');
    assert.equal(awkward.static_configs[0].labels.text, JOBS[1].static_configs[0].labels.text);
    assert.equal(awkward.relabel_configs[0].replacement, JOBS[1].relabel_configs[0].replacement);
    console.log(
      `${name}, ${several ? 'several workspaces' : 'one workspace'}: a configuration that the collector takes`,
    );
  }
}
await start('sidecar', (series) => {
  const scraped = series.find((labels) => labels.__name__ === 'app_requests_total');
  assert.deepEqual(
    { ...scraped },
    { __name__: 'app_requests_total', cluster: 'check', instance: '0123456789abcdef', job: 'app' },
    'a series of a task is told apart by the id of the task',
  );
  const own = series.find((labels) => labels.__name__ === 'ecs_task_memory_reserved');
  assert.deepEqual(
    { ...own },
    { __name__: 'ecs_task_memory_reserved', cluster: 'check', instance: '0123456789abcdef', job: 'shop' },
    'what the task takes is written under the name of its definition',
  );
});
await start('server', (series) => {
  const scraped = series.find((labels) => labels.__name__ === 'app_requests_total');
  assert.deepEqual(
    { ...scraped },
    {
      __name__: 'app_requests_total',
      __replica__: 'i-0123',
      cluster: 'check',
      instance: 'localhost:18080',
      job: 'app',
    },
    'servers are told apart as replicas',
  );
});

/** The text that ECS or the server hands to the collector. */
function configurationOf(make, several) {
  const stack = new TerraformStack(new App(), 'check');
  const arn = (region) => `arn:aws:aps:${region}:111122223333:workspace/ws-0a1b2c3d-0000-4000-8000-000000000000`;
  const workspace = Workspace.fromWorkspaceArn(stack, 'Workspace', arn('eu-west-1'));
  const far = Workspace.fromWorkspaceArn(stack, 'Far', arn('us-east-1'));
  const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
  make(stack, {
    name: 'shop',
    region: 'eu-west-1',
    account: '111122223333',
    clusterLabel: 'check',
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1'],
    jobs: JOBS,
    ...(several ? { destinations: [{ workspace }, { name: 'far', workspace: far, assumeRoleArn }] } : { workspace }),
  });
  const { resource, locals } = JSON.parse(Testing.synth(stack));
  const parameter = Object.values(resource.aws_ssm_parameter ?? {})[0]?.value;
  const text = (parameter ?? Object.values(locals)[0])
    .replace(/(?<!\$)((?:\$\$)*)\$\{data\.\w+\.\w+\.prometheus_endpoint\}/g, '$1http://localhost:18090/')
    .replaceAll('$${', '${')
    .replaceAll('%%{', '%{');
  if (parameter !== undefined) return text;
  return parse(text).write_files.find(({ path }) => path.endsWith('config.yaml')).content;
}

function withoutRoles(config) {
  for (const extension of Object.values(config.extensions)) delete extension.assume_role;
  return config;
}

/** Starts a collector beside a target, stand-ins for ECS and for AMP, and looks at the series that arrive. */
async function start(name, look) {
  const config = withoutRoles(parse(configurationOf(cases[name], false)));
  config.receivers.prometheus.config.global.scrape_interval = '1s';
  config.receivers.prometheus.config.global.scrape_timeout = '1s';
  if (config.receivers.awsecscontainermetrics) config.receivers.awsecscontainermetrics.collection_interval = '1s';
  config.processors.batch.timeout = '1s';
  // Their ports may be taken on this machine.
  config.extensions.health_check.endpoint = 'localhost:18133';
  const file = join(folder, 'running.yaml');
  writeFileSync(file, stringify(config));
  const bodies = [];
  const servers = [
    serve(18080, () => 'app_requests_total 1\n'),
    serve(18091, ({ url }) => JSON.stringify(ecsSays(url))),
    serve(18090, ({ method, url: path, headers }, body) => {
      const request = { method, path, headers, body };
      assert.equal(
        signatureProblem(request, ENV.AWS_SECRET_ACCESS_KEY, { region: 'eu-west-1', service: 'aps' }),
        undefined,
      );
      bodies.push(body);
      return '';
    }),
  ];
  const child = spawn(collector, ['--config', file, GATES], { env: ENV, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => (log += chunk));
  await new Promise((done) => setTimeout(done, 8000));
  child.kill();
  await new Promise((done) => child.on('close', done));
  for (const server of servers) server.close().closeAllConnections();
  const series = bodies.flatMap((body) =>
    received(body).map(({ labels }) => Object.fromEntries(labels.map((label) => [label.name, label.value]))),
  );
  try {
    look(series);
  } catch (error) {
    console.error(log.slice(-4000));
    throw error;
  }
  console.log(
    `${name}: started, and wrote ${new Set(series.map((one) => JSON.stringify(one))).size} series as it should`,
  );
}

/** What ECS says to a task of itself (task metadata endpoint 4). */
function ecsSays(path) {
  if (path.endsWith('/task/stats')) return {};
  const container = { DockerId: 'c', Name: 'app', Image: 'app:1', Limits: { CPU: 256, Memory: 512 } };
  if (!path.endsWith('/task')) return container;
  return {
    Cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
    TaskARN: TASK,
    Family: 'shop',
    Revision: '7',
    LaunchType: 'FARGATE',
    AvailabilityZone: 'eu-west-1a',
    Limits: { CPU: 0.5, Memory: 1024 },
    Containers: [container],
  };
}

function serve(port, answer) {
  return createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => response.end(answer(request, Buffer.concat(parts))));
  }).listen(port);
}
