import { Fixture } from './fixture.js';

const GROUP = expect.stringMatching(/^\$\{aws_security_group\.\w+\.id\}$/) as string;

function rules(changes: Parameters<Fixture['collector']>[0] = {}) {
  const fixture = new Fixture();
  fixture.collector(changes);
  const json = fixture.synth();
  const short = (type: string) =>
    json.all(type).map(({ security_group_id: of, from_port: port, to_port: to, ...rest }) => {
      expect(to).toBe(port);
      expect(rest['ip_protocol']).toBe('tcp');
      return [of, port, rest['cidr_ipv4'] ?? rest['referenced_security_group_id'] ?? rest['prefix_list_id']];
    });
  return {
    group: json.only('aws_security_group'),
    out: short('aws_vpc_security_group_egress_rule'),
    in: short('aws_vpc_security_group_ingress_rule'),
    prefixLists: json.all('data.aws_ec2_managed_prefix_list'),
  };
}

test('nothing comes in, and out goes HTTPS alone', () => {
  const { group, out, in: into } = rules();
  expect(group).toMatchObject({ name: 'amp-collector-shop', vpc_id: 'vpc-0a1b2c3d4e5f60718' });
  expect(out).toEqual([[GROUP, 443, '0.0.0.0/0']]);
  expect(into).toEqual([]);
});

test('what is scraped is reached, and its group is opened to the collector', () => {
  const { out, in: into } = rules({
    targets: [
      { securityGroupId: 'sg-1', port: 8080 },
      { cidr: '10.1.0.0/16', port: 9100 },
    ],
  });
  expect(out).toEqual(
    expect.arrayContaining([
      [GROUP, 443, '0.0.0.0/0'],
      [GROUP, 8080, 'sg-1'],
      [GROUP, 9100, '10.1.0.0/16'],
    ]),
  );
  expect(out).toHaveLength(3);
  expect(into).toEqual([['sg-1', 8080, GROUP]]);
});

test('with endpoints HTTPS goes to them and to S3, and they are opened to the collector', () => {
  const { out, in: into, prefixLists } = rules({ endpoints: { securityGroupIds: ['sg-9'] } });
  expect(prefixLists).toEqual([expect.objectContaining({ name: 'com.amazonaws.eu-west-1.s3' })]);
  expect(out).toEqual([
    [GROUP, 443, 'sg-9'],
    [GROUP, 443, expect.stringMatching(/^\$\{data\.aws_ec2_managed_prefix_list\.\w+\.id\}$/)],
  ]);
  expect(into).toEqual([['sg-9', 443, GROUP]]);
  const far = rules({ endpoints: { securityGroupIds: ['sg-9'], s3Gateway: false, otherRegionCidrs: ['10.9.0.0/16'] } });
  expect(far.out).toEqual([
    [GROUP, 443, 'sg-9'],
    [GROUP, 443, '10.9.0.0/16'],
  ]);
  expect(rules({ endpoints: { securityGroupIds: ['sg-9'], s3Gateway: false } }).out).toEqual([[GROUP, 443, 'sg-9']]);
});
