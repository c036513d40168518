import type { EndpointService } from '@promontory/endpoint-needs';
import type { Problem } from '@promontory/vocabulary';
import type { KnownNetwork } from '../build/network.js';
import { type Part, placed } from '../part.js';

/** A network among those of all environments that are read together, and the endpoints that are made in it. */
export interface EndpointMaker {
  readonly environment: string;
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  readonly part: Part<KnownNetwork>;
  readonly services: readonly EndpointService[];
}

/** An endpoint that another environment makes already, and the network that has it. */
export interface EndpointClash {
  readonly maker: EndpointMaker;
  readonly problem: Problem;
}

/** A VPC that several environments share takes one endpoint of each service with private DNS. */
export function checkEndpointsOnce(makers: readonly EndpointMaker[]): EndpointClash[] {
  const first = new Map<string, EndpointMaker>();
  return makers.flatMap((maker) => {
    const { account = '', part, services } = maker;
    if (!part.value.privateDns || part.value.vpcId === '') return [];
    const twice = services.flatMap((service) => {
      const key = [account, part.value.region, part.value.vpcId, service].join(' ');
      const other = first.get(key);
      if (other === undefined) first.set(key, maker);
      return other === undefined || other.environment === maker.environment ? [] : [{ service, other }];
    });
    const [found] = twice;
    if (found === undefined) return [];
    const names = twice.map(({ service }) => service).join(', ');
    return placed(part, ['vpcId'], {
      code: 'ConfigNetworkTwice',
      got: `endpoints for ${names}, which the environment ${found.other.environment} makes in ${part.value.vpcId} already`,
      expected: 'each service once: with private DNS a VPC takes one endpoint of each',
      fix: "name those under 'existing' in one of the two, and its roles and clients in the other",
    }).map((problem) => ({ maker, problem }));
  });
}
