import { presetJob } from '@promontory/scrape-config';
import { synth } from '@promontory/testing';
import { TerraformOutput, Testing } from 'cdktf';
import { Fixture, warnings } from './fixture.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

test('cluster, subnets and workspace are joined, and time is given to be created', () => {
  const fixture = new Fixture();
  fixture.scraper({ alias: 'dev-1', tags: { team: 'sre' } });
  const json = synth(fixture.stack);
  expect(json.only('aws_prometheus_scraper')).toMatchObject({
    alias: 'dev-1',
    region: 'eu-west-1',
    tags: { team: 'sre' },
    timeouts: { create: '30m', update: '30m', delete: '30m' },
    source: [
      {
        eks: [
          {
            cluster_arn: expect.stringMatching(/^\$\{data\.aws_eks_cluster\.\w+\.arn\}$/),
            security_group_ids: [expect.stringMatching(/^\$\{aws_security_group\.\w+\.id\}$/)],
            subnet_ids: [
              expect.stringMatching(/^\$\{data\.aws_subnet\.Scraper_Subnet0_\w+\.id\}$/),
              expect.stringMatching(/^\$\{data\.aws_subnet\.Scraper_Subnet1_\w+\.id\}$/),
            ],
          },
        ],
      },
    ],
    destination: [{ amp: [{ workspace_arn: expect.stringMatching(/^\$\{aws_prometheus_workspace\.\w+\.arn\}$/) }] }],
  });
});

test('subnets are looked up by id, zone and VPC together, so that a wrong zone stops the plan', () => {
  const fixture = new Fixture();
  fixture.scraper();
  expect(synth(fixture.stack).all('data.aws_subnet')[0]).toMatchObject({
    id: 'subnet-1',
    availability_zone: 'eu-west-1a',
    vpc_id: expect.stringMatching(/^\$\{data\.aws_eks_cluster\.\w+\.vpc_config\[0\]\.vpc_id\}$/),
  });
});

test('the scrape configuration is plain YAML with the cluster label, its dollars safe from Terraform', () => {
  const fixture = new Fixture();
  const job = {
    job_name: 'own',
    static_configs: [{ targets: ['10.0.0.1:80'] }],
    relabel_configs: [{ target_label: 'x', replacement: '${1}%{y}' }],
  };
  fixture.scraper({ jobs: [job], scrapeInterval: '30s' });
  const text = String(synth(fixture.stack).only('aws_prometheus_scraper')['scrape_configuration']);
  expect(text).toContain('scrape_interval: 30s\n  external_labels:\n    cluster: dev-1\n');
  expect(text).toContain('replacement: $${1}%%{y}\n');
});

test('without an interval every minute is scraped', () => {
  const fixture = new Fixture();
  fixture.scraper();
  expect(synth(fixture.stack).only('aws_prometheus_scraper')['scrape_configuration']).toContain('scrape_interval: 60s');
});

test('the security group reaches the cluster on the ports of the jobs and on no other', () => {
  const fixture = new Fixture();
  fixture.scraper({ jobs: [presetJob('kubelet', 'managed-scraper'), presetJob('node-exporter', 'managed-scraper')] });
  const json = synth(fixture.stack);
  const ports = (type: string): unknown[] =>
    json.all(type).map((rule) => [rule['from_port'], rule['to_port'], rule['ip_protocol']]);
  expect(ports('aws_vpc_security_group_egress_rule')).toEqual([
    [443, 443, 'tcp'],
    [9100, 9100, 'tcp'],
  ]);
  expect(ports('aws_vpc_security_group_ingress_rule')).toEqual([
    [443, 443, 'tcp'],
    [9100, 9100, 'tcp'],
  ]);
  for (const rule of [
    ...json.all('aws_vpc_security_group_egress_rule'),
    ...json.all('aws_vpc_security_group_ingress_rule'),
  ]) {
    expect(rule).toHaveProperty('referenced_security_group_id');
    expect(rule).not.toHaveProperty('cidr_ipv4');
  }
});

test('groups of nodes admit the scraper too, but not on the port of the API server', () => {
  const fixture = new Fixture();
  fixture.scraper({
    jobs: [presetJob('kubelet', 'managed-scraper'), presetJob('node-exporter', 'managed-scraper')],
    nodeSecurityGroupIds: ['sg-nodes'],
  });
  const rules = synth(fixture.stack).all('aws_vpc_security_group_ingress_rule');
  expect(rules.filter((rule) => rule['security_group_id'] === 'sg-nodes').map((rule) => rule['from_port'])).toEqual([
    9100,
  ]);
});

test('with groups of the user’s own nothing is made', () => {
  const fixture = new Fixture();
  fixture.scraper({ securityGroupIds: ['sg-own'] });
  const json = synth(fixture.stack);
  expect(json.all('aws_security_group')).toEqual([]);
  expect(json.all('aws_vpc_security_group_ingress_rule')).toEqual([]);
  expect(JSON.stringify(json.only('aws_prometheus_scraper'))).toContain('"security_group_ids":["sg-own"]');
});

