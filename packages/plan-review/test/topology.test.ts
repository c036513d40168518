import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { review, type ReviewInput, type Synth, type Topology } from '../src/index.js';
import { readSynthStack } from '../src/read-synth.js';
import { planOf, synthOf } from './builders.js';

const GOLDEN = join(__dirname, '..', '..', '..', 'test', 'golden', 'expected', 'private');
const IDS = ['network-main', 'cluster-checkout', 'cluster-search', 'cluster-cellar', 'workspace-metrics'].map(
  (id) => `private-eu-west-1-${id}`,
);

/** An environment as it is synthesised, without the stacks that are named. */
function synth(without: readonly string[] = [], edit = (text: string): string => text): Synth {
  const ids = IDS.filter((id) => !without.some((name) => id.endsWith(name)));
  return {
    stacks: new Map(
      ids.map((id) => {
        const text = edit(readFileSync(join(GOLDEN, `${id}.json`), 'utf8'));
        return [id, readSynthStack(id, [], JSON.parse(text) as Record<string, unknown>)];
      }),
    ),
  };
}

function topology(input: Partial<ReviewInput>): Topology {
  const found = review({ name: 'private', head: synth(), today: '2026-11-21', ...input }).topology;
  if (found === undefined) throw new Error('a review without a picture');
  return found;
}

const brief = ({ nodes }: Topology, kind: string) =>
  nodes.filter((node) => node.kind === kind).map(({ name, change, changes }) => [name, change, changes]);

test('accounts, Regions, VPCs, clusters, collectors, endpoints, workspaces and topics are there, and what flows', () => {
  const { nodes, edges, changesElsewhere } = topology({});
  const called = (id: string | undefined) => nodes.find((node) => node.id === id)?.name;
  expect(new Set(nodes.map(({ account, region }) => `${account} ${region}`))).toEqual(
    new Set(['111122223333 eu-west-1']),
  );
  expect(nodes.filter(({ kind }) => kind === 'cluster').map(({ name, vpc }) => [name, vpc])).toEqual([
    ['checkout', 'vpc-9e5272126dc2398b9'],
    ['search', undefined],
    ['cellar', undefined],
  ]);
  expect(nodes.filter(({ kind }) => kind === 'collector').map(({ name, cluster }) => [name, called(cluster)])).toEqual([
    ['Prometheus agent', 'checkout'],
    ['managed scraper', 'search'],
    ['Prometheus agent', 'cellar'],
  ]);
  expect(nodes.filter(({ kind }) => kind === 'endpoint').every(({ vpc }) => vpc === 'vpc-9e5272126dc2398b9')).toBe(
    true,
  );
  expect(brief({ nodes, edges, changesElsewhere }, 'workspace').map(([name]) => name)).toEqual([
    'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    'private-metrics',
  ]);
  expect(edges.map(({ from, to, carries }) => `${called(from)} ${carries} ${called(to)}`).sort()).toEqual([
    'Prometheus agent metrics private-metrics',
    'Prometheus agent metrics ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    'managed scraper metrics private-metrics',
    'private-metrics alerts private-metrics-oncall',
  ]);
});

test('nobody need draw it', () => {
  const { topology: drawn, ...rest } = review({ name: 'private', head: synth(), today: '2026-11-21' });
  expect(drawn).toBeDefined();
  expect(review({ name: 'private', head: synth(), today: '2026-11-21', topology: false })).toEqual(rest);
});

test('without a base nothing is marked: all of it would be new', () => {
  expect(topology({}).nodes.filter(({ change }) => change !== undefined)).toEqual([]);
});

test('against itself nothing is marked', () => {
  expect(topology({ base: synth() }).nodes.filter(({ change }) => change !== undefined)).toEqual([]);
});

test('what comes, goes and is otherwise is marked; what belongs to a thing makes it changed', () => {
  const head = synth(['cellar'], (text) => text.replace('group_wait: 30s', 'group_wait: 40s'));
  const found = topology({ base: synth(['search']), head });
  expect(brief(found, 'cluster')).toEqual([
    ['checkout', undefined, 0],
    ['cellar', 'delete', 0],
    ['search', 'create', 0],
  ]);
  expect(brief(found, 'workspace')).toContainEqual(['private-metrics', 'update', 1]);
  const scraper = found.nodes.find(({ name }) => name === 'managed scraper');
  expect(scraper?.change).toBe('create');
});

test('a plan marks what it changes, without a base', () => {
  const head = synthOf([
    ['aws_prometheus_workspace', 'Workspace', { alias: 'metrics' }],
    ['aws_vpc_endpoint', 'Endpoint', { service_name: 'com.amazonaws.eu-west-1.sts', vpc_id: 'vpc-1' }],
  ]);
  const plans = new Map([
    ['test', planOf('aws_prometheus_workspace.Workspace', ['delete', 'create'], { replacedBy: ['kms_key_arn'] })],
  ]);
  const found = topology({ head, plans });
  expect(found.nodes).toMatchObject([
    { kind: 'workspace', name: 'metrics', account: '', region: '', change: 'replace', changes: 1 },
    { kind: 'endpoint', name: 'sts', vpc: 'vpc-1', changes: 0 },
  ]);
});

test('Grafana reads the workspaces that it names, and streams write to theirs', () => {
  const head = synthOf([
    ['aws_prometheus_workspace', 'Workspace', { alias: 'metrics' }],
    ['aws_grafana_workspace', 'Grafana', { name: 'people', source: '${aws_prometheus_workspace.Workspace.arn}' }],
    [
      'helm_release',
      'Own',
      {
        chart: 'grafana',
        name: 'own',
        values: ['url: https://aps-workspaces.eu-west-2.amazonaws.com/workspaces/ws-1b2c'],
      },
    ],
    ['aws_cloudwatch_metric_stream', 'Stream', { name: 'aws' }],
    ['helm_release', 'Other', { chart: 'nginx', name: 'other' }],
  ]);
  const { nodes, edges } = topology({ head });
  expect(nodes.map(({ kind, name, detail }) => [kind, name, detail])).toEqual([
    ['workspace', 'metrics', undefined],
    ['grafana', 'people', 'Amazon Managed Grafana'],
    ['grafana', 'own', 'in the cluster'],
    ['workspace', 'ws-1b2c', 'made elsewhere'],
    ['stream', 'aws', undefined],
  ]);
  expect(edges.map(({ from, to, carries }) => [from, carries, to])).toEqual([
    ['test/aws_grafana_workspace.Grafana', 'queries', 'test/aws_prometheus_workspace.Workspace'],
    ['test/helm_release.Own', 'queries', 'ws-1b2c'],
    ['test/aws_cloudwatch_metric_stream.Stream', 'metrics', 'test/aws_prometheus_workspace.Workspace'],
  ]);
});

test('a change of what no part of the picture stands for is counted', () => {
  const base = synthOf([['aws_iam_role', 'Role', { name: 'a' }]]);
  const found = topology({ base, head: synthOf([['aws_iam_role', 'Role', { name: 'b' }]]) });
  expect(found).toEqual({ nodes: [], edges: [], changesElsewhere: 1 });
});
