import type { Problem } from '@promontory/vocabulary';
import type { KnownNetwork } from '../build/network.js';
import { type Part, placed } from '../part.js';
import { checkOtherRegions } from './other-regions.js';
import { checkTwice, isElsewhere } from './subnets.js';
import { checkTags } from './tags.js';

/** A network against itself and against its Region. */
export function checkNetwork(part: Part<KnownNetwork>): Problem[] {
  return [
    ...checkSubnets(part),
    ...checkClients(part),
    ...checkServices(part),
    ...checkOtherRegions(part),
    ...checkTags(part.value.tags, ['tags']).flatMap((finding) => placed(part, finding.path, finding)),
  ];
}

/** What works, until a zone fails. */
export function warnOfNetwork(part: Part<KnownNetwork>): Problem[] {
  if (part.value.subnets.length !== 1) return [];
  return placed(part, ['subnets'], {
    code: 'ConfigNetworkOneZone',
    got: 'endpoints in one zone',
    expected: 'a subnet in each zone that has clients',
    fix: 'add a subnet of another zone: when the only one fails, no metrics get out of the others',
  });
}

function checkSubnets(part: Part<KnownNetwork>): Problem[] {
  const { subnets, region } = part.value;
  return subnets.flatMap(({ availabilityZone: zone }, index): Problem[] => {
    if (isElsewhere(zone, part)) {
      return placed(part, ['subnets', index, 'availabilityZone'], {
        code: 'ConfigSubnetRegion',
        got: zone,
        expected: `a zone of ${region}, the network's Region`,
        fix: "correct the zone, or 'region'",
      });
    }
    const twice = checkTwice(part, ['subnets'], subnets, index);
    if (twice.length > 0) return twice;
    if (subnets.slice(0, index).some((other) => other.availabilityZone === zone)) {
      return placed(part, ['subnets', index, 'availabilityZone'], {
        code: 'ConfigNetworkZone',
        got: `a second subnet in ${zone}`,
        expected: 'one subnet in each zone: an endpoint takes no two of one zone',
        fix: 'remove one of the two: clients in any subnet of the zone reach the other',
      });
    }
    return [];
  });
}

function checkClients(part: Part<KnownNetwork>): Problem[] {
  const peers = (part.value.clients ?? []).map((client) => ('cidr' in client ? client.cidr : client.securityGroupId));
  return peers.flatMap((peer, index) =>
    peers.indexOf(peer) === index
      ? []
      : placed(part, ['clients', index], {
          code: 'ConfigNetworkClient',
          got: `${peer} a second time`,
          expected: 'each client once',
          fix: 'remove one of the two',
        }),
  );
}

function checkServices(part: Part<KnownNetwork>): Problem[] {
  const { services, existing } = part.value;
  const listed = services === 'auto' ? [] : services;
  return listed.flatMap((service, index): Problem[] => {
    const isTwice = listed.indexOf(service) !== index;
    if (!isTwice && existing[service] === undefined) return [];
    return placed(part, ['services', index], {
      code: 'ConfigNetworkServiceTwice',
      got: `'${service}' ${isTwice ? 'a second time' : "which stands under 'existing' as well"}`,
      expected: 'each service once: with private DNS a VPC takes one endpoint of each',
      fix: 'remove one of the two',
    });
  });
}
