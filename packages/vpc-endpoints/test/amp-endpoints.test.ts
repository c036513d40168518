import { Workspace } from '@promontory/amp-workspace';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { AmpEndpoints } from '../src/amp-endpoints.js';
import { Fixture, only, warnings, WORKSPACE, WRITER } from './fixture.js';

const GROUP = expect.stringMatching(/^\$\{aws_security_group\.Endpoints_SecurityGroup_\w+\.id\}$/);
const RULE = expect.stringMatching(/^aws_vpc_security_group_ingress_rule\.Endpoints_SecurityGroup_Fromsg-nodes_\w+$/);
const SUBNETS = ['subnet-1', 'subnet-2'].map((id) =>
  expect.stringMatching(`^\\$\\{data\\.aws_subnet\\.Endpoints_Network_${id}_\\w+\\.id\\}$`),
);

test('one interface endpoint for each service, behind one group, found by the ordinary names', () => {
  const fixture = new Fixture();
  fixture.endpoints();
  expect(fixture.synth().all('aws_vpc_endpoint')).toEqual([
    {
      vpc_id: 'vpc-1',
      region: 'eu-west-1',
      service_name: 'com.amazonaws.eu-west-1.aps-workspaces',
      vpc_endpoint_type: 'Interface',
      subnet_ids: SUBNETS,
      security_group_ids: [GROUP],
      private_dns_enabled: true,
      depends_on: [RULE],
      lifecycle: { precondition: [expect.anything()] },
      policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Endpoints_aps-workspaces_Policy_\w+\.json\}$/),
    },
    {
      vpc_id: 'vpc-1',
      region: 'eu-west-1',
      service_name: 'com.amazonaws.eu-west-1.sts',
      vpc_endpoint_type: 'Interface',
      subnet_ids: SUBNETS,
      security_group_ids: [GROUP],
      private_dns_enabled: true,
      depends_on: [RULE],
      policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Endpoints_sts_Policy_\w+\.json\}$/),
    },
  ]);
});

test('the group lets HTTPS in from the clients, and nothing else in or out', () => {
  const fixture = new Fixture();
  const endpoints = fixture.endpoints({
    clients: [{ securityGroupId: 'sg-nodes' }, { cidr: '10.1.0.0/16', description: 'Peered VPC' }],
  });
  new TerraformOutput(fixture.stack, 'group', { value: endpoints.securityGroupId });
  const json = fixture.synth();
  expect(json.only('aws_security_group')).toEqual({
    name: 'amp-test-Endpoints',
    description: 'Private endpoints of AWS services for AMP',
    vpc_id: 'vpc-1',
    region: 'eu-west-1',
  });
  const rule = {
    region: 'eu-west-1',
    security_group_id: GROUP,
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
  };
  expect(json.all('aws_vpc_security_group_ingress_rule')).toEqual([
    { ...rule, description: 'Peered VPC', cidr_ipv4: '10.1.0.0/16' },
    { ...rule, description: 'Calls AWS services', referenced_security_group_id: 'sg-nodes' },
  ]);
  expect(json.all('aws_vpc_security_group_egress_rule')).toEqual([]);
  expect(json.output['group']).toEqual({ value: GROUP });
});

test('rules stay when the clients are put in another order', () => {
  const ids = [0, 1].map((turn) => {
    const fixture = new Fixture();
    const clients = [{ securityGroupId: 'sg-nodes' }, { cidr: '10.1.0.0/16' }];
    fixture.endpoints({ clients: turn === 0 ? clients : clients.reverse() });
    return Object.keys(fixture.synth().resource['aws_vpc_security_group_ingress_rule'] ?? {}).sort();
  });
  expect(ids[0]).toEqual(ids[1]);
});

test('the rule of a group that is a reference can be named, so that it stays when the list changes', () => {
  const rulesOf = (ids: readonly (string | undefined)[]): string[] => {
    const fixture = new Fixture();
    fixture.endpoints({
      clients: ids.map((id, index) => ({
        securityGroupId: new TerraformVariable(fixture.stack, `group${index}`, { type: 'string' }).stringValue,
        id,
      })),
    });
    const rules = Object.keys(fixture.synth().resource['aws_vpc_security_group_ingress_rule'] ?? {});
    return rules.map((id) => id.split('_')[2] ?? '').sort();
  };
  expect(rulesOf(['checkout', 'search'])).toEqual(['Fromcheckout', 'Fromsearch']);
  expect(rulesOf([undefined, undefined])).toEqual(['From0', 'From1']);
});

