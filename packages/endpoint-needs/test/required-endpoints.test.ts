import type { EndpointNeeds } from '../src/endpoint-needs.js';
import { requiredEndpoints } from '../src/required-endpoints.js';
import { ENDPOINT_SERVICES, type EndpointService } from '../src/services.js';

const AGENT: EndpointNeeds = { region: 'eu-west-1', internetAccess: false, collection: 'prometheus-agent' };
const NOTHING: EndpointNeeds = { ...AGENT, collection: 'managed-scraper', nodes: 'none' };

const services = (needs: EndpointNeeds): EndpointService[] => requiredEndpoints(needs).map(({ service }) => service);
const reasons = (needs: EndpointNeeds, wanted: EndpointService): string[] =>
  requiredEndpoints(needs)
    .filter(({ service }) => service === wanted)
    .flatMap((endpoint) => endpoint.reasons.map(({ text }) => text));

test('with a way to the internet none is required', () => {
  expect(requiredEndpoints({ ...AGENT, internetAccess: true, terraform: true })).toEqual([]);
});

test('an agent in a private cluster needs AMP, the credentials of its role, and what nodes need', () => {
  expect(services(AGENT)).toEqual(['aps-workspaces', 'sts', 'ec2', 'ecr.api', 'ecr.dkr', 's3']);
});

test('each comes with its full name, its kind, and the reason with page and date', () => {
  expect(requiredEndpoints({ ...AGENT, nodes: 'none' })).toEqual([
    {
      service: 'aps-workspaces',
      serviceName: 'com.amazonaws.eu-west-1.aps-workspaces',
      kind: 'interface',
      reasons: [
        {
          text: 'the collector in the cluster writes samples to the workspace',
          source: 'AMP user guide, "Using AMP with interface VPC endpoints", 2026-07',
        },
      ],
    },
    {
      service: 'sts',
      serviceName: 'com.amazonaws.eu-west-1.sts',
      kind: 'interface',
      reasons: [
        {
          text: 'pods trade their token for a role (IRSA), and without a role no request is signed',
          source: 'EKS user guide, "Deploy private clusters with limited internet access", 2026-07',
        },
      ],
    },
  ]);
});

test('the managed scraper needs none for itself', () => {
  expect(services({ ...AGENT, collection: 'managed-scraper' })).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 's3']);
  expect(services(NOTHING)).toEqual([]);
});

test('an ADOT collector needs what an agent needs', () => {
  expect(services({ ...AGENT, collection: 'adot-collector' })).toEqual(services(AGENT));
});

test('with Pod Identity the credentials come from EKS Auth, and no pod calls STS', () => {
  const needs: EndpointNeeds = { ...AGENT, nodes: 'none', identity: 'pod-identity' };
  expect(services(needs)).toEqual(['aps-workspaces', 'eks-auth']);
  expect(services({ ...needs, assumesRole: true })).toEqual(['aps-workspaces', 'sts', 'eks-auth']);
  expect(reasons({ ...needs, assumesRole: true }, 'sts')).toEqual([
    'the collector assumes a role in the account of the workspace',
  ]);
});

test('two reasons for one service stand together', () => {
  expect(reasons({ ...AGENT, assumesRole: true, terraform: true }, 'sts')).toEqual([
    'pods trade their token for a role (IRSA), and without a role no request is signed',
    'the collector assumes a role in the account of the workspace',
    'Terraform asks whose credentials it has, and assumes roles',
  ]);
});

test('for a workspace in another Region the endpoint of AMP would be of no use', () => {
  expect(services({ ...AGENT, nodes: 'none', workspaceRegion: 'us-east-1' })).toEqual(['sts']);
  expect(services({ ...AGENT, nodes: 'none', workspaceRegion: 'eu-west-1' })).toEqual(['aps-workspaces', 'sts']);
});

test('a role that is assumed is of no interest where nothing collects', () => {
  expect(services({ ...NOTHING, assumesRole: true })).toEqual([]);
});

