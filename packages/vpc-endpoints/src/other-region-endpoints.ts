import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint';
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
    /** Ids of its endpoints, by their service. */
    readonly endpointIds: Readonly<Partial<Record<EndpointService, string>>>;
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
    const { vpcId, region, to } = props;
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
      const endpointId = to.endpointIds[service];
      if (endpointId !== undefined) this.nameEndpoint(service, endpointId, { vpcId, region, to: to.region, tags });
    }
  }

  /** Private DNS of an endpoint is for its own VPC: here the name of the service has a zone of ours. */
  private nameEndpoint(
    service: EndpointService,
    endpointId: string,
    at: { vpcId: string; region: string; to: string; tags: Record<string, string> | undefined },
  ): void {
    const name = `${service}.${at.to}.amazonaws.com`;
    const endpoint = new DataAwsVpcEndpoint(this, `Endpoint-${service}`, { id: endpointId, region: at.to });
    const zone = new Route53Zone(this, `Zone-${service}`, {
      name,
      comment: `Leads to ${endpointId} in ${at.to}`,
      vpc: [{ vpcId: at.vpcId, vpcRegion: at.region }],
      tags: at.tags,
    });
    // The first name of an endpoint is that of all its zones.
    const entry = endpoint.dnsEntry.get(0);
    new Route53Record(this, `Name-${service}`, {
      zoneId: zone.zoneId,
      name,
      type: 'A',
      alias: { name: entry.dnsName, zoneId: entry.hostedZoneId, evaluateTargetHealth: false },
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
