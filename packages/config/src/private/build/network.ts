import {
  ENDPOINT_SERVICES,
  type EndpointNeeds,
  type EndpointService,
  requiredEndpoints,
} from '@promontory/endpoint-needs';
import type * as z from 'zod';
import type { AllowedCalls, NetworkSettings } from '../../environment.js';
import type { network } from '../schema/network.js';

/** A network before it is known what its clusters need. */
export type KnownNetwork = Omit<NetworkSettings, 'services'> & {
  readonly services: 'auto' | readonly EndpointService[];
};

/** A network with its defaults. */
export function buildNetwork(
  name: string,
  value: Partial<z.infer<typeof network>>,
  region: string | undefined,
): KnownNetwork {
  const { uses = {} } = value;
  return {
    name,
    region: value.region ?? region ?? '',
    vpcId: value.vpcId ?? '',
    subnets: value.subnets ?? [],
    routeTableIds: value.routeTableIds ?? [],
    clients: value.clients,
    services: value.services ?? 'auto',
    existing: value.existing ?? {},
    privateDns: value.privateDns ?? true,
    cidr: value.cidr,
    otherRegions: Object.entries(value.otherRegions ?? {}).map(([there, way]) => ({
      region: there,
      cidr: way.cidr,
      over: way.over,
      overThere: way.overThere,
      endpoints: way.endpoints,
      securityGroupId: way.securityGroupId,
      routeTableIds: way.routeTableIds ?? [],
    })),
    uses: {
      nodes: uses.nodes ?? 'managed',
      images: uses.images ?? 'ecr',
      podLogs: uses.podLogs ?? false,
      grafana: uses.grafana ?? 'none',
      grafanaUsers: uses.grafanaUsers ?? false,
      terraform: uses.terraform ?? false,
    },
    roleArns: value.roleArns ?? [],
    alsoAllow: Object.fromEntries(
      Object.entries(value.alsoAllow ?? {}).map(([service, calls]) => [
        service,
        calls.map(({ who, ...rest }): AllowedCalls => ({ ...rest, who: who ?? 'account' })),
      ]),
    ),
    tags: value.tags,
  };
}

/** The endpoints that are made for what the clusters of a network need, in a fixed order. */
export function madeServices(network: KnownNetwork, needs: readonly EndpointNeeds[]): readonly EndpointService[] {
  if (network.services !== 'auto') return network.services;
  const required = needs.flatMap((one) => requiredEndpoints(one).map(({ service }) => service));
  return (Object.keys(ENDPOINT_SERVICES) as EndpointService[]).filter(
    (service) =>
      required.includes(service) &&
      network.existing[service] === undefined &&
      ENDPOINT_SERVICES[service].notIn?.includes(network.region) !== true,
  );
}
