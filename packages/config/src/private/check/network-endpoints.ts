import {
  ENDPOINT_SERVICES,
  type EndpointNeeds,
  type EndpointService,
  missingEndpoints,
} from '@promontory/endpoint-needs';
import type { Problem } from '@promontory/vocabulary';
import type { Collection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type KnownNetwork, madeServices } from '../build/network.js';
import { type Part, placed } from '../part.js';

/** A cluster of a network, or a collector outside of Kubernetes, and what it calls from within it. */
export interface NetworkMember {
  readonly name: string;
  /** For each Region that it writes to; undefined where that cannot be known. */
  readonly needs: readonly EndpointNeeds[] | undefined;
  /** Whether its writer passes the endpoints as a role: keys in a Secret do not, and a scraper goes another way. */
  readonly hasRole: boolean;
  readonly hasGrafana: boolean;
  /** Whether the endpoints are opened to it, whatever `clients` says. */
  readonly isLetIn: boolean;
}

/** A cluster as a member of its network. */
export const memberCluster = (
  { name, collection, grafana }: KnownCluster,
  needs: NetworkMember['needs'],
): NetworkMember => ({ name, needs, hasRole: hasRole(collection), hasGrafana: grafana !== undefined, isLetIn: true });

/** Whether everything that the clusters of a network call has its endpoint, and every endpoint somebody who may use it. */
export function checkEndpoints(
  part: Part<KnownNetwork>,
  members: readonly NetworkMember[],
  deployRoleArn: string | undefined,
): Problem[] {
  if (members.length === 0) {
    return placed(part, [], {
      code: 'ConfigNetworkUnused',
      got: `the network ${part.value.name}, which no cluster and no collector names`,
      expected: 'at least one of them in each network',
      fix: `write 'network: ${part.value.name}' in a cluster or collector, or remove it`,
    });
  }
  const needs = members.flatMap((member) => member.needs ?? []);
  const isKnown = ['services', 'existing', 'region', 'uses'].every((key) => !part.doubtful.has(key));
  if (!isKnown || part.value.region === '' || members.some((member) => member.needs === undefined)) return [];
  const made = madeServices(part.value, needs);
  return [
    ...checkMissing(part, members, made),
    ...checkAlsoAllow(part, made),
    ...checkMade(part, made),
    ...checkClients(part, members, made),
    ...checkRoles(part, members, made, deployRoleArn),
  ];
}

function checkMissing(
  part: Part<KnownNetwork>,
  members: readonly NetworkMember[],
  made: readonly EndpointService[],
): Problem[] {
  const present = [...made, ...(Object.keys(part.value.existing) as EndpointService[])];
  const clusters = new Map<string, string[]>();
  const findings = members.flatMap(({ name, needs = [] }) =>
    needs
      .flatMap((one) => missingEndpoints(one, present))
      // What no endpoint mends is said of the cluster.
      .filter(({ code }) => code !== 'VpcEndpointsOtherRegion')
      .filter((finding) => {
        const names = clusters.get(finding.got);
        if (names?.includes(name) !== true) clusters.set(finding.got, [...(names ?? []), name]);
        return names === undefined;
      }),
  );
  return findings.flatMap((finding) =>
    placed(part, part.value.services === 'auto' ? [] : ['services'], {
      ...finding,
      expected: `${finding.expected} (${(clusters.get(finding.got) ?? []).join(', ')})`,
      fix:
        finding.code === 'VpcEndpointsMissing'
          ? "add it to 'services', name one that exists under 'existing', or leave 'services' out"
          : finding.fix,
    }),
  );
}

