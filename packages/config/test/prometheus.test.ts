import { DEFAULT_PRESETS } from '@promontory/scrape-config';
import { changed, environmentOf, problemsOf, warningsOf, withCollection } from './environment-folder.js';

const collected = (text: string): unknown => environmentOf(withCollection(text)).clusters[0]?.collection;

const WRITING = {
  alsoTo: [],
  serviceAccount: 'amp-iamproxy-ingest-service-account',
  identity: 'irsa',
  podIdentityAgent: undefined,
  credentials: undefined,
  scrapeInterval: '60s',
  remoteWrite: {},
  resources: undefined,
  values: {},
  replicas: undefined,
};
const COMMON = {
  ...WRITING,
  namespace: 'prometheus',
  createNamespace: true,
  jobs: DEFAULT_PRESETS.map((preset) => ({ preset })),
  chart: { version: undefined, repository: undefined },
};
const KEPT = { releaseName: undefined, retention: undefined, retentionSize: undefined, persistentVolume: undefined };

test.each([
  ['prometheus-agent', { ...COMMON, storage: undefined, wal: undefined }],
  [
    'prometheus-server',
    { ...COMMON, ...KEPT, prometheusVersion: undefined, walCompression: undefined, compute: 'ec2' },
  ],
  [
    'prometheus-operator',
    { ...COMMON, ...KEPT, mode: 'agent', shards: undefined, monitors: 'release', crds: 'release', wal: undefined },
  ],
])('a %s has the documented defaults', (kind, defaults) => {
  expect(collected(`{ kind: ${kind} }`)).toEqual({ kind, ...defaults });
});

test('a release that is there has jobs of its own, and the version that it has', () => {
  expect(collected('{ kind: existing-prometheus, namespace: m, release: { name: p, chartVersion: 25.8.0 } }')).toEqual({
    ...WRITING,
    kind: 'existing-prometheus',
    namespace: 'm',
    createNamespace: false,
    jobs: [],
    chart: { version: '25.8.0', repository: undefined },
    release: { name: 'p', chartVersion: '25.8.0' },
    prometheusVersion: undefined,
  });
});

const WRITE = `{ maxSamplesPerSend: 500, maxShards: 50, minShards: 2, capacity: 5000, batchSendDeadline: 10s, minBackoff: 1s,
        maxBackoff: 1m, retryOnRateLimit: false, sampleAgeLimit: 30m, timeout: 20s,
        metadata: { send: false, interval: 5m, maxSamplesPerSend: 100 },
        writeRelabel: [{ source_labels: [__name__], regex: go_.*, action: drop }],
        assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: x } }`;
const SAID = {
  maxSamplesPerSend: 500,
  maxShards: 50,
  minShards: 2,
  capacity: 5000,
  batchSendDeadline: '10s',
  minBackoff: '1s',
  maxBackoff: '1m',
  retryOnRateLimit: false,
  sampleAgeLimit: '30m',
  timeout: '20s',
  metadata: { send: false, interval: '5m', maxSamplesPerSend: 100 },
  writeRelabel: [{ source_labels: ['__name__'], regex: 'go_.*', action: 'drop' }],
  assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: 'x' },
};

test.each(['prometheus-agent', 'prometheus-server', 'prometheus-operator', 'existing-prometheus'])(
  'further workspaces of a %s are in its settings',
  (kind) => {
    const release = kind === 'existing-prometheus' ? ', namespace: m, release: { name: p, chartVersion: 29.27.0 }' : '';
    const text = withCollection(`{ kind: ${kind}${release}, identity: pod-identity,
      alsoTo: [{ workspace: far, standby: true }] }`)
      .replace('clusters:', '  far: {}\nclusters:')
      .replace('  - name: checkout\n', '  - name: checkout\n    workspace: metrics\n');
    expect(environmentOf(text).clusters[0]?.collection).toMatchObject({
      alsoTo: [{ workspace: 'far', standby: true, assumeRoleArn: undefined, externalId: undefined }],
    });
  },
);

test.each(['prometheus-agent', 'prometheus-server', 'prometheus-operator'])(
  'everything that is said of the writing of a %s is in its settings',
  (kind) => {
    const text = `{ kind: ${kind}, identity: static, credentials: { secret: keys, accessKeyIdKey: id, secretAccessKeyKey: key },
      replicas: 2, scrapeInterval: 15s, remoteWrite: ${WRITE}, resources: { limits: { memory: 1Gi } },
      namespace: n, createNamespace: false, serviceAccount: s, chart: { version: 29.26.0, repository: 'oci://x' },
      jobs: [{ preset: kubelet }], values: { a: 1 } }`;
    expect(collected(text)).toMatchObject({
      identity: 'static',
      credentials: { secret: 'keys', accessKeyIdKey: 'id', secretAccessKeyKey: 'key' },
      replicas: 2,
      scrapeInterval: '15s',
      remoteWrite: SAID,
      resources: { limits: { memory: '1Gi' } },
      namespace: 'n',
      createNamespace: false,
      serviceAccount: 's',
      chart: { version: '29.26.0', repository: 'oci://x' },
      jobs: [{ preset: 'kubelet' }],
      values: { a: 1 },
    });
  },
);

