import type { NetworkSettings } from '../src/index.js';
import { changed, environmentOf, lastOf, PRIVATE, warningsOf } from './environment-folder.js';
import { WITH_A_WAY } from './other-region-cases.js';

const ROUTES = '    routeTableIds: [rtb-0a1b2c3d4e5f60718]\n';
const NEEDED = ['aps-workspaces', 'sts', 'ec2', 'ecr.api', 'ecr.dkr', 's3'];

const withNetwork = (more: string): string => changed(ROUTES, `${ROUTES}    ${more}\n`);
const main = (text: string): NetworkSettings | undefined => environmentOf(text).networks['main'];

test('a network has the documented defaults, and the endpoints that its clusters need', () => {
  expect(environmentOf(PRIVATE).networks).toEqual({
    main: {
      name: 'main',
      region: 'eu-west-1',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnets: [
        { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' },
        { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-west-1b' },
      ],
      routeTableIds: ['rtb-0a1b2c3d4e5f60718'],
      clients: undefined,
      services: NEEDED,
      existing: {},
      privateDns: true,
      cidr: undefined,
      otherRegions: [],
      uses: {
        nodes: 'managed',
        images: 'ecr',
        podLogs: false,
        grafana: 'none',
        grafanaUsers: false,
        terraform: false,
      },
      roleArns: [],
      alsoAllow: {},
      tags: undefined,
    },
  });
  expect(environmentOf(PRIVATE).clusters[0]?.network).toBe('main');
});

test('everything that is said of a network is in its settings', () => {
  const text = withNetwork(`clients: [{ securityGroupId: sg-0a1b2c3d4e5f60718 }, { cidr: 10.0.0.0/16 }]
    existing: { ec2: vpce-0a1b2c3d4e5f60718 }
    roleArns: ['arn:aws:iam::111122223333:role/grafana']
    alsoAllow:
      sts: [{ actions: ['sts:AssumeRoleWithWebIdentity'], resources: ['arn:aws:iam::111122223333:role/*'], who: anybody }]
      ecr.api: [{ actions: ['ecr:*'], resources: ['*'] }]
    tags: { data: metrics }`);
  expect(main(text)).toMatchObject({
    clients: [{ securityGroupId: 'sg-0a1b2c3d4e5f60718' }, { cidr: '10.0.0.0/16' }],
    existing: { ec2: 'vpce-0a1b2c3d4e5f60718' },
    services: NEEDED.filter((service) => service !== 'ec2'),
    roleArns: ['arn:aws:iam::111122223333:role/grafana'],
    alsoAllow: {
      sts: [
        {
          actions: ['sts:AssumeRoleWithWebIdentity'],
          resources: ['arn:aws:iam::111122223333:role/*'],
          who: 'anybody',
        },
      ],
      'ecr.api': [{ actions: ['ecr:*'], resources: ['*'], who: 'account' }],
    },
    tags: { data: 'metrics' },
  });
});

const OFF_INTERNET = 'uses: { nodes: none }';

test.each<[string, string, readonly string[]]>([
  ['nodes that are not there', withNetwork(OFF_INTERNET), ['aps-workspaces', 'sts']],
  [
    'Pod Identity',
    withNetwork(OFF_INTERNET).replace('      values', '      identity: pod-identity\n      values'),
    ['aps-workspaces', 'eks-auth'],
  ],
  [
    'self-managed nodes',
    withNetwork('uses: { nodes: self-managed, images: elsewhere }'),
    ['aps-workspaces', 'sts', 'eks', 'ec2'],
  ],
  [
    'images that are elsewhere, but those of an EKS add-on',
    withNetwork('uses: { images: elsewhere }').replace('      values', '      identity: pod-identity\n      values'),
    ['aps-workspaces', 'eks-auth', 'ec2', 'ecr.api', 'ecr.dkr', 's3'],
  ],
  [
    'images that are elsewhere, with an agent for Pod Identity that is there',
    withNetwork('uses: { images: elsewhere }').replace(
      '      values',
      '      identity: pod-identity\n      podIdentityAgent: existing\n      values',
    ),
    ['aps-workspaces', 'eks-auth', 'ec2'],
  ],
  ['logs of pods', withNetwork('uses: { nodes: none, podLogs: true }'), ['aps-workspaces', 'sts', 'logs']],
  [
    'people who open Grafana',
    withNetwork('uses: { nodes: none, grafanaUsers: true }'),
    ['aps-workspaces', 'sts', 'grafana-workspace'],
  ],
  [
    'Terraform',
    withNetwork('uses: { nodes: none, terraform: true }'),
    ['aps-workspaces', 'aps', 'sts', 'eks', 'ec2', 'logs'],
  ],
  [
    'Terraform with a key and topics of its own',
    withNetwork('uses: { nodes: none, terraform: true }').replace(
      'metrics: {}',
      'metrics: { newKey: {}, alertManager: { topics: { oncall: {} } } }',
    ),
    ['aps-workspaces', 'aps', 'sts', 'eks', 'ec2', 'logs', 'kms', 'sns'],
  ],
  [
    'Terraform with a key that is only used, and alarms',
    withNetwork('uses: { nodes: none, terraform: true }').replace(
      'metrics: {}',
      `metrics:
    kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9
    alarms: { subscriptions: [{ protocol: email, endpoint: a@example.com }] }`,
    ),
    ['aps-workspaces', 'aps', 'sts', 'eks', 'ec2', 'logs', 'sns'],
  ],
])('what is made follows from %s', (_, text, services) => {
  expect(main(text)?.services).toEqual(services);
});

test('a managed scraper needs endpoints for its nodes alone', () => {
  const text = `${PRIVATE.slice(0, PRIVATE.indexOf('    collection:'))}    collection:
      kind: managed-scraper
      subnets:
        - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
        - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
`;
  expect(main(text)?.services).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 's3']);
  const elsewhere = text.replace(ROUTES, `${ROUTES}    uses: { images: elsewhere }\n`);
  expect(main(elsewhere)?.services).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 's3']);
  expect(main(`${elsewhere}      exporters: existing\n`)?.services).toEqual(['ec2']);
});

