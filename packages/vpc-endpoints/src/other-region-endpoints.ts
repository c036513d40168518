import { Route } from '@cdktf/provider-aws/lib/route';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { isConcrete } from '@promontory/core';
import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';
import { Construct } from 'constructs';
import { checkOtherRegion } from './private/check-other-region.js';

/** How two VPCs are connected: by others, who keep the connection. */
export type Connection = { readonly peeringConnectionId: string } | { readonly transitGatewayId: string };

/** An endpoint of another Region, and maybe of another account, as `aws ec2 describe-vpc-endpoints` has it in `DnsEntries`. */
export interface FarEndpoint {
  /** The name for all zones: `vpce-….<service>.<region>.vpce.amazonaws.com`. */
  readonly dnsName: string;
  readonly hostedZoneId: string;
}

/** What a way to the endpoints of another Region is made of. */
export interface OtherRegionEndpointsProps {
  readonly vpcId: string;
  /** The Region of the VPC. */
  readonly region: string;
  /** The VPC's own range of addresses. */
  readonly cidr: string;
  /** Of the subnets whose nodes write there. */
  readonly routeTableIds: readonly string[];
  readonly over: Connection;
  /** The VPC that has the endpoints. */
  readonly to: {
    readonly region: string;
    /** Its range of addresses, which may not overlap with ours. */
    readonly cidr: string;
    /** Its endpoints, by their service. */
    readonly endpoints: Readonly<Partial<Record<EndpointService, FarEndpoint>>>;
    /** The group of those endpoints, to be opened to our range. @default - it is opened already */
    readonly securityGroupId?: string;
    /** Route tables of the endpoints' subnets, to be given the way back. @default - they have it already */
    readonly routeTableIds?: readonly string[];
    /** How that VPC is connected, where it is by another transit gateway. @default - the same connection */
    readonly over?: Connection;
  };
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A way from a VPC without internet to the endpoints that a VPC of another Region has: routes there and back, HTTPS let in,
 * and the ordinary names of those services, which lead to the endpoints here as well.
 */
export class OtherRegionEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: OtherRegionEndpointsProps) {
    super(scope, id);
    checkOtherRegion(this, props);
    const { region, to } = props;
    const tags = props.tags && { ...props.tags };
    props.routeTableIds.forEach((routeTableId, index) => {
      const route = { region, routeTableId, destinationCidrBlock: to.cidr, ...target(props.over) };
      new Route(this, `To${nameOf(routeTableId, index)}`, route);
    });
    to.routeTableIds?.forEach((routeTableId, index) => {
      const route = { routeTableId, destinationCidrBlock: props.cidr, ...target(to.over ?? props.over) };
      new Route(this, `Back${nameOf(routeTableId, index)}`, { region: to.region, ...route });
    });
    if (to.securityGroupId !== undefined) {
      new VpcSecurityGroupIngressRule(this, 'LetIn', {
        region: to.region,
        description: `Calls AWS services from ${region}`,
        securityGroupId: to.securityGroupId,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        cidrIpv4: props.cidr,
        tags,
      });
    }
    for (const service of Object.keys(ENDPOINT_SERVICES) as EndpointService[]) {
      const endpoint = to.endpoints[service];
      if (endpoint !== undefined) this.nameEndpoint(service, endpoint, props);
    }
  }

  /** Private DNS of an endpoint is for its own VPC: here the name of the service has a zone of ours. */
  private nameEndpoint(
    service: EndpointService,
    { dnsName, hostedZoneId }: FarEndpoint,
    { vpcId, region: vpcRegion, to, tags }: OtherRegionEndpointsProps,
  ): void {
    const name = `${service}.${to.region}.amazonaws.com`;
    const zone = new Route53Zone(this, `Zone-${service}`, {
      name,
      comment: `Leads to an endpoint in ${to.region}`,
      vpc: [{ vpcId, vpcRegion }],
      tags: tags && { ...tags },
    });
    new Route53Record(this, `Name-${service}`, {
      zoneId: zone.zoneId,
      name,
      type: 'A',
      alias: { name: dnsName, zoneId: hostedZoneId, evaluateTargetHealth: false },
    });
  }
}

function target(over: Connection): { vpcPeeringConnectionId: string } | { transitGatewayId: string } {
  if ('transitGatewayId' in over) return { transitGatewayId: over.transitGatewayId };
  return { vpcPeeringConnectionId: over.peeringConnectionId };
}

/** Named after itself, so that others stay when the list is put in another order. */
const nameOf = (routeTableId: string, index: number): string =>
  isConcrete(routeTableId) ? routeTableId : String(index);
