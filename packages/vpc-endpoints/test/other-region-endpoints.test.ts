import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { OtherRegionEndpoints, type OtherRegionEndpointsProps } from '../src/index.js';

const far = (service: string) => ({
  dnsName: `vpce-1-abc.${service}.us-east-1.vpce.amazonaws.com`,
  hostedZoneId: 'Z7HUB22UULQXV',
});

function made(
  changes: Partial<OtherRegionEndpointsProps> = {},
  to: Partial<OtherRegionEndpointsProps['to']> = {},
): SynthesizedStack {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  new OtherRegionEndpoints(stack, 'Far', {
    vpcId: 'vpc-1',
    region: 'eu-west-1',
    cidr: '10.0.0.0/16',
    routeTableIds: ['rtb-1', 'rtb-2'],
    over: { peeringConnectionId: 'pcx-1' },
    to: { region: 'us-east-1', cidr: '10.9.0.0/16', endpoints: { 'aps-workspaces': far('aps-workspaces') }, ...to },
    ...changes,
  });
  return synth(stack);
}

test('every route table has the way there', () => {
  expect(made().all('aws_route')).toEqual(
    ['rtb-1', 'rtb-2'].map((table) => ({
      region: 'eu-west-1',
      route_table_id: table,
      destination_cidr_block: '10.9.0.0/16',
      vpc_peering_connection_id: 'pcx-1',
    })),
  );
});

test('the ordinary name leads to the endpoint, in this VPC alone', () => {
  const json = made({}, { endpoints: { sts: far('sts'), 'aps-workspaces': far('aps-workspaces') } });
  expect(json.all('aws_route53_zone').map(({ name, vpc }) => [name, vpc])).toEqual(
    ['aps-workspaces', 'sts'].map((service) => [
      `${service}.us-east-1.amazonaws.com`,
      [{ vpc_id: 'vpc-1', vpc_region: 'eu-west-1' }],
    ]),
  );
  const [record] = json.all('aws_route53_record');
  expect(record).toMatchObject({
    name: 'aps-workspaces.us-east-1.amazonaws.com',
    type: 'A',
    zone_id: expect.stringMatching(/^\$\{aws_route53_zone\.\w+(-\w+)*\.zone_id\}$/),
    alias: {
      name: 'vpce-1-abc.aps-workspaces.us-east-1.vpce.amazonaws.com',
      zone_id: 'Z7HUB22UULQXV',
      evaluate_target_health: false,
    },
  });
});

test('a transit gateway has its routes, each Region its own', () => {
  const json = made(
    { over: { transitGatewayId: 'tgw-1' }, routeTableIds: ['rtb-1'] },
    { routeTableIds: ['rtb-9'], over: { transitGatewayId: 'tgw-9' } },
  );
  const routes = json.all('aws_route').map((route) => [route['region'], route['transit_gateway_id']]);
  expect(routes).toEqual([
    ['us-east-1', 'tgw-9'],
    ['eu-west-1', 'tgw-1'],
  ]);
});

test('the way back and the group there are made where they are named', () => {
  const none = made();
  expect(none.all('aws_vpc_security_group_ingress_rule')).toEqual([]);
  const json = made({ tags: { data: 'metrics' } }, { routeTableIds: ['rtb-9'], securityGroupId: 'sg-9' });
  expect(json.all('aws_route')).toContainEqual({
    region: 'us-east-1',
    route_table_id: 'rtb-9',
    destination_cidr_block: '10.0.0.0/16',
    vpc_peering_connection_id: 'pcx-1',
  });
  expect(json.only('aws_vpc_security_group_ingress_rule')).toMatchObject({
    region: 'us-east-1',
    security_group_id: 'sg-9',
    from_port: 443,
    to_port: 443,
    cidr_ipv4: '10.0.0.0/16',
    tags: { data: 'metrics' },
  });
});

test.each<[Partial<OtherRegionEndpointsProps>, Partial<OtherRegionEndpointsProps['to']>, string]>([
  [
    {},
    { region: 'eu-west-1' },
    "got endpoints in eu-west-1, the VPC's own Region, expected another Region; use AmpEndpoints for its own",
  ],
  [{}, { endpoints: {} }, "got no endpoints, expected at least that of 'aps-workspaces'; name it in 'to.endpoints'"],
  [
    {},
    { endpoints: { sts: far('aps-workspaces') } },
    "got the name vpce-1-abc.aps-workspaces.us-east-1.vpce.amazonaws.com for 'sts', expected vpce-….sts.us-east-1.vpce.amazonaws.com; copy it from 'aws ec2 describe-vpc-endpoints'",
  ],
  [
    { routeTableIds: [] },
    {},
    "got no route tables, expected those of the subnets whose nodes write there; name them in 'routeTableIds'",
  ],
  [
    {},
    { cidr: '10.0.9.0/24' },
    'got 10.0.0.0/16 and 10.0.9.0/24, expected ranges that do not overlap: no route tells them apart; connect another VPC',
  ],
])('a way that leads nowhere is refused: %j %j', (changes, to, message) => {
  expect(() => made(changes, to)).toThrow(new Error(`AmpEndpointsOtherRegion: ${message} (at test/Far)`));
});
