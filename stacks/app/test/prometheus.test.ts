import type { ClusterSettings, PrometheusCollection } from '@promontory/config';
import type { SynthesizedStack } from '@promontory/testing';
import { AGENT, EXISTING, OPERATOR, SERVER } from './collections.js';
import { ENVIRONMENT } from './environment.js';
import { stack } from './stacks.js';

const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const built = (collection: PrometheusCollection): SynthesizedStack =>
  stack({ ...ENVIRONMENT, clusters: [{ ...CLUSTER, collection }] }, 'test-eu-west-1-cluster-checkout');
const release = (json: SynthesizedStack, chart: string): Record<string, unknown> =>
  json.all('helm_release').find((one) => one['chart'] === chart) ?? {};
const valuesOf = (collection: PrometheusCollection): string =>
  String(
    (
      release(built(collection), collection.kind === 'prometheus-operator' ? 'kube-prometheus-stack' : 'prometheus')[
        'values'
      ] as string[]
    )[0],
  );

test.each([
  ['Agent', AGENT],
  ['Server', SERVER],
  ['Operator', OPERATOR],
  ['Server', EXISTING],
])('%s %#: the common settings reach its release', (_, kind) => {
  const collection: PrometheusCollection = {
    ...kind,
    remoteWrite: { maxShards: 7 },
    resources: { limits: { memory: '9Gi' } },
    values: { extra: 'x' },
    chart: { ...kind.chart, repository: 'oci://m' },
  };
  const json = built(collection);
  const chart = collection.kind === 'prometheus-operator' ? 'kube-prometheus-stack' : 'prometheus';
  expect(release(json, chart)).toMatchObject({ namespace: 'ns', repository: 'oci://m' });
  for (const piece of ['name: sa\n', /max_?[sS]hards: 7\n/, 'memory: 9Gi', 'extra: x', 'cluster: checkout'])
    expect(valuesOf(collection)).toEqual(
      typeof piece === 'string' ? expect.stringContaining(piece) : expect.stringMatching(piece),
    );
  expect(json.provider['helm']).toMatchObject([{ kubernetes: { exec: { command: 'aws' } } }]);
  expect(json.output).toHaveProperty('agent_role_arn');
});

test.each([
  ['Agent', AGENT],
  ['Server', SERVER],
  ['Operator', OPERATOR],
])('of a new %s also interval, jobs, replicas and the version of the chart', (_, kind) => {
  const said = {
    ...kind,
    createNamespace: false,
    scrapeInterval: '15s',
    replicas: 2,
    chart: { version: '99.1.1', repository: undefined },
  };
  const text = valuesOf(said);
  expect(text).toMatch(/scrape_?[iI]nterval: 15s/);
  expect(text).toContain('metrics_path: /metrics\n');
  expect(text).toMatch(/__replica__/);
  expect(built(said).all('helm_release')).toContainEqual(
    expect.objectContaining({ version: '99.1.1', create_namespace: false }),
  );
});

test.each<[PrometheusCollection, string | RegExp]>([
  [{ ...AGENT, storage: '7Gi' }, 'size: 7Gi'],
  [{ ...AGENT, wal: { maxTime: '1h' } }, '--storage.agent.retention.max-time=1h'],
  [{ ...SERVER, retention: '3d' }, 'retention: 3d\n'],
  [{ ...SERVER, retentionSize: '6GB' }, 'retentionSize: 6GB\n'],
  [{ ...SERVER, persistentVolume: { size: '7Gi', storageClass: 'gp3' } }, 'size: 7Gi\n    storageClass: gp3\n'],
  [{ ...SERVER, walCompression: false }, 'no-storage.tsdb.wal-compression'],
  [{ ...SERVER, prometheusVersion: '2.50.0' }, 'tag: v2.50.0\n'],
  [{ ...SERVER, compute: 'fargate' }, 'persistentVolume:\n    enabled: false\n'],
  [{ ...OPERATOR, mode: 'server' }, 'agentMode: false\n'],
  [{ ...OPERATOR, mode: 'server', retention: '3d' }, 'retention: 3d\n'],
  [{ ...OPERATOR, mode: 'server', retentionSize: '6GB' }, 'retentionSize: 6GB\n'],
  [{ ...OPERATOR, shards: 3 }, 'shards: 3\n'],
  [{ ...OPERATOR, monitors: 'all' }, 'serviceMonitorSelectorNilUsesHelmValues: false\n'],
  [{ ...OPERATOR, persistentVolume: false }, 'emptyDir: {}\n'],
  [{ ...OPERATOR, wal: { maxTime: '1h' } }, 'name: storage.agent.retention.max-time\n'],
  [{ ...EXISTING, prometheusVersion: '2.50.0' }, 'tag: v2.50.0\n'],
])('%#: what is said of its own reaches it', (collection, piece) => {
  const before = { prometheusAgent: AGENT, prometheusServer: SERVER, prometheusOperator: OPERATOR };
  expect(
    Object.values(before)
      .map((one) => valuesOf(one))
      .join(),
  ).not.toContain(piece);
  expect(valuesOf(collection)).toContain(piece);
});

test.each([
  [{ ...SERVER, releaseName: 'own' }, 'prometheus'],
  [{ ...OPERATOR, releaseName: 'own' }, 'kube-prometheus-stack'],
])('%#: a release is called as it is said', (collection, chart) => {
  expect(release(built(collection), chart)['name']).toBe('own');
});

test('CRDs are a release of their own, or somebody else’s', () => {
  const charts = (crds: 'release' | 'existing') =>
    built({ ...OPERATOR, crds })
      .all('helm_release')
      .map(({ chart }) => chart);
  expect(charts('release').sort()).toEqual(['kube-prometheus-stack', 'prometheus-operator-crds']);
  expect(charts('existing')).toEqual(['kube-prometheus-stack']);
});

test('a release that is there is taken over as it is', () => {
  const json = built(EXISTING);
  expect(json.only('helm_release')).toMatchObject({
    name: 'old',
    version: '25.8.0',
    create_namespace: false,
    reuse_values: true,
  });
  expect(json.import).toEqual([{ id: 'ns/old', to: expect.stringMatching(/^helm_release\.Server_Release_\w+$/) }]);
});

test.each([AGENT, SERVER, OPERATOR, EXISTING])('keys in a Secret are nobody’s role: %#', (kind) => {
  const json = built({ ...kind, identity: 'static', credentials: { secret: 'keys' } });
  expect(json.all('aws_iam_role')).toEqual([]);
  expect(json.output).not.toHaveProperty('agent_role_arn');
  expect(JSON.stringify(json.all('helm_release'))).toContain('keys');
});

test('the Pod Identity agent is there before what asks it', () => {
  const json = built({ ...OPERATOR, identity: 'pod-identity', podIdentityAgent: 'eks-addon' });
  expect(release(json, 'kube-prometheus-stack')['depends_on']).toContainEqual(
    expect.stringMatching(/^aws_eks_addon\.PodIdentity_\w+$/),
  );
});
