import type { RemoteWriteSettings } from '@promontory/remote-write';
import type { ScrapeJob } from '@promontory/scrape-config';
import type * as z from 'zod';
import type { CollectorSettings, HostPlacement } from '../../environment.js';
import type { collector } from '../schema/collectors.js';
import type { ClusterContext } from './cluster.js';
import { buildDestinations } from './destinations.js';

type Written = z.infer<typeof collector>;
type Placed = Extract<Written, { vpcId: string }>;
type Ecs = Extract<Written, { ecsCluster: string }>;
type Ec2 = Extract<Written, { imageId: string }>;
type Adot = Extract<Written, { queue?: unknown }>;

/** A collector with its defaults. */
export function buildCollector(name: string, value: Written, context: ClusterContext): CollectorSettings {
  const common = {
    name,
    label: value.label ?? name,
    region: value.region ?? context.region ?? '',
    workspace: value.workspace ?? context.onlyWorkspace ?? '',
    network: value.network,
    alsoTo: buildDestinations(value.alsoTo),
    scrapeInterval: value.scrapeInterval ?? '60s',
    // Checked key by key by validateJobs.
    jobs: (value.jobs ?? []) as unknown as readonly ScrapeJob[],
    tags: value.tags,
  };
  switch (value.kind) {
    case 'ecs-service':
      return {
        kind: value.kind,
        ...common,
        ...ecsOf(value),
        ...placementOf(value),
        tasks: {
          services: (value.tasks?.services ?? []).map((one) => ({ ...one, path: one.path })),
          taskDefinitions: (value.tasks?.taskDefinitions ?? []).map((one) => ({ ...one, path: one.path })),
          dockerLabels: (value.tasks?.dockerLabels ?? []).map((one) => ({ ...one, pathLabel: one.pathLabel })),
        },
      };
    case 'ecs-sidecar':
      return {
        kind: value.kind,
        ...common,
        ...ecsOf(value),
        containers: value.containers,
        collectorMemory: value.collectorMemory,
      };
    case 'ec2-prometheus':
      return {
        kind: value.kind,
        ...common,
        ...ec2Of(value),
        mode: value.mode ?? 'agent',
        // Each rule in it is checked key by key by validateRemoteWrite.
        remoteWrite: (value.remoteWrite ?? {}) as RemoteWriteSettings,
        wal: value.wal,
        retention: value.retention,
      };
    case 'ec2-adot':
      return { kind: value.kind, ...common, ...ec2Of(value), ...adotOf(value) };
  }
}

/** The workspaces that a collector writes to, each once. */
export function workspacesOfCollector({ workspace, alsoTo }: CollectorSettings): string[] {
  return [...new Set([workspace, ...alsoTo.map((also) => also.workspace)])];
}

function placementOf({ vpcId, subnets, targets, publicAddress }: Placed): HostPlacement {
  return { vpcId, subnets, targets: targets ?? [], publicAddress: publicAddress ?? false };
}

function ec2Of(value: Ec2) {
  const { imageId, instanceType, servers, program } = value;
  return { ...placementOf(value), imageId, instanceType, servers: servers ?? 1, program };
}

function adotOf({ queue, memoryLimiter, selfMetrics }: Adot) {
  return {
    queue: { batches: queue?.batches, parallelRequests: queue?.parallelRequests, retryFor: queue?.retryFor },
    memoryLimiter: {
      limitPercentage: memoryLimiter?.limitPercentage,
      spikePercentage: memoryLimiter?.spikePercentage,
    },
    selfMetrics: selfMetrics ?? true,
  };
}

function ecsOf(value: Ecs) {
  const { ecsCluster, taskMetrics, size, architecture, image, logRetentionDays, kmsKeyArn } = value;
  return {
    ...adotOf(value),
    ecsCluster,
    taskMetrics: taskMetrics ?? true,
    size,
    architecture,
    image: { repository: image?.repository, tag: image?.tag, digest: image?.digest },
    logRetentionDays,
    kmsKeyArn,
  };
}
