import type {
  CollectorSettings,
  Ec2PrometheusCollector,
  EcsServiceCollector,
  Environment,
  NetworkSettings,
} from '@promontory/config';
import { evaluate, policyAt, type SynthesizedStack } from '@promontory/testing';
import { ENVIRONMENT } from './environment.js';
import { appOf, stack, stacksIn, stacksOf } from './stacks.js';

const COMMON = {
  region: 'eu-west-1',
  workspace: 'metrics',
  network: undefined,
  alsoTo: [],
  scrapeInterval: '30s',
  jobs: [{ job_name: 'app', static_configs: [{ targets: ['localhost:8080'] }] }],
  tags: { data: 'metrics' },
} as const;
const PLACE = {
  vpcId: 'vpc-1',
  subnets: [{ id: 'subnet-1', availabilityZone: 'eu-west-1a' }],
  targets: [{ securityGroupId: 'sg-7', port: 8080 }],
  publicAddress: false,
} as const;
const ADOT = {
  queue: { batches: 7, parallelRequests: undefined, retryFor: undefined },
  memoryLimiter: { limitPercentage: 70, spikePercentage: undefined },
  selfMetrics: false,
} as const;
const ECS = {
  ...COMMON,
  ...ADOT,
  ecsCluster: 'shop',
  taskMetrics: false,
  size: { cpu: 1024, memory: 2048 },
  architecture: 'ARM64',
  image: { repository: 'mirror', tag: undefined, digest: undefined },
  logRetentionDays: 7,
  kmsKeyArn: undefined,
} as const;
const EC2 = {
  ...COMMON,
  ...PLACE,
  imageId: 'ami-0a1b2c3d4e5f60718',
  instanceType: 't3.small',
  servers: 2,
  program: { kind: 'download', version: '3.14.0', url: 's3://programs/p.tar.gz', sha256: 'a'.repeat(64) },
} as const;
const SERVICE: EcsServiceCollector = {
  ...ECS,
  ...PLACE,
  kind: 'ecs-service',
  name: 'shop',
  label: 'shop-tasks',
  tasks: { services: [{ pattern: 'x', ports: [80], path: undefined }], taskDefinitions: [], dockerLabels: [] },
};
const SERVERS: Ec2PrometheusCollector = {
  ...EC2,
  kind: 'ec2-prometheus',
  name: 'servers',
  label: 'servers',
  mode: 'server',
  remoteWrite: { maxShards: 7 },
  wal: undefined,
  retention: '24h',
};
const ALL: readonly CollectorSettings[] = [
  SERVICE,
  {
    ...ECS,
    kind: 'ecs-sidecar',
    name: 'beside',
    label: 'beside',
    containers: [{ name: 'app', image: 'app:1' }],
    collectorMemory: 256,
  },
  SERVERS,
  {
    ...EC2,
    ...ADOT,
    kind: 'ec2-adot',
    name: 'others',
    label: 'others',
    program: { ...EC2.program, version: 'v0.49.0' },
  },
];
const withCollectors = (...collectors: readonly CollectorSettings[]): Environment => ({
  ...ENVIRONMENT,
  clusters: [],
  collectors,
});
const id = (name: string): string => `test-eu-west-1-collector-${name}`;
const text = (json: SynthesizedStack): string => JSON.stringify(json).replaceAll('\\\\n', '\n').replaceAll('\\n', '\n');

test('there is a stack for each collector, under an id that is contract', () => {
  expect(Object.keys(stacksOf(withCollectors(...ALL)))).toEqual([
    'test-eu-west-1-workspace-metrics',
    ...ALL.map(({ name }) => id(name)),
  ]);
});

