import { Workspace } from '@promontory/amp-workspace';
import { TerraformVariable } from 'cdktf';
import { Fixture, WORKSPACE } from './fixture.js';

type Changes = Parameters<Fixture['endpoints']>[0];

test.each<[string, Changes, string]>([
  [
    'a Region that is none',
    { region: 'Ireland' },
    "AmpEndpointsRegion: got Ireland, expected a Region that is known now, such as eu-west-1; change 'region'",
  ],
  ['a VPC by its name', { vpcId: 'main' }, "AmpEndpointsId: got vpcId main, expected vpc-…, each once; change 'vpcId'"],
  [
    'a subnet that is none',
    { subnetIds: ['subnet-1', 'vpc-1'] },
    "AmpEndpointsId: got subnetIds vpc-1, expected subnet-…, each once; change 'subnetIds'",
  ],
  [
    'a subnet twice',
    { subnetIds: ['subnet-1', 'subnet-1'] },
    "AmpEndpointsId: got subnetIds subnet-1 twice, expected subnet-…, each once; change 'subnetIds'",
  ],
  [
    'a route table that is none',
    { gatewayRouteTableIds: ['subnet-1'] },
    "AmpEndpointsId: got gatewayRouteTableIds subnet-1, expected rtb-…, each once; change 'gatewayRouteTableIds'",
  ],
  [
    'no subnets',
    { subnetIds: [] },
    "AmpEndpointsSubnets: got no subnets, expected one in each zone that has clients, two or more for a zone that fails; add them to 'subnetIds'",
  ],
  [
    'no services',
    { services: [] },
    "AmpEndpointsServices: got no services, expected at least one, each of them once; change 'services': requiredEndpoints() says which",
  ],
  [
    'a service twice',
    { services: ['sts', 'sts'] },
    "AmpEndpointsServices: got sts, sts, expected at least one, each of them once; change 'services': requiredEndpoints() says which",
  ],
  [
    'S3 without route tables',
    { services: ['s3'] },
    "AmpEndpointsRouteTables: got 's3' without route tables, expected the route tables of the subnets whose nodes pull images; add them to 'gatewayRouteTableIds'",
  ],
  [
    'images without private DNS',
    { services: ['ecr.dkr'], privateDns: false },
    "AmpEndpointsPrivateDns: got 'ecr.dkr' without private DNS, expected private DNS, without which its clients do not find it; leave 'privateDns' on, or make this endpoint on its own",
  ],
  [
    'workspaces of Grafana without private DNS',
    { services: ['grafana-workspace'], privateDns: false },
    "AmpEndpointsPrivateDns: got 'grafana-workspace' without private DNS, expected private DNS, without which its clients do not find it; leave 'privateDns' on, or make this endpoint on its own",
  ],
  [
    'statements for a service that is not there',
    { alsoAllow: { kms: [] } },
    "AmpEndpointsAlsoAllow: got statements for 'kms', expected one of aps-workspaces, sts; change 'alsoAllow'",
  ],
  [
    'statements for a service that takes none',
    { services: ['grafana-workspace'], alsoAllow: { 'grafana-workspace': [] } },
    "AmpEndpointsAlsoAllow: got statements for 'grafana-workspace', expected a service that takes an endpoint policy; change 'alsoAllow'",
  ],
  [
    'AMP without workspaces',
    { workspaces: [] },
    "AmpEndpointsPolicy: got 'aps-workspaces' without workspaces, expected those that its endpoint policy lets through: it would let nothing through; add them to 'workspaces'",
  ],
  [
    'the management of AMP without workspaces',
    { services: ['aps'], workspaces: undefined },
    "AmpEndpointsPolicy: got 'aps' without workspaces, expected those that its endpoint policy lets through: it would let nothing through; add them to 'workspaces'",
  ],
  [
    'STS without roles',
    { services: ['sts'], roleArns: [] },
    "AmpEndpointsPolicy: got 'sts' without roleArns, expected those that its endpoint policy lets through: it would let nothing through; add them to 'roleArns'",
  ],
  [
    'a role by a wildcard',
    { roleArns: ['arn:aws:iam::111122223333:role/*'] },
    "AmpEndpointsRoleArn: got arn:aws:iam::111122223333:role/*, expected arn:<partition>:iam::<account>:role/<name>, no wildcard; change 'roleArns'",
  ],
  [
    'a user for a role',
    { roleArns: ['arn:aws:iam::111122223333:user/me'] },
    "AmpEndpointsRoleArn: got arn:aws:iam::111122223333:user/me, expected arn:<partition>:iam::<account>:role/<name>, no wildcard; change 'roleArns'",
  ],
  [
    'an account by its name',
    { accountIds: ['prod'] },
    "AmpEndpointsAccount: got prod, expected twelve digits; change 'accountIds', or leave it out",
  ],
  [
    'no accounts',
    { accountIds: [] },
    "AmpEndpointsAccount: got no accounts, expected twelve digits; change 'accountIds', or leave it out",
  ],
  [
    'no clients',
    { clients: [] },
    "AmpEndpointsClients: got no clients, expected at least one: nothing could reach the endpoints; add the security group of the nodes to 'clients'",
  ],
  [
    'a client twice',
    { clients: [{ cidr: '10.0.0.0/16' }, { cidr: '10.0.0.0/16', description: 'again' }] },
    "AmpEndpointsClients: got 10.0.0.0/16 twice, expected each client once; change 'clients'",
  ],
  [
    'a group that is none',
    { clients: [{ securityGroupId: 'nodes' }] },
    "AmpEndpointsId: got clients nodes, expected sg-…, each once; change 'clients'",
  ],
  [
    'no groups of one’s own',
    { clients: undefined, securityGroupIds: [] },
    "AmpEndpointsClients: got no security groups, expected at least one: AWS would take the default group of the VPC; add one to 'securityGroupIds', or name 'clients'",
  ],
  [
    'a group of one’s own that is none',
    { clients: undefined, securityGroupIds: ['subnet-1'] },
    "AmpEndpointsId: got securityGroupIds subnet-1, expected sg-…, each once; change 'securityGroupIds'",
  ],
])('%s is refused', (_, changes, message) => {
  expect(() => new Fixture().endpoints(changes)).toThrow(new Error(`${message} (at test/Endpoints)`));
});