test('two clusters of a network need what either needs', () => {
  const text = `${withNetwork(OFF_INTERNET)}  - name: search
    network: main
    collection: { kind: prometheus-agent, identity: pod-identity }
`;
  expect(main(text)?.services).toEqual(['aps-workspaces', 'sts', 'eks-auth']);
});

test('where everything exists nothing is made', () => {
  const existing = NEEDED.map((service, index) => `${service}: vpce-0a1b2c3d4e5f6071${index}`).join(', ');
  expect(main(withNetwork(`existing: { ${existing} }`))?.services).toEqual([]);
});

test('a list is made as it is written', () => {
  const services = [...NEEDED, 'logs'].reverse();
  expect(main(withNetwork(`services: [${services.join(', ')}]`))?.services).toEqual(services);
});

test('a network in one zone is warned of', () => {
  const text = changed('      - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }\n', '');
  expect(warningsOf(text)).toContain(
    'environment.yaml:11:5 ConfigNetworkOneZone: got endpoints in one zone, expected a subnet in each zone that has clients; add a subnet of another zone: when the only one fails, no metrics get out of the others (at networks.main.subnets)',
  );
  expect(warningsOf(PRIVATE).join()).not.toContain('ConfigNetworkOneZone');
});

describe('images that nodes without internet do not reach', () => {
  const with_ = (values: string, more = ''): string[] =>
    warningsOf(changed(PRIVATE.slice(PRIVATE.indexOf('      values')), `${more}${values}`));
  const SERVER = '        server: { image: { repository: x } }\n';
  const RELOADER = '        configmapReload: { prometheus: { image: { repository: x } } }\n';
  const KSM = '        kube-state-metrics: { image: { registry: x } }\n';
  const NODES = '        prometheus-node-exporter: { image: { registry: x } }\n';
  const values = (...lines: string[]): string => `      values:\n${lines.join('')}`;

  test('are warned of, each with the value that replaces it', () => {
    expect(with_('      values: {}\n')).toEqual([
      "environment.yaml:18:5 ConfigNetworkImages: got images of quay.io/prometheus/prometheus, quay.io/prometheus-operator/prometheus-config-reloader, registry.k8s.io/kube-state-metrics/kube-state-metrics, quay.io/prometheus/node-exporter, expected images in ECR, for nodes without internet; copy them there and set server.image.repository, configmapReload.prometheus.image.repository, kube-state-metrics.image.registry, prometheus-node-exporter.image.registry in 'values', or write 'images: elsewhere' in the network's 'uses' (at clusters[0].collection)",
    ]);
    expect(with_(values(SERVER, RELOADER, KSM))).toEqual([
      expect.stringContaining('got images of quay.io/prometheus/node-exporter, expected'),
    ]);
  });

  test.each<[string, string, string]>([
    ['all are replaced', values(SERVER, RELOADER, KSM, NODES), ''],
    ['the exporters come from one registry', values(SERVER, RELOADER, '        global: { imageRegistry: x }\n'), ''],
    [
      'there are no exporters',
      values(SERVER, RELOADER),
      '      jobs: [{ preset: kubelet }, { custom: { job_name: x } }]\n',
    ],
    [
      'there is no reloader',
      values(SERVER, KSM, NODES, '        configmapReload: { prometheus: { enabled: false } }\n'),
      '',
    ],
    ['the chart is a mirror', values(KSM), "      chart: { repository: 'oci://registry.example.com/charts' }\n"],
  ])('are not where %s', (_, text, more) => {
    expect(with_(text, more)).toEqual([]);
  });

  test('of exporters by their charts are warned of, where a job scrapes them', () => {
    const adot = (more: string): string[] =>
      warningsOf(
        PRIVATE.slice(0, PRIVATE.indexOf('      kind: prometheus-agent')).concat(`      kind: adot\n      ${more}\n`),
      ).filter((text) => text.includes('ConfigNetworkImages'));
    expect(adot('exporters: charts')).toEqual([
      "environment.yaml:20:7 ConfigNetworkImages: got images of registry.k8s.io/kube-state-metrics/kube-state-metrics, quay.io/prometheus/node-exporter, expected images in ECR, for nodes without internet; write 'exporters: eks-addons', whose images are there, or 'images: elsewhere' in the network's 'uses' (at clusters[0].collection.exporters)",
    ]);
    expect(adot('exporters: eks-addons')).toEqual([]);
    expect(adot('exporters: charts\n      jobs: [{ preset: kubelet }]')).toEqual([]);
  });

  test('are not where they come from elsewhere, where there are no nodes, or where there is internet', () => {
    const bare = (text: string): string => text.slice(0, text.indexOf('      values'));
    expect(warningsOf(bare(withNetwork('uses: { images: elsewhere }')))).toEqual([]);
    expect(warningsOf(bare(withNetwork(OFF_INTERNET)))).toEqual([]);
    expect(
      warningsOf(
        bare(PRIVATE)
          .replace('    network: main\n', '')
          .replace(/networks:[^]*clusters:/, 'clusters:'),
      ),
    ).toEqual([]);
  });
});

