import { ConfigurationError, isConcrete } from '@promontory/core';
import { cidrsOverlap } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { OtherRegionEndpointsProps } from '../other-region-endpoints.js';

/** What would make a way that leads nowhere. */
export function checkOtherRegion(
  scope: IConstruct,
  { region, cidr, routeTableIds, to }: OtherRegionEndpointsProps,
): void {
  const refuse = (got: string, expected: string, fix: string): never => {
    throw new ConfigurationError('AmpEndpointsOtherRegion', { got, expected, fix }, scope);
  };
  if (to.region === region)
    refuse(`endpoints in ${region}, the VPC's own Region`, 'another Region', 'use AmpEndpoints for its own');
  if (Object.keys(to.endpoints).length === 0)
    refuse('no endpoints', "at least that of 'aps-workspaces'", "name it in 'to.endpoints'");
  for (const [service, { dnsName }] of Object.entries(to.endpoints)) {
    const end = `.${service}.${to.region}.vpce.amazonaws.com`;
    if (isConcrete(dnsName) && !(dnsName.startsWith('vpce-') && dnsName.endsWith(end)))
      refuse(`the name ${dnsName} for '${service}'`, `vpce-…${end}`, "copy it from 'aws ec2 describe-vpc-endpoints'");
  }
  if (routeTableIds.length === 0)
    refuse('no route tables', 'those of the subnets whose nodes write there', "name them in 'routeTableIds'");
  if (isConcrete(cidr) && isConcrete(to.cidr) && cidrsOverlap(cidr, to.cidr))
    refuse(`${cidr} and ${to.cidr}`, 'ranges that do not overlap: no route tells them apart', 'connect another VPC');
}