test.each(['0.0.0.0/0', '10.0.0.0/7', '10.0.0.0', '10.0.0.256/16', '10.0.0/16', '10.0.0.0/33', '::/0', 'all'])(
  'the range %s is refused',
  (cidr) => {
    expect(() => new Fixture().endpoints({ clients: [{ cidr }] })).toThrow(
      new Error(
        `AmpEndpointsClients: got ${cidr}, expected a range of IPv4 addresses such as 10.0.0.0/16, no wider than /8; narrow it in 'clients', or name a security group (at test/Endpoints)`,
      ),
    );
  },
);

test.each(['10.0.0.0/8', '100.64.0.0/10', '192.168.1.255/32'])('the range %s is taken', (cidr) => {
  expect(() => new Fixture().endpoints({ clients: [{ cidr }] })).not.toThrow();
});

test('a workspace of another Region is refused', () => {
  const fixture = new Fixture();
  const foreign = Workspace.fromWorkspaceArn(fixture.stack, 'Foreign', WORKSPACE.replace('eu-west-1', 'us-east-1'));
  expect(() => fixture.endpoints({ workspaces: [fixture.workspace, foreign] })).toThrow(
    new Error(
      'AmpEndpointsWorkspaceRegion: got a workspace in us-east-1 for endpoints in eu-west-1, expected workspaces of the same Region: an endpoint of AMP serves its own alone; make endpoints in a VPC of us-east-1 (at test/Endpoints)',
    ),
  );
});

test('a Region that is a reference is refused: names are built from it', () => {
  const fixture = new Fixture();
  const { stringValue } = new TerraformVariable(fixture.stack, 'region', { type: 'string' });
  expect(() => fixture.endpoints({ region: stringValue })).toThrow(/^AmpEndpointsRegion: got \$\{TfToken/);
});

test('without clients there is a group, where others open it to themselves later', () => {
  const fixture = new Fixture();
  fixture.endpoints({ clients: [], moreClientsLater: true });
  const json = fixture.synth();
  expect(json.all('aws_security_group')).toHaveLength(1);
  expect(json.all('aws_vpc_security_group_ingress_rule')).toEqual([]);
});
