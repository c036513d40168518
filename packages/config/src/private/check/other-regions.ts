import { cidrsOverlap, type Problem } from '@promontory/vocabulary';
import type { KnownNetwork } from '../build/network.js';
import { type Part, placed } from '../part.js';

/** Ways that lead somewhere: to another Region, by a route of which both ends can be told apart. */
export function checkOtherRegions(part: Part<KnownNetwork>): Problem[] {
  const { otherRegions, cidr, region, routeTableIds } = part.value;
  if (otherRegions.length === 0 || part.doubtful.has('otherRegions')) return [];
  const problems: Problem[] = [];
  if (cidr === undefined && !part.doubtful.has('cidr')) {
    problems.push(
      ...placed(part, [], {
        code: 'ConfigNetworkCidr',
        got: "'otherRegions' and no 'cidr'",
        expected: "the VPC's own range of addresses, which is let in there and routed back",
        fix: "add 'cidr'",
      }),
    );
  }
  if (routeTableIds.length === 0 && !part.doubtful.has('routeTableIds')) {
    problems.push(
      ...placed(part, [], {
        code: 'ConfigNetworkRouteTables',
        got: "'otherRegions' and no 'routeTableIds'",
        expected: 'the route tables of the subnets whose nodes write there',
        fix: "add 'routeTableIds'",
      }),
    );
  }
  for (const { region: there, cidr: range, endpoints } of otherRegions) {
    const at = ['otherRegions', there];
    if (there === region && !part.doubtful.has('region')) {
      problems.push(
        ...placed(part, at, {
          code: 'ConfigNetworkOtherRegion',
          got: `${there}, the network's own Region`,
          expected: 'another Region',
          fix: "name its endpoints under 'existing'",
        }),
      );
    }
    if (endpoints['aps-workspaces'] === undefined) {
      problems.push(
        ...placed(part, [...at, 'endpoints'], {
          code: 'ConfigNetworkOtherRegion',
          got: "no endpoint for 'aps-workspaces'",
          expected: 'the one that is written to',
          fix: 'add it',
        }),
      );
    }
    for (const [service, { dnsName }] of Object.entries(endpoints)) {
      const end = `.${service}.${there}.vpce.amazonaws.com`;
      if (dnsName.endsWith(end)) continue;
      problems.push(
        ...placed(part, [...at, 'endpoints', service, 'dnsName'], {
          code: 'ConfigNetworkOtherRegion',
          got: dnsName,
          expected: `a name that ends in ${end}`,
          fix: "copy that of the endpoint of this service and Region from 'aws ec2 describe-vpc-endpoints'",
        }),
      );
    }
    if (cidr !== undefined && cidrsOverlap(cidr, range)) {
      problems.push(
        ...placed(part, [...at, 'cidr'], {
          code: 'ConfigNetworkOtherRegion',
          got: `${range}, which overlaps with ${cidr} of this network`,
          expected: 'ranges that do not overlap: no route tells them apart',
          fix: 'connect a VPC with another range',
        }),
      );
    }
  }
  return problems;
}
