import { type EndpointNeeds, missingEndpoints } from '@promontory/endpoint-needs';
import { didYouMean, type Problem } from '@promontory/vocabulary';
import type { CollectorSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import type { KnownNetwork } from '../build/network.js';
import { type Part, placed } from '../part.js';

/** The networks of an environment. */
export interface Networks {
  /** Every name under `networks`, also of those that are themselves wrong. */
  readonly names: readonly string[];
  /** Those of which something is known. */
  readonly known: ReadonlyMap<string, Part<KnownNetwork>>;
}

/** What is in a network: a cluster, or a collector outside of Kubernetes. */
export interface Resident {
  readonly what: 'cluster' | 'collector';
  readonly network: string | undefined;
  readonly region: string;
  /** Undefined where it is not known. */
  readonly vpcId: string | undefined;
  /** Where the VPC is said. */
  readonly vpcAt: string;
}

/** A cluster as one that is in a network. */
export const residentCluster = ({ network, region, attributes }: KnownCluster): Resident => ({
  what: 'cluster',
  network,
  region,
  vpcId: attributes?.vpcId,
  vpcAt: 'attributes.vpcId',
});

/** A collector as one that is in a network. */
export const residentCollector = ({ network, region, ...rest }: CollectorSettings): Resident => ({
  what: 'collector',
  network,
  region,
  vpcId: 'vpcId' in rest ? rest.vpcId : undefined,
  vpcAt: 'vpcId',
});

/** What is in a network against the network that it names. */
export function checkResident(
  part: Part<unknown>,
  resident: Resident,
  { names, known }: Networks,
  needs: EndpointNeeds | undefined,
  regions: readonly string[],
): Problem[] {
  const { network: name, what } = resident;
  if (name === undefined) return [];
  if (!names.includes(name)) {
    const near = didYouMean(name, names);
    return placed(part, ['network'], {
      code: 'ConfigNetwork',
      got: JSON.stringify(name),
      expected: names.length === 0 ? "a key of 'networks' (there is none)" : `one of ${names.join(', ')}`,
      fix: near === undefined ? "declare it under 'networks'" : `did you mean ${near}?`,
    });
  }
  const network = known.get(name);
  if (network === undefined) return [];
  const [here, there] = [resident.region, network.value.region];
  const isDoubtful = part.doubtful.has('region') || network.doubtful.has('region') || here === '' || there === '';
  if (!isDoubtful && here !== there) {
    return placed(part, ['network'], {
      code: 'ConfigNetworkRegion',
      got: `the network ${name} in ${there}`,
      expected: `a network in ${here}, where the ${what} is`,
      fix: "name another network, or set its 'region'",
    });
  }
  const elsewhere = isDoubtful ? [] : [...new Set(regions)].filter((one) => one !== here);
  return [
    ...checkVpc(part, resident, network),
    ...(needs === undefined ? [] : elsewhere.flatMap((one) => checkWay(part, needs, one))),
  ];
}

/** A writer has a way to each Region that it writes to. */
function checkWay(part: Part<unknown>, needs: EndpointNeeds, workspaceRegion: string): Problem[] {
  return missingEndpoints({ ...needs, workspaceRegion }, [], ['network'])
    .filter(({ code }) => code === 'VpcEndpointsOtherRegion')
    .flatMap((finding) =>
      placed(part, finding.path, {
        ...finding,
        fix: `${finding.fix}: 'otherRegions' of the network makes the way`,
      }),
    );
}

function checkVpc(part: Part<unknown>, { what, vpcId, vpcAt }: Resident, network: Part<KnownNetwork>): Problem[] {
  const [here, there] = [vpcId, network.value.vpcId];
  if (here === undefined || there === '' || here === there) return [];
  return placed(part, ['network'], {
    code: 'ConfigNetworkVpc',
    got: `the network ${network.value.name}, which is ${there}`,
    expected: `a network that is ${here}, where the ${what} is`,
    fix: `name another network, or correct '${vpcAt}'`,
  });
}