test('clients may be references, such as the group of a cluster that is looked up', () => {
  const fixture = new Fixture();
  const variable = (name: string): string => new TerraformVariable(fixture.stack, name, { type: 'string' }).stringValue;
  fixture.endpoints({ clients: [{ securityGroupId: variable('group') }, { cidr: variable('cidr') }] });
  expect(fixture.synth().all('aws_vpc_security_group_ingress_rule')).toEqual([
    expect.objectContaining({ referenced_security_group_id: '${var.group}' }),
    expect.objectContaining({ cidr_ipv4: '${var.cidr}' }),
  ]);
});

test('with groups of the user’s own nothing is made and nothing opened', () => {
  const fixture = new Fixture();
  const endpoints = fixture.endpoints({ clients: undefined, securityGroupIds: ['sg-own'] });
  const json = fixture.synth();
  expect(endpoints.securityGroupId).toBeUndefined();
  expect(json.all('aws_security_group')).toEqual([]);
  expect(json.all('aws_vpc_security_group_ingress_rule')).toEqual([]);
  expect(fixture.endpoint('sts')).toMatchObject({ security_group_ids: ['sg-own'] });
  expect(fixture.endpoint('sts')).not.toHaveProperty('depends_on');
});

test('subnets are looked up by id and VPC together, so that a wrong one stops the plan', () => {
  const fixture = new Fixture();
  fixture.endpoints();
  expect(fixture.synth().all('data.aws_subnet')).toEqual([
    { id: 'subnet-1', vpc_id: 'vpc-1', region: 'eu-west-1' },
    { id: 'subnet-2', vpc_id: 'vpc-1', region: 'eu-west-1' },
  ]);
});

test('a VPC without DNS stops the plan, once', () => {
  const fixture = new Fixture();
  fixture.endpoints();
  expect(fixture.synth().only('data.aws_vpc')).toEqual({ id: 'vpc-1', region: 'eu-west-1' });
  expect(fixture.endpoint('aps-workspaces')['lifecycle']).toEqual({
    precondition: [
      {
        condition: expect.stringMatching(
          /^\$\{\(data\.aws_vpc\.(\w+)\.enable_dns_support && data\.aws_vpc\.\1\.enable_dns_hostnames\)\}$/,
        ),
        error_message:
          'Private endpoints take over the ordinary names of services, for which the VPC needs DNS support and DNS hostnames: turn both on.',
      },
    ],
  });
  expect(fixture.endpoint('sts')).not.toHaveProperty('lifecycle');
});

test('S3 is a gateway: routes, no interfaces, no group', () => {
  const fixture = new Fixture();
  const endpoints = fixture.endpoints({ services: ['s3'], gatewayRouteTableIds: ['rtb-1', 'rtb-2'], subnetIds: [] });
  const json = fixture.synth();
  expect(json.only('aws_vpc_endpoint')).toEqual({
    vpc_id: 'vpc-1',
    region: 'eu-west-1',
    service_name: 'com.amazonaws.eu-west-1.s3',
    vpc_endpoint_type: 'Gateway',
    route_table_ids: ['rtb-1', 'rtb-2'],
    policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Endpoints_s3_Policy_\w+\.json\}$/),
  });
  expect(json.all('aws_security_group')).toEqual([]);
  expect(json.all('data.aws_subnet')).toEqual([]);
  expect(endpoints.securityGroupId).toBeUndefined();
});

test('without private DNS the ordinary names stay public', () => {
  const fixture = new Fixture();
  fixture.endpoints({ privateDns: false });
  expect(fixture.endpoint('aps-workspaces')).toMatchObject({ private_dns_enabled: false });
  expect(fixture.endpoint('aps-workspaces')).not.toHaveProperty('lifecycle');
  expect(fixture.synth().all('data.aws_vpc')).toEqual([]);
});

test('VPC, subnets and Region are those that are given', () => {
  const fixture = new Fixture();
  const workspace = Workspace.fromWorkspaceArn(fixture.stack, 'Other', WORKSPACE.replace('eu-west-1', 'us-east-1'));
  fixture.endpoints({
    vpcId: 'vpc-2',
    subnetIds: ['subnet-3', 'subnet-4'],
    region: 'us-east-1',
    workspaces: [workspace],
  });
  expect(fixture.synth().all('aws_vpc_endpoint')[0]).toMatchObject({
    vpc_id: 'vpc-2',
    region: 'us-east-1',
    service_name: 'com.amazonaws.us-east-1.aps-workspaces',
  });
  expect(fixture.synth().all('data.aws_subnet')).toEqual([
    { id: 'subnet-3', vpc_id: 'vpc-2', region: 'us-east-1' },
    { id: 'subnet-4', vpc_id: 'vpc-2', region: 'us-east-1' },
  ]);
  expect(fixture.synth().only('aws_security_group')).toMatchObject({ vpc_id: 'vpc-2', region: 'us-east-1' });
});

