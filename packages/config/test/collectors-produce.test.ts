import { formatProblem } from '@promontory/vocabulary';
import { grafanaReading, loadEnvironment } from '../src/index.js';
import { environmentFolder, VALID } from './environment-folder.js';

// What collectors outside of Kubernetes bring counts for rules and dashboards as what clusters bring does.

const EC2 = `kind: ec2-prometheus
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    imageId: ami-0a1b2c3d4e5f60718
    instanceType: t3.small
    program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }
`;
const ADOT = EC2.replace('ec2-prometheus', 'ec2-adot').replace(
  '3.14.0, path: /usr/bin/prometheus',
  'v0.49.0, path: /o',
);
const ECS = `kind: ecs-service
    ecsCluster: shop
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    tasks: { services: [{ pattern: 'checkout-.*', ports: [8080] }] }
`;
const JOB = "jobs: [{ job_name: own, static_configs: [{ targets: ['10.0.0.9:80'] }] }]";
const OTEL = /otelcol_/;

/** The cluster of `VALID` and collectors beside it; `packs` in the workspace that the cluster writes to. */
function load(packs: string, collectors: Readonly<Record<string, string>>) {
  const workspaces = `  metrics:\n    packs: ${packs}\n    packOptions: { team: shop }\n  other: {}`;
  const more = Object.entries(collectors).map(([name, text]) => `  ${name}:\n    ${text}`);
  const text = VALID.replace('  metrics:\n    alias: test-metrics', workspaces)
    .replace('- name: checkout', '- name: checkout\n    workspace: metrics')
    .concat(more.length > 0 ? `collectors:\n${more.join('')}` : '');
  const loaded = loadEnvironment(environmentFolder({ 'environment.yaml': text }));
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  const dark = loaded.warnings.filter(({ code }) => code === 'ConfigDarkRules').map(({ got }) => got);
  return { environment: loaded.environment, dark };
}

const to = (workspace: string, text: string, ...more: readonly string[]): string =>
  `${text}${[`workspace: ${workspace}`, ...more].map((line) => `    ${line}\n`).join('')}`;

test('what no cluster brings a collector may bring: its jobs and tasks are of unknown things', () => {
  expect(load('{ nginx: true }', {}).dark).toHaveLength(1);
  expect(load('{ nginx: true }', { servers: to('metrics', EC2, JOB) }).dark).toEqual([]);
  expect(load('{ nginx: true }', { tasks: to('metrics', ECS) }).dark).toEqual([]);
});

test('a collector of another workspace brings nothing to this one, one that writes here as well does', () => {
  expect(load('{ nginx: true }', { servers: to('other', EC2, JOB) }).dark).toHaveLength(1);
  const both = to('other', EC2, JOB, 'alsoTo: [{ workspace: metrics }]');
  expect(load('{ nginx: true }', { servers: both }).dark).toEqual([]);
});

test('what a job drops is not there', () => {
  const drops = JOB.replace(
    'job_name: own',
    "job_name: own, metric_relabel_configs: [{ source_labels: [__name__], regex: 'nginx.*', action: drop }]",
  );
  expect(load('{ nginx: true }', { servers: to('metrics', EC2, drops) }).dark).toEqual([
    expect.stringMatching(/^nginx/),
  ]);
});

test('ADOT brings its own metrics, unless it does not scrape itself', () => {
  const alone = JOB.replace(
    'job_name: own',
    "job_name: own, metric_relabel_configs: [{ source_labels: [__name__], regex: 'otelcol.*', action: drop }]",
  );
  const otel = (text: string): string[] =>
    load('{ otel-collector: true }', { others: text }).dark.filter((got) => OTEL.test(got));
  expect(otel(to('metrics', ADOT, alone))).toEqual([]);
  expect(otel(to('metrics', ADOT, alone, 'selfMetrics: false'))).toHaveLength(1);
});

test('windows of packs and steps of dashboards fit the slowest that writes, collectors too', () => {
  const slow = { servers: to('metrics', EC2, JOB, 'scrapeInterval: 3m') };
  const texts = [{}, slow].map((collectors) => {
    const { workspaces } = load('{ workloads: true }', collectors).environment;
    return JSON.stringify(workspaces['metrics']);
  });
  expect(texts[0]).not.toContain('[12m]');
  expect(texts[1]).toContain('[12m]');
  expect(grafanaReading(load('{}', slow).environment).scrapeInterval).toBe('3m');
});

test('dashboards keep panels of what a collector may bring', () => {
  const leftOut = (collectors: Readonly<Record<string, string>>): string[] =>
    grafanaReading(load('{}', collectors).environment).dashboards.choices.flatMap(({ leaveOut }) => leaveOut);
  expect(leftOut({}).length).toBeGreaterThan(0);
  expect(leftOut({ servers: to('metrics', EC2, JOB) })).toEqual([]);
});
