import type { NetworkSettings, OtherRegionSettings } from '@promontory/config';
import { OtherRegionEndpoints } from '@promontory/vpc-endpoints';
import type { Construct } from 'constructs';

/** Makes the way from a network to the endpoints that a VPC of another Region has. */
export function addOtherRegion(scope: Construct, network: NetworkSettings, way: OtherRegionSettings): void {
  const { vpcId, region, routeTableIds, tags } = network;
  new OtherRegionEndpoints(scope, `OtherRegion-${way.region}`, {
    vpcId,
    region,
    // The loader has checked that it is there.
    cidr: network.cidr ?? '',
    routeTableIds,
    over: way.over,
    to: {
      region: way.region,
      cidr: way.cidr,
      endpoints: way.endpoints,
      securityGroupId: way.securityGroupId,
      routeTableIds: way.routeTableIds,
      over: way.overThere,
    },
    tags,
  });
}
