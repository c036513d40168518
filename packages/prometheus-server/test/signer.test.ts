import { evaluate, policyAt } from '@promontory/testing';
import type { PrometheusServerProps } from '../src/prometheus-server.js';
import { Fixture } from './fixture.js';

interface Proxied {
  readonly remoteWrite: readonly Record<string, unknown>[];
  readonly sidecarContainers?: Readonly<Record<string, Record<string, unknown>>>;
  readonly [key: string]: unknown;
}

function server(props: Partial<PrometheusServerProps>): Proxied {
  const fixture = new Fixture({ workspaceRegion: 'us-east-1' });
  fixture.server(props);
  return fixture.parsed()['server'] as Proxied;
}

const OLD = { prometheusVersion: '2.25.2' } as const;
const PROXY = 'aws-sigv4-proxy-sidecar';

test('a Prometheus that cannot sign posts to the proxy beside it, which does', () => {
  const { remoteWrite, sidecarContainers, statefulSet } = server(OLD);
  expect(remoteWrite).toEqual([
    {
      // The only remote write without TLS: it leaves no pod.
      url: 'http://localhost:8005/workspaces/${aws_prometheus_workspace.id}/api/v1/remote_write',
      // Without retry_on_http_429, which it does not know: it would not start.
      queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500 },
    },
  ]);
  expect(sidecarContainers).toEqual({
    [PROXY]: {
      image: 'public.ecr.aws/aws-observability/aws-sigv4-proxy:1.11.1',
      args: [
        '--name',
        'aps',
        '--region',
        'us-east-1',
        '--host',
        'aps-workspaces.us-east-1.amazonaws.com',
        '--port',
        ':8005',
      ],
      ports: [{ name: 'aws-sigv4-proxy', containerPort: 8005 }],
    },
  });
  expect(statefulSet).toEqual({ enabled: true });
});

test.each<[string, Partial<PrometheusServerProps>]>([
  ['the first that signs', { prometheusVersion: '2.26.0' }],
  ['that of the catalogue', {}],
  ['one of which nothing is known', { values: { server: { image: { tag: 'main' } } } }],
])('%s signs itself', (_, props) => {
  const { remoteWrite, sidecarContainers } = server(props);
  expect(remoteWrite).toMatchObject([{ sigv4: { region: 'us-east-1' } }]);
  expect(sidecarContainers).toBeUndefined();
});

test.each<[string, Partial<PrometheusServerProps>]>([
  ['an image', { values: { server: { image: { tag: 'v2.25.2' } } } }],
  ['the version of the chart', { chartVersion: '13.6.0' }],
])('how old it is may also be said by %s', (_, props) => {
  expect(server(props).sidecarContainers).toHaveProperty(PROXY);
});

test('the proxy assumes the role, or has the keys, that Prometheus would', () => {
  const assumed = server({ ...OLD, remoteWrite: { assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w' } } });
  expect(assumed.sidecarContainers?.[PROXY]?.['args']).toEqual(
    expect.arrayContaining(['--role-arn', 'arn:aws:iam::444455556666:role/w']),
  );
  const { sidecarContainers, env } = server({ ...OLD, identity: 'static', credentials: { secret: 'keys' } });
  expect(sidecarContainers?.[PROXY]?.['env']).toEqual([
    { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 'keys', key: 'access-key-id' } } },
    { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'secret-access-key' } } },
  ]);
  expect(env).toBeUndefined();
});

test('the image of the proxy may be a mirror, what it signs for stays', () => {
  const set = (container: unknown) =>
    server({ ...OLD, values: { server: { sidecarContainers: { [PROXY]: container } } } });
  expect(set({ image: 'mirror/proxy:1' }).sidecarContainers?.[PROXY]).toMatchObject({
    image: 'mirror/proxy:1',
    args: expect.any(Array) as unknown,
  });
  for (const container of [{ args: [] }, null])
    expect(() => set(container)).toThrow(
      /^PrometheusServerValues: got values\.server\.sidecarContainers\.aws-sigv4-proxy-sidecar/,
    );
});

test('the proxy passes no external id on', () => {
  const assumeRole = { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: 'x' };
  expect(() => server({ ...OLD, remoteWrite: { assumeRole } })).toThrow(
    "PrometheusServerVersion: got an 'externalId' for a Prometheus before 2.26, expected a Prometheus that signs itself: the proxy passes no external id on; upgrade Prometheus (at test/Server)",
  );
});

test('with the proxy an old Prometheus may have Pod Identity, and its role writes all the same', () => {
  const fixture = new Fixture();
  fixture.server({ ...OLD, identity: 'pod-identity' });
  const json = fixture.synth();
  const [reference = ''] = /\$\{aws_prometheus_workspace\.\w+\.arn\}/.exec(JSON.stringify(json.data)) ?? [];
  const grants = policyAt(json, json.only('aws_iam_role_policy')['policy'], { [reference]: 'arn:workspace' });
  expect(evaluate(grants, { action: 'aps:RemoteWrite', resource: 'arn:workspace' })).toBe('allowed');
  expect(() => new Fixture().server({ prometheusVersion: '2.26.0', identity: 'pod-identity' })).toThrow(
    /^EksPodIdentityUnsupported: got prometheus 2\.26\.0/,
  );
});