test.each<[string, Partial<EndpointNeeds>, EndpointService[]]>([
  ['nodes', { nodes: 'managed' }, ['ec2', 'ecr.api', 'ecr.dkr', 's3']],
  ['self-managed nodes', { nodes: 'self-managed' }, ['eks', 'ec2', 'ecr.api', 'ecr.dkr', 's3']],
  ['images from elsewhere', { nodes: 'managed', images: 'elsewhere' }, ['ec2']],
  ['images from ECR, without nodes', { images: 'ecr' }, []],
  ['logs of pods', { podLogs: true }, ['logs']],
  ['Grafana in the cluster', { grafana: 'in-cluster' }, ['aps-workspaces', 'sts']],
  [
    'Grafana in the cluster with Pod Identity',
    { grafana: 'in-cluster', identity: 'pod-identity' },
    ['aps-workspaces', 'eks-auth'],
  ],
  ['Grafana in the cluster, workspace elsewhere', { grafana: 'in-cluster', workspaceRegion: 'us-east-1' }, ['sts']],
  ['Amazon Managed Grafana', { grafana: 'amazon-managed' }, []],
  ['Amazon Managed Grafana in the VPC', { grafana: 'amazon-managed-in-vpc' }, ['aps-workspaces']],
  [
    'Amazon Managed Grafana in the VPC, workspace elsewhere',
    { grafana: 'amazon-managed-in-vpc', workspaceRegion: 'us-east-1' },
    [],
  ],
  ['users of Amazon Managed Grafana', { grafanaUsers: true }, ['grafana-workspace']],
  ['Terraform', { terraform: true }, ['aps', 'sts', 'eks', 'ec2', 'logs']],
  [
    'Terraform with Amazon Managed Grafana',
    { terraform: true, grafana: 'amazon-managed' },
    ['aps', 'sts', 'eks', 'ec2', 'logs', 'grafana'],
  ],
  ['Terraform with a key', { terraform: true, customerManagedKey: true }, ['aps', 'sts', 'eks', 'ec2', 'logs', 'kms']],
  ['Terraform with topics', { terraform: true, alertTopics: true }, ['aps', 'sts', 'eks', 'ec2', 'logs', 'sns']],
  [
    'Terraform with keys of PagerDuty',
    { terraform: true, pagerDuty: true },
    ['aps', 'sts', 'eks', 'ec2', 'logs', 'secretsmanager'],
  ],
  [
    'a key, topics and secrets that AMP alone uses',
    { customerManagedKey: true, alertTopics: true, pagerDuty: true },
    [],
  ],
])('%s', (_, needs, expected) => {
  expect(services({ ...NOTHING, ...needs })).toEqual(expected);
});

const HOST: EndpointNeeds = { ...AGENT, collection: 'adot-collector', nodes: 'none', podLogs: false };

test.each<[string, Partial<EndpointNeeds>, EndpointService[]]>([
  ['tasks of ECS', { runsOn: 'ecs' }, ['aps-workspaces', 'ecr.api', 'ecr.dkr', 's3', 'logs', 'ssm']],
  ['tasks with images from elsewhere', { runsOn: 'ecs', images: 'elsewhere' }, ['aps-workspaces', 'logs', 'ssm']],
  [
    'tasks that ask for others',
    { runsOn: 'ecs', images: 'elsewhere', discoversTasks: true },
    ['aps-workspaces', 'logs', 'ssm', 'ecs'],
  ],
  [
    'tasks that Terraform manages from inside',
    { runsOn: 'ecs', images: 'elsewhere', terraform: true },
    ['aps-workspaces', 'aps', 'sts', 'eks', 'ec2', 'logs', 'ssm', 'ecs'],
  ],
  [
    'tasks that write as another role, far away',
    { runsOn: 'ecs', images: 'elsewhere', assumesRole: true, workspaceRegion: 'us-east-1' },
    ['sts', 'logs', 'ssm'],
  ],
  ['servers', { runsOn: 'ec2', nodes: 'managed' }, ['aps-workspaces']],
  ['servers that ask for others', { runsOn: 'ec2', discoversInstances: true }, ['aps-workspaces', 'ec2']],
  ['servers with a program from S3', { runsOn: 'ec2', programFromS3: true }, ['aps-workspaces', 's3']],
])('%s', (_, needs, expected) => {
  expect(services({ ...HOST, ...needs })).toEqual(expected);
});

const EVERYTHING: EndpointNeeds = {
  ...AGENT,
  assumesRole: true,
  nodes: 'self-managed',
  podLogs: true,
  grafana: 'amazon-managed-in-vpc',
  grafanaUsers: true,
  terraform: true,
  alertTopics: true,
  customerManagedKey: true,
  pagerDuty: true,
};
const ALL = [
  ...requiredEndpoints(EVERYTHING),
  ...requiredEndpoints({ ...EVERYTHING, identity: 'pod-identity', grafana: 'in-cluster' }),
  ...requiredEndpoints({ ...HOST, runsOn: 'ecs', discoversTasks: true }),
];

test('every service is required by something', () => {
  expect(new Set(ALL.map(({ service }) => service))).toEqual(new Set(Object.keys(ENDPOINT_SERVICES)));
});

test('every fact and every reason names its page and its date', () => {
  const sources = [...Object.values(ENDPOINT_SERVICES), ...ALL.flatMap((endpoint) => endpoint.reasons)];
  for (const { source } of sources) expect(source).toMatch(/ guide, ".+", 20\d\d-\d\d$/);
});
