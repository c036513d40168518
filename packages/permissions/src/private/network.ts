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
  aws_route: {
    read: [],
    write: ['ec2:CreateRoute', 'ec2:ReplaceRoute', 'ec2:DeleteRoute'],
    resources: (attributes, place) => [ec2(attributes, place, `route-table/${known(attributes['route_table_id'])}`)],
    readAny: ['ec2:DescribeRouteTables'],
  },
  aws_route53_zone: {
    read: ['route53:GetHostedZone', 'route53:ListTagsForResource', 'route53:GetDNSSEC'],
    write: [
      'route53:DeleteHostedZone',
      'route53:UpdateHostedZoneComment',
      'route53:AssociateVPCWithHostedZone',
      'route53:DisassociateVPCFromHostedZone',
      'route53:ChangeTagsForResource',
    ],
    resources: (_, place) => [`arn:${place.partition}:route53:::hostedzone/*`],
    readAny: ['route53:ListHostedZones', 'ec2:DescribeVpcs'],
    writeAny: ['route53:CreateHostedZone'],
    also: (_, place) => [{ actions: ['route53:GetChange'], resources: [`arn:${place.partition}:route53:::change/*`] }],
  },
  aws_route53_record: {
    read: ['route53:ListResourceRecordSets', 'route53:GetHostedZone'],
    write: ['route53:ChangeResourceRecordSets'],
    resources: (_, place) => [`arn:${place.partition}:route53:::hostedzone/*`],
    also: (_, place) => [{ actions: ['route53:GetChange'], resources: [`arn:${place.partition}:route53:::change/*`] }],
  },
  'data.aws_subnet': { read: [], resources: () => [], readAny: ['ec2:DescribeSubnets'] },
  'data.aws_vpc': {
    read: ['ec2:DescribeVpcAttribute'],
    resources: (attributes, place) => [ec2(attributes, place, `vpc/${known(attributes['id'])}`)],
    readAny: ['ec2:DescribeVpcs', 'ec2:DescribeRouteTables'],
  },
};
