import type {
  CollectorSettings,
  Ec2AdotCollector,
  Ec2PrometheusCollector,
  EcsServiceCollector,
  EcsSidecarCollector,
  Environment,
  HostPlacement,
  NetworkSettings,
} from '@promontory/config';
import type { HostNetwork } from '@promontory/host-collectors';
import { formatArn, partitionOf } from '@promontory/vocabulary';

/** The network that a collector is in; none where it reaches the internet. */
export interface Around {
  readonly network: NetworkSettings | undefined;
  readonly endpointGroup: string | undefined;
}

/** What every collector has, but where it writes to. */
export function commonProps({ account }: Environment, collector: CollectorSettings) {
  const { name, region, label: clusterLabel, jobs, scrapeInterval, tags } = collector;
  return { name, region, account, clusterLabel, jobs, scrapeInterval, tags };
}

/** What ADOT is told, wherever it runs. */
export const adotProps = ({
  queue,
  memoryLimiter,
  selfMetrics,
}: EcsServiceCollector | EcsSidecarCollector | Ec2AdotCollector) => ({ queue, memoryLimiter, selfMetrics });

export function ecsProps({ account }: Environment, collector: EcsServiceCollector | EcsSidecarCollector) {
  const { region, ecsCluster, taskMetrics, size, architecture, image, logRetentionDays, kmsKeyArn } = collector;
  const partition = partitionOf(region);
  return {
    ...adotProps(collector),
    clusterArn: formatArn({ partition, service: 'ecs', region, account, resource: `cluster/${ecsCluster}` }),
    taskMetrics,
    size,
    architecture,
    image,
    logRetentionDays,
    kmsKeyArn,
  };
}

/** Where it is, and what it is let out to. */
export function placement(
  { vpcId, subnets, targets, publicAddress }: HostPlacement,
  { network, endpointGroup }: Around,
): HostNetwork & { readonly publicAddress: boolean } {
  const s3Gateway = network?.services.includes('s3') === true || network?.existing.s3 !== undefined;
  const otherRegionCidrs = network?.otherRegions.map(({ cidr }) => cidr);
  return {
    vpcId,
    subnetIds: subnets.map(({ id }) => id),
    targets,
    publicAddress,
    // The groups of endpoints that were made elsewhere are not known: HTTPS then goes wherever the network leads.
    ...(endpointGroup === undefined
      ? {}
      : { endpoints: { securityGroupIds: [endpointGroup], s3Gateway, otherRegionCidrs } }),
  };
}

export function serversProps(collector: Ec2PrometheusCollector | Ec2AdotCollector, around: Around) {
  const { imageId, instanceType, servers, program } = collector;
  return { ...placement(collector, around), imageId, instanceType, servers, program };
}