test.each([
  [
    'prometheus-agent',
    'storage: 9Gi, wal: { compression: false, maxTime: 1h }',
    { storage: '9Gi', wal: { compression: false, maxTime: '1h' } },
  ],
  [
    'prometheus-server',
    'releaseName: p, retention: 2d, retentionSize: 6GB, persistentVolume: { size: 9Gi, storageClass: gp3 }, walCompression: false, prometheusVersion: 3.5.0',
    {
      releaseName: 'p',
      retention: '2d',
      retentionSize: '6GB',
      persistentVolume: { size: '9Gi', storageClass: 'gp3' },
      walCompression: false,
      prometheusVersion: '3.5.0',
    },
  ],
  [
    'prometheus-operator',
    'mode: server, shards: 3, monitors: all, crds: existing, persistentVolume: false, wal: { compression: false }',
    {
      mode: 'server',
      shards: 3,
      monitors: 'all',
      crds: 'existing',
      persistentVolume: false,
      wal: { compression: false },
    },
  ],
])('and what a %s has of its own', (kind, text, settings) => {
  expect(collected(`{ kind: ${kind}, ${text} }`)).toMatchObject(settings);
});

test('on Fargate every preset is scraped by default but those of pods and of nodes', () => {
  expect(collected('{ kind: prometheus-server, compute: fargate }')).toMatchObject({
    compute: 'fargate',
    jobs: COMMON.jobs.filter(({ preset }) => preset !== 'node-exporter'),
  });
});

test('a Prometheus that cannot sign may have Pod Identity: the proxy beside it signs', () => {
  const old = (version: string) =>
    problemsOf(
      withCollection(`{ kind: prometheus-server, identity: pod-identity, prometheusVersion: ${version} }`),
    ).join();
  expect(old('2.25.2')).toBe('');
  expect(old('2.26.0')).toContain('EksPodIdentityUnsupported');
});

test('replicas that scrape as rarely as AMP takes them for lost are warned of', () => {
  const replicas = (more: string) => warningsOf(withCollection(`{ kind: prometheus-agent${more} }`)).join();
  expect(replicas(', replicas: 2')).toBe(
    "environment.yaml:11:43 ConfigReplicaSilence: got 2 replicas that scrape every 60s, expected an interval under 30s where targets are few: AMP takes a replica that is silent for so long for lost; write 'scrapeInterval: 15s'; of many targets the scrapes are spread over the interval, and there is nothing to mend (at clusters[0].collection.replicas)",
  );
  expect(replicas(', replicas: 2, scrapeInterval: 15s')).toBe('');
  expect(replicas(', replicas: 1')).toBe('');
});

const OTHER = `    existing: arn:aws:aps:eu-west-1:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9\n`;

test('a workspace of another account is written to by a role of it, or with its leave', () => {
  const warned = (more: string) =>
    warningsOf(withCollection(`{ kind: prometheus-server${more} }`).replace('    alias: test-metrics\n', OTHER)).join();
  expect(warned('')).toContain('ConfigWriterAccount');
  const role = ", remoteWrite: { assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w' } }";
  expect(warned(role)).toBe('');
});

describe('in a network', () => {
  const collection = (text: string): string =>
    changed(
      '      kind: prometheus-agent\n      values: { server: { image: { repository: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/prometheus } } }\n',
      text.replaceAll(/^/gm, '      '),
    );
  const services = (text: string) => environmentOf(collection(text)).networks['main']?.services;

  test.each(['prometheus-agent', 'prometheus-server', 'prometheus-operator'])('a %s calls AMP and STS', (kind) => {
    expect(services(`kind: ${kind}\n`)).toEqual(expect.arrayContaining(['aps-workspaces', 'sts']));
  });

  test('keys in a Secret call no STS, but no role is known to use the endpoint then', () => {
    expect(
      problemsOf(collection('kind: prometheus-server\nidentity: static\ncredentials: { secret: keys }\n')),
    ).toEqual([
      expect.stringContaining("ConfigNetworkRoles: got an endpoint for 'aps-workspaces' that no role is known to use"),
    ]);
  });

  test.each([
    ['prometheus-server', 'quay.io/prometheus/prometheus, quay.io/prometheus-operator/prometheus-config-reloader'],
    ['prometheus-operator', 'quay.io/prometheus/prometheus, quay.io/prometheus-operator/prometheus-operator'],
  ])('the images of a %s that nodes do not reach are named', (kind, images) => {
    expect(warningsOf(collection(`kind: ${kind}\n`)).join()).toContain(`ConfigNetworkImages: got images of ${images}`);
    const release = 'kind: existing-prometheus\nnamespace: m\nrelease: { name: p, chartVersion: 29.27.0 }\n';
    expect(warningsOf(collection(release)).join()).not.toContain('ConfigNetworkImages');
  });

  test('one registry stands in for all of those of an operator', () => {
    const text = 'kind: prometheus-operator\nvalues: { global: { imageRegistry: x } }\n';
    expect(warningsOf(collection(text)).join()).not.toContain('ConfigNetworkImages');
  });
});
