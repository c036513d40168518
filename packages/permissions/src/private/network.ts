import { type Attributes, known, type Place, regionOf, type TypePermissions } from './type-permissions.js';

const ec2 = (attributes: Attributes, place: Place, resource: string): string =>
  `arn:${place.partition}:ec2:${regionOf(attributes, place)}:${place.account}:${resource}`;

/** VPCs and their endpoints. Actions: the service authorization reference of EC2, 2026-07. */
export const NETWORK: Readonly<Record<string, TypePermissions>> = {
  aws_vpc_endpoint: {
    read: [],
    write: ['ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint', 'ec2:DeleteVpcEndpoints'],
    resources: (attributes, place) =>
      [`vpc/${known(attributes['vpc_id'])}`, 'vpc-endpoint/*', 'subnet/*', 'security-group/*', 'route-table/*'].map(
        (resource) => ec2(attributes, place, resource),
      ),
    readAny: ['ec2:DescribeVpcEndpoints', 'ec2:DescribePrefixLists'],
    also: (attributes, place) => [
      { actions: ['ec2:CreateTags', 'ec2:DeleteTags'], resources: [ec2(attributes, place, 'vpc-endpoint/*')] },
      // Private DNS is a hosted zone of AWS's own that is given to the VPC.
      ...(attributes['private_dns_enabled'] === true
        ? [
            {
              actions: ['route53:AssociateVPCWithHostedZone'],
              resources: [`arn:${place.partition}:route53:::hostedzone/*`],
            },
          ]
        : []),
    ],
  },
  'data.aws_subnet': { read: [], resources: () => [], readAny: ['ec2:DescribeSubnets'] },
  'data.aws_vpc': {
    read: ['ec2:DescribeVpcAttribute'],
    resources: (attributes, place) => [ec2(attributes, place, `vpc/${known(attributes['id'])}`)],
    readAny: ['ec2:DescribeVpcs', 'ec2:DescribeRouteTables'],
  },
};