test('a service of ECS is made as its settings say', () => {
  const json = stack(withCollectors(...ALL), id('shop'));
  expect(json.only('aws_ecs_service')).toMatchObject({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop' });
  expect(json.only('aws_ecs_task_definition')).toMatchObject({
    cpu: '1024',
    memory: '2048',
    runtime_platform: { cpu_architecture: 'ARM64' },
    tags: { data: 'metrics' },
  });
  expect(json.only('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: 7 });
  const said = text(json);
  for (const part of [
    'mirror:v0.49.0',
    'queue_size: 7',
    'limit_percentage: 70',
    'scrape_interval: 30s',
    'ecs_observer',
  ])
    expect(said).toContain(part);
  for (const part of ['awsecscontainermetrics', 'job_name: adot-collector']) expect(said).not.toContain(part);
  expect(Object.keys(json.output)).toEqual(['collector_role_arn', 'security_group_id', 'task_definition_arn']);
});

test('a sidecar is a task definition alone', () => {
  const json = stack(withCollectors(...ALL), id('beside'));
  expect(json.all('aws_ecs_service')).toEqual([]);
  expect(String(json.only('aws_ecs_task_definition')['container_definitions'])).toMatch(
    /"memory":256.*"image":"app:1"/,
  );
  expect(Object.keys(json.output)).toEqual(['collector_role_arn', 'task_definition_arn']);
});

test('servers run what their settings say', () => {
  const json = stack(withCollectors(...ALL), id('servers'));
  expect(json.only('aws_autoscaling_group')).toMatchObject({ min_size: 2, vpc_zone_identifier: ['subnet-1'] });
  expect(json.only('aws_launch_template')).toMatchObject({ image_id: EC2.imageId, instance_type: 't3.small' });
  const said = text(json);
  for (const part of ['s3://programs/p.tar.gz', 'max_shards: 7', '--storage.tsdb.retention.time=24h'])
    expect(said).toContain(part);
  expect(text(stack(withCollectors(...ALL), id('others')))).toContain('rpm --upgrade');
});

const NETWORK: NetworkSettings = {
  name: 'main',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  subnets: [{ id: 'subnet-1', availabilityZone: 'eu-west-1a' }],
  routeTableIds: ['rtb-1'],
  clients: undefined,
  services: ['aps-workspaces', 'sts', 's3', 'logs', 'ssm'],
  existing: {},
  privateDns: true,
  cidr: undefined,
  otherRegions: [],
  uses: { nodes: 'managed', images: 'ecr', podLogs: false, grafana: 'none', grafanaUsers: false, terraform: false },
  roleArns: [],
  alsoAllow: {},
  tags: undefined,
};
const inNetwork = (network: Partial<NetworkSettings>, ...collectors: readonly CollectorSettings[]): Environment => ({
  ...withCollectors(...collectors.map((one) => ({ ...one, network: 'main' }))),
  networks: { main: { ...NETWORK, ...network } },
});

test('in a network HTTPS goes to its endpoints and to S3, which are opened to the collector', () => {
  const json = stack(inNetwork({}, SERVICE), id('shop'));
  const rules = json.all('aws_vpc_security_group_egress_rule').map(({ description }) => description);
  expect(rules).toEqual(
    expect.arrayContaining([
      'Calls AWS services by their endpoints',
      expect.stringContaining('S3'),
      'Scrapes port 8080',
    ]),
  );
  expect(rules).toHaveLength(3);
  expect(json.all('aws_vpc_security_group_ingress_rule')).toContainEqual(
    expect.objectContaining({
      security_group_id: expect.stringContaining('cross-stack-reference-input-test-eu-west-1-network-main'),
      from_port: 443,
    }),
  );
  const without = stack(inNetwork({ services: ['aps-workspaces'] }, SERVICE), id('shop'));
  expect(without.all('data.aws_ec2_managed_prefix_list')).toEqual([]);
  const found = stacksIn(appOf(inNetwork({}, SERVICE))).find(({ node }) => node.id === id('shop'));
  expect(found?.dependencies.map(({ node }) => node.id)).toContain('test-eu-west-1-network-main');
});

test('where the endpoints were made elsewhere HTTPS goes wherever the network leads', () => {
  const json = stack(inNetwork({ services: [], existing: { 'aps-workspaces': 'vpce-1' } }, SERVICE), id('shop'));
  expect(json.all('aws_vpc_security_group_egress_rule')).toContainEqual(
    expect.objectContaining({ cidr_ipv4: '0.0.0.0/0', from_port: 443 }),
  );
});

test('the endpoints let through what the collectors call, as their roles', () => {
  const foreign = 'arn:aws:aps:eu-west-1:444455556666:workspace/ws-2b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  const given = 'arn:aws:iam::444455556666:role/given';
  const environment = inNetwork(
    {},
    { ...SERVICE, alsoTo: [{ workspace: 'far', assumeRoleArn: given, externalId: undefined, standby: false }] },
    SERVERS,
  );
  const json = stack(
    {
      ...environment,
      workspaces: {
        ...environment.workspaces,
        far: {
          kind: 'existing',
          name: 'far',
          region: 'eu-west-1',
          workspaceArn: foreign,
          customerManagedKey: undefined,
          otherAccount: { kind: 'given-role', roleArn: given, externalId: undefined },
        },
      },
    } as Environment,
    'test-eu-west-1-network-main',
  );
  const policy = (service: string) =>
    policyAt(
      json,
      json.all('aws_vpc_endpoint').find((one) => String(one['service_name']).endsWith(`.${service}`))?.['policy'],
    );
  const by = (name: string) => ({ AWS: `arn:aws:iam::111122223333:role/${name}` });
  const [shop, servers] = ['amp-collector-eu-west-1-shop', 'amp-collector-eu-west-1-servers'];
  const write = (principal: { AWS: string }) =>
    evaluate(
      JSON.parse(
        JSON.stringify(policy('aps-workspaces')).replace(
          /\$\{[^}]*\}/g,
          'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1',
        ),
      ),
      { action: 'aps:RemoteWrite', resource: foreign, principal },
    );
  expect([write(by(shop)), write(by(servers)), write({ AWS: given }), write(by('other'))]).toEqual([
    'allowed',
    'allowed',
    'allowed',
    'implicitDeny',
  ]);
  const assume = (name: string) =>
    evaluate(policy('sts'), { action: 'sts:AssumeRole', resource: given, principal: by(name) });
  expect([assume(shop), assume(servers)]).toEqual(['allowed', 'implicitDeny']);
  const fetch = (name: string, object: string) =>
    evaluate(policy('s3'), {
      action: 's3:GetObject',
      resource: `arn:aws:s3:::programs/${object}`,
      principal: by(name),
    });
  expect([fetch(servers, 'p.tar.gz'), fetch(servers, 'q.tar.gz'), fetch(shop, 'p.tar.gz')]).toEqual([
    'allowed',
    'implicitDeny',
    'implicitDeny',
  ]);
});

const WAY = {
  region: 'us-east-1',
  cidr: '10.9.0.0/16',
  over: { transitGatewayId: 'tgw-1' },
  overThere: { transitGatewayId: 'tgw-9' },
  endpoints: {
    'aps-workspaces': { dnsName: 'vpce-1-a.aps-workspaces.us-east-1.vpce.amazonaws.com', hostedZoneId: 'Z1' },
  },
  securityGroupId: 'sg-9',
  routeTableIds: ['rtb-9'],
} as const;

test('a network has the way to another Region, and its collectors are let out there', () => {
  const environment = inNetwork({ cidr: '10.0.0.0/16', otherRegions: [WAY] }, SERVICE);
  const network = stack(environment, 'test-eu-west-1-network-main');
  expect(network.all('aws_route')).toEqual([
    {
      region: 'us-east-1',
      route_table_id: 'rtb-9',
      destination_cidr_block: '10.0.0.0/16',
      transit_gateway_id: 'tgw-9',
    },
    {
      region: 'eu-west-1',
      route_table_id: 'rtb-1',
      destination_cidr_block: '10.9.0.0/16',
      transit_gateway_id: 'tgw-1',
    },
  ]);
  expect(network.only('aws_route53_zone')).toMatchObject({ name: 'aps-workspaces.us-east-1.amazonaws.com' });
  expect(network.all('aws_vpc_security_group_ingress_rule')).toContainEqual(
    expect.objectContaining({ region: 'us-east-1', security_group_id: 'sg-9', cidr_ipv4: '10.0.0.0/16' }),
  );
  expect(stack(environment, id('shop')).all('aws_vpc_security_group_egress_rule')).toContainEqual(
    expect.objectContaining({ cidr_ipv4: '10.9.0.0/16', from_port: 443 }),
  );
});

test('a network whose endpoints were all made elsewhere may still have the way', () => {
  const none = { services: [], existing: { 'aps-workspaces': 'vpce-7' }, cidr: '10.0.0.0/16' } as const;
  const json = stack(inNetwork({ ...none, otherRegions: [WAY] }, SERVICE), 'test-eu-west-1-network-main');
  expect(json.all('aws_vpc_endpoint')).toEqual([]);
  expect(json.all('aws_route')).toHaveLength(2);
  expect(Object.keys(stacksOf(inNetwork({ ...none, otherRegions: [] }, SERVICE)))).not.toContain(
    'test-eu-west-1-network-main',
  );
});
