import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';
import * as z from 'zod';
import { awsId, kubernetesName, region, roleArn, zone } from './fields.js';
import { text } from './text.js';

const SERVICES = Object.keys(ENDPOINT_SERVICES) as [EndpointService, ...EndpointService[]];
const service = z.enum(SERVICES);

/** A range of addresses. */
export const cidr = text({
  description: 'A range of IPv4 addresses.',
  pattern: /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/,
  test: (value) => {
    const [address = '', length = ''] = value.split('/');
    return address.split('.').every((octet) => Number(octet) < 256) && Number(length) >= 8 && Number(length) <= 32;
  },
  expected: 'a range of IPv4 addresses such as 10.0.0.0/16, no wider than /8',
  fix: 'narrow it, or name a security group',
});

const client = z.union([
  z.strictObject({ securityGroupId: awsId('sg', 'A security group of nodes, or of pods.') }),
  z.strictObject({ cidr }),
]);

const allowed = z.strictObject({
  actions: z
    .array(
      text({
        description: 'An action of IAM.',
        pattern: /^[a-z0-9-]+:[A-Za-z*?]+$/,
        expected: 'an action such as sts:AssumeRoleWithWebIdentity',
        fix: 'write service and action',
      }),
    )
    .min(1),
  resources: z
    .array(
      text({
        description: "What they are about: ARNs, with '*' where many are meant.",
        pattern: /^(\*|arn:aws\S*)$/,
        expected: "an ARN, or '*'",
        fix: 'write the whole ARN',
      }),
    )
    .min(1),
  who: z
    .union([z.literal('account'), z.literal('anybody'), z.array(roleArn('A role.')).min(1)])
    .optional()
    .meta({
      description:
        'Whose calls: those of this account, of anybody (who trades a token for a role is nobody yet), or of roles. Default: account.',
    }),
});

const uses = z.strictObject({
  nodes: z
    .enum(['managed', 'self-managed', 'none'])
    .optional()
    .meta({ description: 'Who starts the nodes in this network. Default: managed.' }),
  images: z
    .enum(['ecr', 'elsewhere'])
    .optional()
    .meta({ description: 'Where nodes get images from; elsewhere is a registry in the network. Default: ecr.' }),
  podLogs: z
    .boolean()
    .optional()
    .meta({ description: 'Whether nodes or pods send logs to CloudWatch Logs. Default: false.' }),
  grafana: z
    .enum(['none', 'in-cluster', 'amazon-managed', 'amazon-managed-in-vpc'])
    .optional()
    .meta({ description: 'What queries. Its role stands in roleArns. Default: none.' }),
  grafanaUsers: z.boolean().optional().meta({
    description: 'Whether people in this network open a workspace of Amazon Managed Grafana. Default: false.',
  }),
  terraform: z.boolean().optional().meta({ description: 'Whether Terraform runs in this network. Default: false.' }),
});

const connection = z.union([
  z.strictObject({ peeringConnectionId: awsId('pcx', 'A peering connection that is active.') }),
  z.strictObject({ transitGatewayId: awsId('tgw', 'A transit gateway that the VPC is attached to.') }),
]);

/** As `aws ec2 describe-vpc-endpoints` has it in DnsEntries: the first, which is that of all zones. */
const farEndpoint = z.strictObject({
  dnsName: text({
    description: 'The name of the endpoint for all zones.',
    pattern: /^vpce-[0-9a-f]{8,17}-[a-z0-9]+\.[a-z0-9.-]+\.vpce\.amazonaws\.com$/,
    expected: 'vpce-….<service>.<region>.vpce.amazonaws.com',
    fix: "copy the first of DnsEntries from 'aws ec2 describe-vpc-endpoints'",
  }),
  hostedZoneId: text({
    description: 'Its hosted zone.',
    pattern: /^Z[A-Z0-9]{5,31}$/,
    expected: 'the id of a hosted zone such as Z7HUB22UULQXV',
    fix: 'copy HostedZoneId beside the name',
  }),
});

/** A way to the endpoints that a VPC of another Region has. */
const otherRegion = z.strictObject({
  cidr,
  over: connection.meta({ description: 'How the two VPCs are connected.' }),
  overThere: connection
    .optional()
    .meta({ description: 'How the VPC there is connected. Default: by the same, as with a peering connection.' }),
  endpoints: z
    .partialRecord(service, farEndpoint)
    .meta({ description: 'The endpoints there, by their service: their ordinary names lead to them.' }),
  securityGroupId: awsId('sg', 'The group of those endpoints, to be opened. Default: it is opened already.').optional(),
  routeTableIds: z
    .array(awsId('rtb', 'A route table of their subnets.'))
    .min(1)
    .optional()
    .meta({ description: 'Route tables there that get the way back. Default: they have it already.' }),
});

/** A VPC without internet. */
export const network = z.strictObject({
  vpcId: awsId('vpc', 'The VPC.'),
  region: region.optional(),
  subnets: z
    .array(z.strictObject({ id: awsId('subnet', 'A subnet.'), availabilityZone: zone }))
    .min(1)
    .meta({ description: 'One subnet in each zone that has clients: each endpoint is paid for by zone.' }),
  routeTableIds: z
    .array(awsId('rtb', 'A route table.'))
    .min(1)
    .optional()
    .meta({ description: 'Route tables of the subnets with nodes: they get the way to S3. Default: none.' }),
  clients: z.array(client).min(1).optional().meta({
    description: 'Who may call the endpoints. Default: the security group that EKS made, of each cluster.',
  }),
  services: z
    .union([z.literal('auto'), z.array(service).min(1)])
    .optional()
    .meta({
      description: 'The endpoints that are made. Default: auto, which is all that is needed and does not exist.',
    }),
  existing: z
    .partialRecord(service, awsId('vpce', 'An endpoint.'))
    .optional()
    .meta({ description: 'Endpoints that were made elsewhere, by their service. Default: none.' }),
  privateDns: z.boolean().optional().meta({
    description: 'Whether the ordinary names of the services lead to the endpoints, in the whole VPC. Default: true.',
  }),
  cidr: cidr.optional(),
  otherRegions: z
    .record(region, otherRegion)
    .optional()
    .meta({ description: 'Ways to endpoints of other Regions, by Region. Needs cidr, this VPC’s own. Default: none.' }),
  uses: uses.optional().meta({ description: 'What else runs in this network, and needs endpoints.' }),
  roleArns: z.array(roleArn('A role.')).min(1).optional().meta({
    description: 'Further roles that write, query or are assumed by a token. Default: those of the agents.',
  }),
  alsoAllow: z
    .partialRecord(service, z.array(allowed).min(1))
    .optional()
    .meta({ description: 'What else may pass the endpoint of a service. Default: nothing.' }),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Tags on the endpoints, on top of those of the environment.' }),
});

/** A key of `networks`. */
export const networkName = kubernetesName('The name of a network within this environment.', 32);
