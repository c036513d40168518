import type { PrometheusServerProps } from '../src/prometheus-server.js';
import { Fixture } from './fixture.js';

const EXISTING = { name: 'metrics', chartVersion: '25.27.0' } as const;

function adopted(props: Partial<PrometheusServerProps> = {}): Fixture {
  const fixture = new Fixture();
  fixture.server({
    existingRelease: EXISTING,
    jobs: undefined,
    namespace: 'monitoring',
    ...props,
  } as Partial<PrometheusServerProps>);
  return fixture;
}

test('a release that is there gets an identity and a destination, and nothing else', () => {
  expect(adopted().parsed()).toEqual({
    serviceAccounts: {
      server: {
        create: true,
        name: 'amp-iamproxy-ingest-service-account',
        annotations: { 'eks.amazonaws.com/role-arn': '${aws_iam_role.arn}' },
      },
    },
    server: {
      global: { external_labels: { cluster: 'dev-1' } },
      remoteWrite: [
        {
          url: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
          sigv4: { region: 'eu-west-1' },
          queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500, retry_on_http_429: true },
        },
      ],
    },
  });
});

test('the first plan takes it over, at the version that it has, with the values that it has', () => {
  const json = adopted().synth();
  expect(json.only('helm_release')).toMatchObject({
    name: 'metrics',
    namespace: 'monitoring',
    version: '25.27.0',
    create_namespace: false,
    reuse_values: true,
  });
  expect(json.import).toEqual([
    { id: 'monitoring/metrics', to: expect.stringMatching(/^helm_release\.Server_Release_\w+$/) },
  ]);
});

test('a new one is not', () => {
  const fixture = new Fixture();
  fixture.server();
  expect(fixture.synth().import).toEqual([]);
  expect(fixture.release()).not.toHaveProperty('reuse_values');
});

test('one that cannot sign gets the proxy, and stays the Deployment that it is: its volume would be left behind', () => {
  const { server } = adopted({ existingRelease: { name: 'metrics', chartVersion: '13.6.0' } }).parsed() as {
    server: Record<string, unknown>;
  };
  expect(server['sidecarContainers']).toHaveProperty('aws-sigv4-proxy-sidecar');
  expect(server).not.toHaveProperty('statefulSet');
});

test.each<[string, Partial<PrometheusServerProps>, Record<string, unknown>]>([
  ['resources', { resources: { limits: { memory: '9Gi' } } }, { resources: { limits: { memory: '9Gi' } } }],
  ['prometheusVersion', { prometheusVersion: '3.5.0' }, { image: { tag: 'v3.5.0' } }],
  ['values', { values: { server: { retention: '2d' } } }, { retention: '2d' }],
])('%s are changed where they are said', (_, props, changed) => {
  expect(adopted(props).parsed()['server']).toMatchObject(changed);
  expect(adopted().parsed()['server']).not.toMatchObject(changed);
});

test('a chart that takes no container by name is refused where the proxy is needed', () => {
  const existingRelease = { name: 'metrics', chartVersion: '12.0.3' };
  expect(() => adopted({ existingRelease })).toThrow(
    'PrometheusServerChart: got the chart 12.0.3 for a Prometheus before 2.26, expected at least 13.0.0: an older one takes no container by name; upgrade the chart first (at test/Server)',
  );
  expect(() => adopted({ existingRelease, prometheusVersion: '2.26.0' })).not.toThrow();
});

test('replicas are refused: its volumes are those of one pod', () => {
  expect(() => adopted({ replicas: 2 })).toThrow(
    'PrometheusServerExisting: got 2 replicas of an existing release, expected one replica: its volumes are those of one pod; install a new one beside it (at test/Server)',
  );
});
