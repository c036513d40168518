import type { CollectorSettings } from '../src/index.js';
import { environmentOf, HOSTS, hosts, lastOf, VALID, warningsOf } from './environment-folder.js';

const collectors = (text: string): Record<string, CollectorSettings> =>
  Object.fromEntries(environmentOf(text).collectors.map((one) => [one.name, one]));

const COMMON = {
  region: 'eu-west-1',
  workspace: 'metrics',
  network: undefined,
  alsoTo: [],
  scrapeInterval: '60s',
  tags: undefined,
};
const PLACE = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnets: [{ id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' }],
  targets: [],
  publicAddress: false,
};
const ADOT = {
  queue: { batches: undefined, parallelRequests: undefined, retryFor: undefined },
  memoryLimiter: { limitPercentage: undefined, spikePercentage: undefined },
  selfMetrics: true,
};
const ECS = {
  ...ADOT,
  ecsCluster: 'shop',
  taskMetrics: true,
  size: undefined,
  architecture: undefined,
  image: { repository: undefined, tag: undefined, digest: undefined },
  logRetentionDays: undefined,
  kmsKeyArn: undefined,
};
const EC2 = { ...PLACE, imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 't3.small', servers: 1 };

test('what is left out of a collector has the documented default', () => {
  expect(collectors(HOSTS)).toEqual({
    tasks: {
      ...COMMON,
      ...ECS,
      ...PLACE,
      kind: 'ecs-service',
      name: 'tasks',
      label: 'tasks',
      jobs: [],
      tasks: {
        services: [{ pattern: 'checkout-.*', ports: [8080], path: undefined }],
        taskDefinitions: [],
        dockerLabels: [],
      },
    },
    beside: {
      ...COMMON,
      ...ECS,
      kind: 'ecs-sidecar',
      name: 'beside',
      label: 'beside',
      containers: [{ name: 'app', image: 'app:1.2' }],
      collectorMemory: undefined,
      jobs: [{ job_name: 'app', static_configs: [{ targets: ['localhost:8080'] }] }],
    },
    servers: {
      ...COMMON,
      ...EC2,
      kind: 'ec2-prometheus',
      name: 'servers',
      label: 'servers',
      program: { kind: 'installed', version: '3.14.0', path: '/usr/bin/prometheus' },
      mode: 'agent',
      remoteWrite: {},
      wal: undefined,
      retention: undefined,
      jobs: [{ job_name: 'nodes', ec2_sd_configs: [{ region: 'eu-west-1', port: 9100 }] }],
    },
    others: {
      ...COMMON,
      ...EC2,
      ...ADOT,
      kind: 'ec2-adot',
      name: 'others',
      label: 'others',
      program: { kind: 'installed', version: 'v0.49.0', path: '/opt/otel' },
      jobs: [{ job_name: 'web', static_configs: [{ targets: ['10.0.0.9:80'] }] }],
    },
  });
});

test('everything that is said of a collector is in its settings', () => {
  const text = hosts(
    [
      '    tasks: { services',
      `    label: shop
    region: eu-west-1
    workspace: metrics
    scrapeInterval: 15s
    tags: { team: sre }
    targets: [{ securityGroupId: sg-0a1b2c3d4e5f60718, port: 8080 }, { cidr: 10.0.0.0/16, port: 9100 }]
    publicAddress: true
    queue: { batches: 7, parallelRequests: 2, retryFor: 1m }
    memoryLimiter: { limitPercentage: 70, spikePercentage: 10 }
    selfMetrics: false
    taskMetrics: false
    size: { cpu: 1024, memory: 2048 }
    architecture: ARM64
    image: { repository: mirror, tag: v0.48.0 }
    logRetentionDays: 7
    kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9
    tasks: { taskDefinitions: [{ pattern: nginx, ports: [80], path: /stats }], dockerLabels: [{ portLabel: P, pathLabel: Q }], services`,
    ],
    [
      "    containers: [{ name: app, image: 'app:1.2' }]",
      "    containers: [{ name: app, image: 'app:1.2' }]\n    collectorMemory: 256",
    ],
    [
      '    program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }',
      `    program: { kind: download, version: 3.14.0, url: 's3://programs/p.tar.gz', sha256: ${'a'.repeat(64)} }
    servers: 2
    mode: server
    retention: 24h
    remoteWrite: { maxShards: 7 }`,
    ],
  );
  const { tasks, beside, servers } = collectors(text);
  expect(tasks).toMatchObject({
    label: 'shop',
    scrapeInterval: '15s',
    tags: { team: 'sre' },
    targets: [
      { securityGroupId: 'sg-0a1b2c3d4e5f60718', port: 8080 },
      { cidr: '10.0.0.0/16', port: 9100 },
    ],
    publicAddress: true,
    queue: { batches: 7, parallelRequests: 2, retryFor: '1m' },
    memoryLimiter: { limitPercentage: 70, spikePercentage: 10 },
    selfMetrics: false,
    taskMetrics: false,
    size: { cpu: 1024, memory: 2048 },
    architecture: 'ARM64',
    image: { repository: 'mirror', tag: 'v0.48.0' },
    logRetentionDays: 7,
    kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    tasks: {
      taskDefinitions: [{ pattern: 'nginx', ports: [80], path: '/stats' }],
      dockerLabels: [{ portLabel: 'P', pathLabel: 'Q' }],
    },
  });
  expect(beside).toMatchObject({ collectorMemory: 256 });
  expect(servers).toMatchObject({
    program: { kind: 'download', url: 's3://programs/p.tar.gz' },
    servers: 2,
    mode: 'server',
    retention: '24h',
    remoteWrite: { maxShards: 7 },
  });
});

const NETWORK = `networks:
  main:
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets:
      - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
      - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
    routeTableIds: [rtb-0a1b2c3d4e5f60718]
    clients: [{ cidr: 10.0.0.0/16 }]
`;
const inNetwork = (kind: string, more: readonly (readonly [string, string])[] = []): string =>
  hosts(
    ['collectors:\n', `${NETWORK}collectors:\n`],
    [`kind: ${kind}\n`, `kind: ${kind}\n    network: main\n`],
    ...more,
  );

test.each([
  ['ecs-service', [], ['aps-workspaces', 'ecr.api', 'ecr.dkr', 's3', 'logs', 'ssm', 'ecs']],
  ['ecs-sidecar', [], ['aps-workspaces', 'ecr.api', 'ecr.dkr', 's3', 'logs', 'ssm']],
  ['ec2-prometheus', [], ['aps-workspaces', 'ec2']],
  [
    'ec2-prometheus',
    [
      [
        'program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }',
        `program: { kind: download, version: 3.14.0, url: 's3://programs/p.tar.gz', sha256: ${'a'.repeat(64)} }
    remoteWrite: { assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w' } }`,
      ],
    ],
    ['aps-workspaces', 'sts', 'ec2', 's3'],
  ],
  ['ec2-adot', [], ['aps-workspaces']],
] as const)('a network of an %s has the endpoints that it needs', (kind, more, services) => {
  expect(environmentOf(inNetwork(kind, more)).networks['main']?.services).toEqual(services);
});

test('images and programs that are not in the account are warned of in a network without internet', () => {
  expect(warningsOf(inNetwork('ecs-sidecar'))).toEqual([
    expect.stringMatching(
      /ConfigNetworkImages: got images of public\.ecr\.aws\/aws-observability\/aws-otel-collector, app:1\.2, expected images in ECR, for tasks without internet; copy them there and name the copies, or write 'images: elsewhere' in the network's 'uses' \(at collectors\.beside\.network\)$/,
    ),
  ]);
  const download = `program: { kind: download, version: 3.14.0, url: 'https://example.com/p.tar.gz', sha256: ${'a'.repeat(64)} }`;
  expect(
    warningsOf(
      inNetwork('ec2-prometheus', [
        ['program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }', download],
      ]),
    ),
  ).toEqual([
    expect.stringMatching(
      /ConfigNetworkProgram: got https:\/\/example\.com\/p\.tar\.gz, expected a copy in S3, for servers without internet; copy it there and write 's3:\/\/bucket\/key', or bring it along on the image \(kind 'installed'\) \(at collectors\.servers\.program\.url\)$/,
    ),
  ]);
  expect(warningsOf(inNetwork('ec2-adot'))).toEqual([]);
});

test('a workspace of another account that lets in by a policy is warned of', () => {
  const foreign = 'arn:aws:aps:eu-west-1:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  const text = hosts(['  metrics: {}', `  metrics: { existing: '${foreign}' }`]);
  const [first, ...others] = warningsOf(text);
  expect(first).toMatch(
    /ConfigWriterAccount: got the workspace metrics of account 444455556666, expected a workspace whose resource policy lets this collector's writer in; have account 444455556666 allow aps:RemoteWrite to the role of this collector/,
  );
  expect(others).toHaveLength(3);
});

test('names and labels are taken once, among all environments', () => {
  const only = `${HOSTS.slice(0, HOSTS.indexOf('  beside:'))}`;
  expect(lastOf({ one: only, two: only })).toEqual([
    expect.stringMatching(
      /ConfigCollectorTwice: got the collector tasks a second time in eu-west-1 \(environment one\), expected each name once in an account and Region: roles and the rest are called after it; rename one of the two \(at collectors\.tasks\)$/,
    ),
  ]);
  const clash = VALID.replace('clusters:', `${HOSTS.slice(HOSTS.indexOf('collectors:'))}clusters:`).replace(
    '    ecsCluster: shop\n    vpcId',
    '    label: checkout\n    ecsCluster: shop\n    vpcId',
  );
  expect(lastOf({ one: clash })).toEqual([
    expect.stringMatching(
      /ConfigClusterLabel: got the label checkout, which checkout in eu-west-1 has as well, expected a label of its own for every cluster and collector that writes to metrics; set another 'label'/,
    ),
  ]);
});
