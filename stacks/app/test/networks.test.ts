import type { ClusterSettings, Environment, NetworkSettings, PrometheusAgentCollection } from '@promontory/config';
import { evaluate, type IamRequest, policyAt, type SynthesizedStack } from '@promontory/testing';
import { AGENT } from './collections.js';
import { ENVIRONMENT } from './environment.js';
import { appOf, stack, stacksIn, stacksOf } from './stacks.js';

const [SCRAPED] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const NETWORK_STACK = 'test-eu-west-1-network-main';
const WORKSPACE_STACK = 'test-eu-west-1-workspace-metrics';
const CLUSTER_STACK = 'test-eu-west-1-cluster-checkout';
const WORKSPACE = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
const ROLE = 'arn:aws:iam::111122223333:role/';
const WRITER = `${ROLE}checkout-ns-sa`;
const DEPLOY = `${ROLE}deploy`;

const NETWORK: NetworkSettings = {
  name: 'main',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  subnets: [
    { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
    { id: 'subnet-2', availabilityZone: 'eu-west-1b' },
  ],
  routeTableIds: [],
  clients: undefined,
  services: ['aps-workspaces', 'sts'],
  existing: {},
  privateDns: true,
  cidr: undefined,
  otherRegions: [],
  uses: { nodes: 'managed', images: 'ecr', podLogs: false, grafana: 'none', grafanaUsers: false, terraform: false },
  roleArns: [],
  alsoAllow: {},
  tags: undefined,
};

const CHECKOUT: ClusterSettings = { ...SCRAPED, network: 'main', collection: AGENT };
const inNetwork = (more: Partial<NetworkSettings>, clusters: readonly ClusterSettings[] = [CHECKOUT]): Environment => ({
  ...ENVIRONMENT,
  networks: { main: { ...NETWORK, ...more } },
  clusters,
});
const network = (environment: Environment): SynthesizedStack => stack(environment, NETWORK_STACK);
const endpointOf = (json: SynthesizedStack, service: string): Record<string, unknown> => {
  const name = `com.amazonaws.eu-west-1.${service}`;
  const found = json.all('aws_vpc_endpoint').find((endpoint) => endpoint['service_name'] === name);
  if (found === undefined) throw new Error(`no endpoint of ${service}`);
  return found;
};

/** What the policy of an endpoint says to a call through it. */
const decide = (environment: Environment, service: string, request: IamRequest): string => {
  const json = network(environment);
  const outputs = `data.terraform_remote_state.cross-stack-reference-input-${WORKSPACE_STACK}.outputs`;
  const made = `${outputs}.cross-stack-output-aws_prometheus_workspaceWorkspace_2F8C78CCarn`;
  const references = {
    [`\${${made}}`]: WORKSPACE,
    [`\${replace(${made}, \\":workspace/\\", \\":rulegroupsnamespace/\\")}`]: WORKSPACE.replace(
      ':workspace/',
      ':rulegroupsnamespace/',
    ),
  };
  return evaluate(policyAt(json, endpointOf(json, service)['policy'], references), request);
};
const write = (AWS: string, resource = WORKSPACE): IamRequest => ({
  action: 'aps:RemoteWrite',
  resource,
  principal: { AWS },
});
const trade = (resource: string): IamRequest => ({ action: 'sts:AssumeRoleWithWebIdentity', resource });

test('a network has a stack of its own, between its workspaces and its clusters', () => {
  const environment = inNetwork({});
  expect(Object.keys(stacksOf(environment))).toEqual([WORKSPACE_STACK, NETWORK_STACK, CLUSTER_STACK]);
  const app = appOf(environment);
  app.synth();
  const dependencies = stacksIn(app).map((one) => [one.node.id, one.dependencies.map(({ node }) => node.id).sort()]);
  expect(dependencies).toEqual([
    [WORKSPACE_STACK, []],
    [NETWORK_STACK, [WORKSPACE_STACK]],
    [CLUSTER_STACK, [NETWORK_STACK, WORKSPACE_STACK]],
  ]);
});

test('where every endpoint exists there is no stack, and the cluster waits for none', () => {
  expect(Object.keys(stacksOf(inNetwork({ services: [], existing: { sts: 'vpce-1' } })))).toEqual([
    WORKSPACE_STACK,
    CLUSTER_STACK,
  ]);
});

test('each service has an endpoint in the subnets, and its id is an output', () => {
  const json = network(inNetwork({ services: ['aps-workspaces', 'ecr.api'] }));
  expect(json.all('aws_vpc_endpoint').map((endpoint) => endpoint['service_name'])).toEqual([
    'com.amazonaws.eu-west-1.aps-workspaces',
    'com.amazonaws.eu-west-1.ecr.api',
  ]);
  expect(json.all('data.aws_subnet')).toMatchObject([
    { id: 'subnet-1', vpc_id: 'vpc-1' },
    { id: 'subnet-2', vpc_id: 'vpc-1' },
  ]);
  expect(Object.keys(json.output)).toEqual(['endpoint_id_aps_workspaces', 'endpoint_id_ecr_api']);
});

test('the agent of a cluster may write through the endpoint before its role is there, and nobody else', () => {
  const environment = inNetwork({});
  expect(decide(environment, 'aps-workspaces', write(WRITER))).toBe('allowed');
  expect(decide(environment, 'aps-workspaces', write(`${ROLE}other`))).toBe('implicitDeny');
  expect(decide(environment, 'aps-workspaces', write(WRITER, `${WORKSPACE}2`))).toBe('implicitDeny');
  expect(decide(environment, 'sts', trade(WRITER))).toBe('allowed');
  expect(decide(environment, 'sts', trade(`${ROLE}other`))).toBe('implicitDeny');
  expect(stack(environment, CLUSTER_STACK).only('aws_iam_role')['name']).toBe('checkout-ns-sa');
});

test('a writer may become its role of another account through the endpoints, and write as that role', () => {
  const workspaceArn = 'arn:aws:aps:eu-west-1:444455556666:workspace/ws-9';
  const deployRoleArn = 'arn:aws:iam::444455556666:role/deploy';
  const shared = {
    kind: 'existing',
    name: 'shared',
    region: 'eu-west-1',
    workspaceArn,
    customerManagedKey: undefined,
    otherAccount: { kind: 'made-roles', account: '444455556666', deployRoleArn },
  } as const;
  const given = 'arn:aws:iam::444455556666:role/given';
  const alsoTo = [{ workspace: 'shared', assumeRoleArn: undefined, externalId: undefined, standby: false }];
  const environmentOf = (assumeRoleArn: string | undefined): Environment => ({
    ...inNetwork({}, [
      { ...CHECKOUT, collection: { ...AGENT, alsoTo: alsoTo.map((one) => ({ ...one, assumeRoleArn })) } },
    ]),
    workspaces: { ...ENVIRONMENT.workspaces, shared },
  });
  const made = stack(environmentOf(undefined), CLUSTER_STACK)
    .all('aws_iam_role')
    .find(({ provider }) => provider !== undefined)?.['name'];
  for (const [environment, role] of [
    [environmentOf(undefined), `arn:aws:iam::444455556666:role/${String(made)}`],
    [environmentOf(given), given],
  ] as const) {
    const assume = (resource: string, AWS: string): IamRequest => ({
      action: 'sts:AssumeRole',
      resource,
      principal: { AWS },
    });
    expect(decide(environment, 'aps-workspaces', write(role, workspaceArn))).toBe('allowed');
    expect(decide(environment, 'aps-workspaces', write(`${role}2`, workspaceArn))).toBe('implicitDeny');
    expect(decide(environment, 'sts', assume(role, WRITER))).toBe('allowed');
    expect(decide(environment, 'sts', assume(role, `${ROLE}other`))).toBe('implicitDeny');
    expect(decide(environment, 'sts', assume(`${role}2`, WRITER))).toBe('implicitDeny');
    // Its ARN is all that the network needs: nothing of the other account is read.
    expect(network(environment).all('data.aws_prometheus_workspace')).toEqual([]);
  }
});

test('an ADOT collector may write through the endpoint as well', () => {
  const {
    remoteWrite: _remoteWrite,
    storage: _storage,
    podIdentityAgent: _agent,
    identity: _identity,
    ...common
  } = AGENT;
  const adot: ClusterSettings['collection'] = {
    ...common,
    kind: 'adot',
    mode: 'deployment',
    shards: undefined,
    replicas: undefined,
    exporters: 'existing',
    queue: { batches: undefined, parallelRequests: undefined, retryFor: undefined },
    memoryLimiter: { limitPercentage: undefined, spikePercentage: undefined },
    selfMetrics: true,
    image: { repository: undefined, tag: undefined, digest: undefined },
  };
  const environment = inNetwork({}, [{ ...CHECKOUT, collection: adot }]);
  expect(decide(environment, 'aps-workspaces', write(WRITER))).toBe('allowed');
  expect(decide(environment, 'sts', trade(WRITER))).toBe('allowed');
});

test('a workspace made elsewhere may be written as well, one of another Region not', () => {
  const existing = (region: string): Environment => {
    const workspaceArn = `arn:aws:aps:${region}:444455556666:workspace/ws-9`;
    const otherAccount = { kind: 'resource-policy' } as const;
    const shared = {
      kind: 'existing',
      name: 'shared',
      region,
      workspaceArn,
      customerManagedKey: undefined,
      otherAccount,
    } as const;
    const second = { ...CHECKOUT, name: 'search', workspace: 'shared' };
    return { ...inNetwork({}, [CHECKOUT, second]), workspaces: { ...ENVIRONMENT.workspaces, shared } };
  };
  const arn = 'arn:aws:aps:eu-west-1:444455556666:workspace/ws-9';
  expect(decide(existing('eu-west-1'), 'aps-workspaces', write(`${ROLE}search-ns-sa`, arn))).toBe('allowed');
  const elsewhere = write(`${ROLE}search-ns-sa`, arn.replace('eu-west-1', 'us-east-1'));
  expect(decide(existing('us-east-1'), 'aps-workspaces', elsewhere)).toBe('implicitDeny');
});

describe('clients', () => {
  const rules = (environment: Environment): unknown[] =>
    network(environment)
      .all('aws_vpc_security_group_ingress_rule')
      .map((rule) => rule['referenced_security_group_id'] ?? rule['cidr_ipv4']);
  const attributes = {
    endpoint: 'https://x',
    certificateAuthorityData: 'Y2E=',
    oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/o/id/1',
    vpcId: 'vpc-1',
    clusterSecurityGroupId: 'sg-1',
  };

  test('are the groups that EKS made, looked up where they are not known', () => {
    const described = { ...CHECKOUT, name: 'search', attributes };
    const twin = { ...CHECKOUT, name: 'stock', attributes };
    const found = rules(inNetwork({}, [CHECKOUT, described, twin]));
    expect(found).toEqual([
      expect.stringMatching(/^\$\{data\.aws_eks_cluster\.Cluster-checkout_.+cluster_security_group_id\}$/),
      'sg-1',
    ]);
  });

  test('are those that are named, where any are', () => {
    const json = inNetwork({ clients: [{ cidr: '10.0.0.0/16' }, { securityGroupId: 'sg-9' }] });
    expect(rules(json)).toEqual(['10.0.0.0/16', 'sg-9']);
    expect(network(json).data).not.toHaveProperty('aws_eks_cluster');
  });
});

test.each<[string, Partial<NetworkSettings>, string, object]>([
  ['privateDns', { privateDns: false }, 'sts', { private_dns_enabled: false }],
  ['tags', { tags: { data: 'metrics' } }, 'sts', { tags: { data: 'metrics' } }],
  ['routeTableIds', { services: ['s3'], routeTableIds: ['rtb-1'] }, 's3', { route_table_ids: ['rtb-1'] }],
  ['vpcId', { vpcId: 'vpc-9' }, 'sts', { vpc_id: 'vpc-9' }],
])('%s reaches the endpoints', (_, more, service, expected) => {
  expect(endpointOf(network(inNetwork(more)), service)).toMatchObject(expected);
});

test('without them endpoints have private DNS and no tags of their own', () => {
  const endpoint = endpointOf(network(inNetwork({})), 'sts');
  expect(endpoint).toMatchObject({ private_dns_enabled: true, region: 'eu-west-1', vpc_id: 'vpc-1' });
  expect(endpoint).not.toHaveProperty('tags');
});

test('further roles may write and be assumed', () => {
  const environment = inNetwork({ roleArns: [`${ROLE}grafana`] });
  expect(decide(environment, 'aps-workspaces', write(`${ROLE}grafana`))).toBe('allowed');
  expect(decide(environment, 'sts', trade(`${ROLE}grafana`))).toBe('allowed');
});

test('where roles are named, the workspaces of scraped clusters may be queried too', () => {
  const scraped = { ...SCRAPED, network: 'main' };
  const environment = inNetwork({ services: ['aps-workspaces'], roleArns: [`${ROLE}grafana`] }, [scraped]);
  expect(decide(environment, 'aps-workspaces', write(`${ROLE}grafana`))).toBe('allowed');
});

test.each<[string, 'account' | 'anybody' | readonly string[], IamRequest['principal'], string]>([
  ['the account, and one of its roles calls', 'account', { AWS: `${ROLE}any` }, 'allowed'],
  ['the account, and a foreign role calls', 'account', { AWS: 'arn:aws:iam::444455556666:role/any' }, 'implicitDeny'],
  ['the account, and nobody known calls', 'account', undefined, 'implicitDeny'],
  ['anybody, and nobody known calls', 'anybody', undefined, 'allowed'],
  ['a role, which calls', [`${ROLE}one`], { AWS: `${ROLE}one` }, 'allowed'],
  ['a role, and another calls', [`${ROLE}one`], { AWS: `${ROLE}other` }, 'implicitDeny'],
])('what else is allowed to %s', (_, who, principal, decision) => {
  const calls = [{ actions: ['sts:GetAccessKeyInfo'], resources: ['*'], who }];
  const request = { action: 'sts:GetAccessKeyInfo', principal };
  expect(decide(inNetwork({ alsoAllow: { sts: calls } }), 'sts', request)).toBe(decision);
  expect(decide(inNetwork({}), 'sts', request)).toBe('implicitDeny');
});

describe('Terraform in the network', () => {
  const services = ['aps', 'sts', 'logs', 's3'] as const;
  const environment = (terraform: boolean, more: Partial<Environment> = {}): Environment => ({
    ...inNetwork({ services, routeTableIds: ['rtb-1'], uses: { ...NETWORK.uses, terraform } }),
    deployRoleArn: DEPLOY,
    backend: {
      kind: 's3',
      bucket: 'state',
      region: 'eu-west-1',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      keyPrefix: 'p',
      roleArn: `${ROLE}state`,
    },
    ...more,
  });
  const cases: [string, string, string | undefined][] = [
    ['aps', 'aps:CreateWorkspace', undefined],
    ['sts', 'sts:GetCallerIdentity', undefined],
    ['sts', 'sts:AssumeRole', DEPLOY],
    ['sts', 'sts:AssumeRole', `${ROLE}state`],
    ['logs', 'logs:TagResource', 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x'],
    ['s3', 's3:PutObject', 'arn:aws:s3:::state/p/a.tfstate'],
    ['s3', 's3:ListBucket', 'arn:aws:s3:::state'],
  ];

  test.each(cases)('may pass the endpoint of %s for %s', (service, action, resource) => {
    const request = { action, resource, principal: { AWS: `${ROLE}runner` } };
    expect(decide(environment(true), service, request)).toBe('allowed');
    expect(decide(environment(false), service, request)).toBe('implicitDeny');
    const foreign = { ...request, principal: { AWS: 'arn:aws:iam::444455556666:role/runner' } };
    expect(decide(environment(true), service, foreign)).toBe('implicitDeny');
  });

  test('reaches no bucket of another Region, and no state that is elsewhere', () => {
    const request = { action: 's3:ListBucket', resource: 'arn:aws:s3:::state', principal: { AWS: DEPLOY } };
    const { backend } = environment(true);
    const far = { ...backend, region: 'us-east-1' } as Environment['backend'];
    expect(decide(environment(true, { backend: far }), 's3', request)).toBe('implicitDeny');
    expect(decide(environment(true, { backend: { kind: 'local' } }), 's3', request)).toBe('implicitDeny');
  });

  test('may trade the token of its runner for the deploy role', () => {
    expect(decide(environment(true), 'sts', trade(DEPLOY))).toBe('allowed');
    expect(decide(environment(false), 'sts', trade(DEPLOY))).toBe('implicitDeny');
  });
});

test('the plan of a cluster in another VPC than its network stops', () => {
  const lookup = stack(inNetwork({}), CLUSTER_STACK).only('data.aws_eks_cluster');
  expect(lookup['lifecycle']).toEqual({
    postcondition: [
      {
        condition: '${self.vpc_config[0].vpc_id == "vpc-1"}',
        error_message: "The cluster is not in vpc-1, the VPC of its network 'main': name the network that it is in.",
      },
    ],
  });
  const without = stack({ ...ENVIRONMENT, clusters: [{ ...CHECKOUT, network: undefined }] }, CLUSTER_STACK);
  expect(without.only('data.aws_eks_cluster')).not.toHaveProperty('lifecycle');
});

describe('the identity of an agent', () => {
  const cluster = (collection: Partial<PrometheusAgentCollection>): SynthesizedStack =>
    stack(
      { ...ENVIRONMENT, clusters: [{ ...CHECKOUT, network: undefined, collection: { ...AGENT, ...collection } }] },
      CLUSTER_STACK,
    );

  test('is IRSA, by the OIDC provider', () => {
    const json = cluster({});
    expect(json.resource).not.toHaveProperty('aws_eks_pod_identity_association');
    expect(json.data).toHaveProperty('aws_iam_openid_connect_provider');
  });

  test('is Pod Identity, with the agent as an add-on that its release waits for', () => {
    const json = cluster({ identity: 'pod-identity', podIdentityAgent: 'eks-addon' });
    expect(json.only('aws_eks_pod_identity_association')).toMatchObject({ namespace: 'ns', service_account: 'sa' });
    expect(json.only('aws_eks_addon')).toMatchObject({ addon_name: 'eks-pod-identity-agent' });
    expect(json.only('helm_release')['depends_on']).toContainEqual(
      expect.stringMatching(/^aws_eks_addon\.PodIdentity/),
    );
    expect(json.data).not.toHaveProperty('aws_iam_openid_connect_provider');
  });

  test('is Pod Identity with an agent that is there', () => {
    const json = cluster({ identity: 'pod-identity', podIdentityAgent: 'existing' });
    expect(json.resource).not.toHaveProperty('aws_eks_addon');
    expect(json.resource).toHaveProperty('aws_eks_pod_identity_association');
  });
});