test('an agent with Pod Identity needs no OIDC provider, and its agent is an add-on unless it is there', () => {
  const text = changed(
    '    network: main\n',
    `    network: main
    attributes:
      endpoint: https://x
      certificateAuthorityData: LS0t
      vpcId: vpc-0a1b2c3d4e5f60718
      clusterSecurityGroupId: sg-0a1b2c3d4e5f60718
`,
  );
  const by = (more: string): unknown =>
    environmentOf(text.replace('      values', `      identity: pod-identity\n${more}      values`)).clusters[0]
      ?.collection;
  expect(by('')).toMatchObject({ identity: 'pod-identity', podIdentityAgent: 'eks-addon' });
  expect(by('      podIdentityAgent: existing\n')).toMatchObject({ podIdentityAgent: 'existing' });
});

describe('two environments in one VPC', () => {
  const problems = (second: string): string[] =>
    lastOf({ alpha: PRIVATE, beta: second.replace('name: checkout', 'name: search') });

  test('do not both make an endpoint for one service', () => {
    expect(problems(withNetwork(OFF_INTERNET))).toEqual([
      "beta/environment.yaml:10:5 ConfigNetworkTwice: got endpoints for aps-workspaces, sts, which the environment alpha makes in vpc-0a1b2c3d4e5f60718 already, expected each service once: with private DNS a VPC takes one endpoint of each; name those under 'existing' in one of the two, and its roles and clients in the other (at networks.main.vpcId)",
    ]);
  });

  const existing = NEEDED.map((service) => `${service}: vpce-0a1b2c3d4e5f60718`).join(', ');
  test.each<[string, string]>([
    ['the second names those that exist', withNetwork(`existing: { ${existing} }`)],
    ['they are in two accounts', PRIVATE.replace("account: '111122223333'", "account: '444455556666'")],
    ['they are two VPCs', PRIVATE.replace('vpc-0a1b2c3d4e5f60718', 'vpc-0a1b2c3d4e5f60719')],
    ['the second has no private DNS', withNetwork('privateDns: false\n    uses: { images: elsewhere }')],
  ])('are fine where %s', (_, second) => {
    expect(problems(second)).toEqual([]);
  });
});

test('a way to the endpoints of another Region is in the settings, and as good as a workspace here', () => {
  expect(main(WITH_A_WAY)?.otherRegions).toEqual([
    {
      region: 'us-east-1',
      cidr: '10.9.0.0/16',
      over: { peeringConnectionId: 'pcx-0a1b2c3d4e5f60718' },
      overThere: undefined,
      endpoints: {
        'aps-workspaces': {
          dnsName: 'vpce-0a1b2c3d4e5f60001-abcd1234.aps-workspaces.us-east-1.vpce.amazonaws.com',
          hostedZoneId: 'Z7HUB22UULQXV',
        },
        sts: {
          dnsName: 'vpce-0a1b2c3d4e5f60002-abcd1234.sts.us-east-1.vpce.amazonaws.com',
          hostedZoneId: 'Z7HUB22UULQXV',
        },
      },
      securityGroupId: undefined,
      routeTableIds: [],
    },
  ]);
  const more = WITH_A_WAY.replace(
    '        over: { peeringConnectionId: pcx-0a1b2c3d4e5f60718 }\n',
    `        over: { transitGatewayId: tgw-0a1b2c3d4e5f60718 }
        overThere: { transitGatewayId: tgw-0a1b2c3d4e5f60719 }
        securityGroupId: sg-0a1b2c3d4e5f60718
        routeTableIds: [rtb-0a1b2c3d4e5f60719]
`,
  );
  expect(main(more)).toMatchObject({
    cidr: '10.0.0.0/16',
    otherRegions: [
      {
        over: { transitGatewayId: 'tgw-0a1b2c3d4e5f60718' },
        overThere: { transitGatewayId: 'tgw-0a1b2c3d4e5f60719' },
        securityGroupId: 'sg-0a1b2c3d4e5f60718',
        routeTableIds: ['rtb-0a1b2c3d4e5f60719'],
      },
    ],
  });
});