test.each(['API', 'API_AND_CONFIG_MAP'] as const)('with %s AWS makes the access entry, and we none', (mode) => {
  const fixture = new Fixture({ mode });
  fixture.scraper();
  const json = synth(fixture.stack);
  expect(Object.keys(json.resource).filter((type) => /kubernetes|access_entry/.test(type))).toEqual([]);
  expect(json.only('aws_prometheus_scraper')['lifecycle']).toEqual({
    precondition: [
      {
        condition: expect.stringMatching(/vpc_config\[0\]\.endpoint_private_access\}$/),
        error_message: expect.stringContaining('turn on private endpoint access'),
      },
      {
        condition: expect.stringMatching(/access_config\[0\]\.authentication_mode != "CONFIG_MAP"\)\}$/),
        error_message: expect.stringContaining('has authentication mode CONFIG_MAP'),
      },
    ],
  });
  expect(warnings(fixture.stack)).toEqual([]);
});

test('with CONFIG_MAP a role is bound to the user that people map the scraper to, and the command is said', () => {
  const fixture = new Fixture({ mode: 'CONFIG_MAP' });
  const scraper = fixture.scraper();
  new TerraformOutput(fixture.stack, 'role', { value: scraper.roleArnForAwsAuth });
  const json = synth(fixture.stack);
  expect(json.only('kubernetes_cluster_role_v1')).toMatchObject({
    metadata: { name: 'aps-collector-role' },
    rule: [
      {
        api_groups: [''],
        resources: [
          'nodes',
          'nodes/proxy',
          'nodes/metrics',
          'services',
          'endpoints',
          'pods',
          'ingresses',
          'configmaps',
        ],
        verbs: ['get', 'list', 'watch'],
      },
      { api_groups: ['extensions', 'networking.k8s.io'], resources: ['ingresses/status', 'ingresses'] },
      { non_resource_urls: ['/metrics'], verbs: ['get'] },
      { api_groups: ['metrics.eks.amazonaws.com'], resources: ['kcm/metrics', 'ksh/metrics'], verbs: ['get'] },
    ],
  });
  expect(json.only('kubernetes_cluster_role_binding_v1')).toMatchObject({
    metadata: { name: 'aps-collector-user-role-binding' },
    subject: [{ kind: 'User', name: 'aps-collector-user' }],
  });
  expect(json.output['role']).toEqual({
    value: expect.stringMatching(
      /^\$\{replace\(aws_prometheus_scraper\.\w+\.role_arn, "\/role\/\.\*\/\/", "role\/"\)\}$/,
    ),
  });
  expect(warnings(fixture.stack)).toEqual([
    expect.stringContaining(
      'eksctl create iamidentitymapping --cluster dev-1 --region eu-west-1 --arn <output scraper_role_arn_for_aws_auth> --username aps-collector-user',
    ),
  ]);
});

test('a workspace with a customer managed key is warned of', () => {
  const fixture = new Fixture({ kmsKeyArn: KEY });
  fixture.scraper();
  expect(warnings(fixture.stack)).toEqual([expect.stringMatching(/^ManagedScraperCustomerManagedKey: /)]);
});

test.each<[string, Parameters<Fixture['scraper']>[0], string]>([
  [
    'an alias with a space',
    { alias: 'dev 1' },
    "ManagedScraperAlias: got dev 1, expected 1 to 100 letters, digits, '.', '_' and '-', the first a letter or digit; change 'alias' (at test/Scraper)",
  ],
  [
    '15 s',
    { scrapeInterval: '15s' },
    "ManagedScraperInterval: got 15s, expected at least 30s; lengthen 'scrapeInterval' (at test/Scraper)",
  ],
  [
    'no jobs',
    { jobs: [] },
    "ManagedScraperNoJobs: got no jobs, expected at least one; add presets to 'jobs' (at test/Scraper)",
  ],
  [
    'two subnets in one zone',
    {
      subnets: [
        { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
        { id: 'subnet-2', availabilityZone: 'eu-west-1a' },
      ],
    },
    "ManagedScraperSubnets: got 2 different subnets in 1 zones, expected 2 to 5 different subnets in at least 2 availability zones; change 'subnets' (at test/Scraper)",
  ],
  [
    'a zone of another Region',
    {
      subnets: [
        { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
        { id: 'subnet-2', availabilityZone: 'us-east-1a' },
      ],
    },
    "ManagedScraperSubnets: got subnet-2 in us-east-1a, expected zones of eu-west-1, the cluster's Region; change 'subnets' (at test/Scraper)",
  ],
  [
    'six security groups',
    { securityGroupIds: ['1', '2', '3', '4', '5', '6'] },
    "ManagedScraperSecurityGroups: got 6 security groups, expected 1 to 5; change 'securityGroupIds', or leave it out (at test/Scraper)",
  ],
])('%s is refused', (_, props, message) => {
  expect(() => new Fixture().scraper(props)).toThrow(message);
});

test('a workspace of another Region is refused', () => {
  expect(() => new Fixture({ region: 'us-east-1' }).scraper()).toThrow(
    'ManagedScraperRegion: got a workspace in us-east-1 for a cluster in eu-west-1, expected both in one Region; write to a workspace of that Region, or collect with a Prometheus agent, which can write anywhere (at test/Scraper)',
  );
});

test('a scraper that exists is taken over by an import block, by its id alone', () => {
  const fixture = new Fixture();
  fixture.scraper({ adopt: 's-0a1b' });
  expect((JSON.parse(Testing.synth(fixture.stack)) as { import: unknown }).import).toEqual([
    { id: 's-0a1b', to: expect.stringMatching(/^aws_prometheus_scraper\.Scraper_\w+$/) },
  ]);
  expect(() => new Fixture().scraper({ adopt: 'mine' })).toThrow('ManagedScraperAdopt: got mine, expected the id of');
});