function checkMade(part: Part<KnownNetwork>, made: readonly EndpointService[]): Problem[] {
  const problems: Problem[] = [];
  if (made.includes('s3') && part.value.routeTableIds.length === 0 && !part.doubtful.has('routeTableIds')) {
    problems.push(
      ...placed(part, [], {
        code: 'ConfigNetworkRouteTables',
        got: "an endpoint for 's3' and no 'routeTableIds'",
        expected: 'the route tables of the subnets whose nodes pull images: the way to S3 is an entry in them',
        fix: "add 'routeTableIds', or name the gateway that exists under 'existing'",
      }),
    );
  }
  const unnamed = made.find((service) => ENDPOINT_SERVICES[service].needsPrivateDns === true);
  if (!part.value.privateDns && unnamed !== undefined) {
    problems.push(
      ...placed(part, ['privateDns'], {
        code: 'ConfigNetworkPrivateDns',
        got: `'${unnamed}' without private DNS`,
        expected: 'private DNS, without which nobody finds that endpoint',
        fix: "remove 'privateDns', or name an endpoint that exists under 'existing'",
      }),
    );
  }
  return problems;
}

/** A group that lets nobody in would be of no use. */
function checkClients(
  part: Part<KnownNetwork>,
  members: readonly NetworkMember[],
  made: readonly EndpointService[],
): Problem[] {
  if (made.length === 0 || part.value.clients !== undefined || part.doubtful.has('clients')) return [];
  if (members.some((member) => member.isLetIn)) return [];
  return placed(part, [], {
    code: 'ConfigNetworkClients',
    got: `no 'clients', with tasks of ${members.map(({ name }) => name).join(', ')} alone`,
    expected: 'who may call the endpoints: the security groups of those tasks are not known here',
    fix: "add 'clients'",
  });
}

function checkAlsoAllow(part: Part<KnownNetwork>, made: readonly EndpointService[]): Problem[] {
  return (Object.keys(part.value.alsoAllow) as EndpointService[]).flatMap((service): Problem[] => {
    const isMade = made.includes(service);
    if (isMade && ENDPOINT_SERVICES[service].policy !== 'unsupported') return [];
    return placed(part, ['alsoAllow', service], {
      code: 'ConfigNetworkAlsoAllow',
      got: `statements for '${service}', ${isMade ? 'whose endpoint takes no policy' : 'whose endpoint is not made here'}`,
      expected: 'statements for endpoints that are made here and take a policy',
      fix: isMade ? 'remove them' : `remove them, or add '${service}' to 'services'`,
    });
  });
}

function hasRole(collection: Collection | undefined): boolean {
  if (collection === undefined || collection.kind === 'managed-scraper') return false;
  return !('identity' in collection && collection.identity === 'static');
}

/** Services whose policies name roles. */
const BY_ROLE: readonly EndpointService[] = ['aps-workspaces', 'aps', 'sts'];

function checkRoles(
  part: Part<KnownNetwork>,
  members: readonly NetworkMember[],
  made: readonly EndpointService[],
  deployRoleArn: string | undefined,
): Problem[] {
  const { roleArns, uses } = part.value;
  if (roleArns.length > 0 || part.doubtful.has('roleArns')) return [];
  const hasGrafana = members.some((member) => member.hasGrafana);
  const isOurs = uses.grafana === 'in-cluster' && hasGrafana;
  if (!isOurs && (uses.grafana === 'in-cluster' || uses.grafana === 'amazon-managed-in-vpc')) {
    return placed(part, ['uses', 'grafana'], {
      code: 'ConfigNetworkRoles',
      got: "a Grafana and no 'roleArns'",
      expected: 'the role that it queries as: the endpoint lets no other through',
      fix: "add it to 'roleArns'",
    });
  }
  const service = made.find((one) => BY_ROLE.includes(one));
  const hasWriter = hasGrafana || members.some((member) => member.hasRole);
  if (service === undefined || hasWriter || (uses.terraform && deployRoleArn !== undefined)) return [];
  return placed(part, part.value.services === 'auto' ? [] : ['services'], {
    code: 'ConfigNetworkRoles',
    got: `an endpoint for '${service}' that no role is known to use`,
    expected: 'the roles that may: it would let nobody through',
    fix: `add 'roleArns', or remove '${service}'`,
  });
}