test('tags are on everything that has tags', () => {
  const fixture = new Fixture();
  fixture.endpoints({ tags: { team: 'sre' } });
  const json = fixture.synth();
  for (const type of ['aws_vpc_endpoint', 'aws_security_group', 'aws_vpc_security_group_ingress_rule']) {
    for (const block of json.all(type)) expect(block['tags']).toEqual({ team: 'sre' });
  }
});

test('the account is asked for only where a policy names it, and nobody said it', () => {
  expect(only('aps-workspaces', { accountIds: undefined }).synth().all('data.aws_caller_identity')).toEqual([]);
  expect(only('ec2').synth().all('data.aws_caller_identity')).toEqual([]);
  const asked = only('ec2', { accountIds: undefined }).synth();
  expect(asked.all('data.aws_caller_identity')).toHaveLength(1);
  expect(JSON.stringify(asked.only('data.aws_iam_policy_document'))).toMatch(
    /"values":\["\$\{data\.aws_caller_identity\.\w+\.account_id\}"\]/,
  );
});

test('one zone is warned of, two are not', () => {
  const one = new Fixture();
  one.endpoints({ subnetIds: ['subnet-1'] });
  expect(warnings(one.stack)).toEqual([expect.stringMatching(/^AmpEndpointsOneZone: /)]);
  const two = new Fixture();
  two.endpoints();
  expect(warnings(two.stack)).toEqual([]);
  expect(warnings(only('s3', { subnetIds: ['subnet-1'] }).stack)).toEqual([]);
});

test('each endpoint can be referred to, and one that is not there is said', () => {
  const fixture = new Fixture();
  const endpoints = fixture.endpoints();
  expect(endpoints.services).toEqual(['aps-workspaces', 'sts']);
  new TerraformOutput(fixture.stack, 'id', { value: endpoints.endpointId('sts') });
  expect(fixture.synth().output['id']).toEqual({
    value: expect.stringMatching(/^\$\{aws_vpc_endpoint\.Endpoints_sts_\w+\.id\}$/),
  });
  expect(() => endpoints.endpointId('kms')).toThrow(
    "AmpEndpointsNoEndpoint: got 'kms', expected one of aps-workspaces, sts; add an endpoint for 'kms' (at test/Endpoints)",
  );
});

test('endpoints made elsewhere read nothing from AWS', () => {
  const fixture = new Fixture();
  const endpoints = AmpEndpoints.fromIds(fixture.stack, 'Central', {
    endpointIds: { 'aps-workspaces': 'vpce-0a1b', sts: 'vpce-0c2d' },
  });
  expect(endpoints.services).toEqual(['aps-workspaces', 'sts']);
  expect(endpoints.endpointId('sts')).toBe('vpce-0c2d');
  expect(() => endpoints.endpointId('kms')).toThrow("add an endpoint for 'kms' (at test/Central)");
  expect(fixture.synth().resource).toEqual({});
});

test.each([{ sts: 'com.amazonaws.eu-west-1.sts' }, { nothing: 'vpce-1' }])('%j is no endpoint', (endpointIds) => {
  expect(() => AmpEndpoints.fromIds(new Fixture().stack, 'Central', { endpointIds })).toThrow(
    /^AmpEndpointsEndpointId: got (sts: com\.amazonaws\.eu-west-1\.sts|nothing: vpce-1), expected vpce-… of one of aps-workspaces, .+; copy it from 'aws ec2 describe-vpc-endpoints' \(at test\/Central\)$/,
  );
});

test('references pass through', () => {
  const fixture = new Fixture();
  const { stringValue } = new TerraformVariable(fixture.stack, 'any', { type: 'string' });
  fixture.endpoints({ vpcId: stringValue, subnetIds: [stringValue, 'subnet-2'], roleArns: [stringValue, WRITER] });
  expect(fixture.endpoint('sts')).toMatchObject({ vpc_id: '${var.any}' });
  expect(fixture.synth().all('data.aws_subnet')).toContainEqual(expect.objectContaining({ id: '${var.any}' }));
  expect(JSON.stringify(fixture.synth().data)).toContain(`"resources":["\${var.any}","${WRITER}"]`);
});
