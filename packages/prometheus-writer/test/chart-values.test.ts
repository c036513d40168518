import { presetJob } from '@promontory/scrape-config';
import { type ChartServer, chartValues, type CommonWriterProps } from '../src/index.js';
import { Fixture } from './fixture.js';

interface Server {
  readonly env?: unknown;
  readonly remoteWrite: readonly Record<string, unknown>[];
  readonly [key: string]: unknown;
}

function server(props: Partial<CommonWriterProps>, more: Partial<ChartServer> = {}): Server {
  const fixture = new Fixture();
  const identity = fixture.writer(props);
  const values = chartValues({
    props: fixture.props(props),
    identity,
    jobs: [presetJob('kube-apiserver', 'prometheus')],
    signer: 'prometheus',
    volume: {},
    resources: {},
    mode: {},
    file: {},
    ...more,
  });
  return values['server'] as Server;
}

const KEYS = (id: string, key: string) => [
  { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 'keys', key: id } } },
  { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'keys', key } } },
];
const NAME = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };

test('static credentials are a reference to a Secret, never text', () => {
  const values = server({ identity: 'static', credentials: { secret: 'keys' } });
  expect(values.env).toEqual(KEYS('access-key-id', 'secret-access-key'));
  expect(values.remoteWrite[0]?.['sigv4']).toEqual({ region: 'eu-west-1' });
  const named = { secret: 'keys', accessKeyIdKey: 'id', secretAccessKeyKey: 'secret' };
  expect(server({ identity: 'static', credentials: named }).env).toEqual(KEYS('id', 'secret'));
});

test('replicas have their names beside the keys', () => {
  const values = server({ identity: 'static', credentials: { secret: 'keys' }, replicas: 2 });
  expect(values.env).toEqual([NAME, ...KEYS('access-key-id', 'secret-access-key')]);
});

test('the role to write as is in the signature, the external id with it', () => {
  const assumeRole = { roleArn: 'arn:aws:iam::444455556666:role/writer', externalId: 'x' };
  expect(server({ remoteWrite: { assumeRole } }).remoteWrite[0]?.['sigv4']).toEqual({
    region: 'eu-west-1',
    role_arn: assumeRole.roleArn,
    external_id: 'x',
  });
});

test('a release that is there keeps its jobs, its interval and its volume', () => {
  const values = server({}, { jobs: undefined });
  expect(Object.keys(values)).toEqual(['global', 'remoteWrite']);
  expect(values['global']).toEqual({ external_labels: { cluster: 'dev-1' } });
});
