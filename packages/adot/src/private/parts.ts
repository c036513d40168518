import type { ScrapeJob } from '@promontory/scrape-config';
import type { AdotCollectorProps, AdotMode } from '../adot-collector.js';
import type { TargetShare } from '../target-share.js';
import { shareJobs } from './share-jobs.js';

/** One release of the chart, and its part of the work. */
export interface CollectorPart {
  /** Whether it is the one that brings the namespace and the service account along. */
  readonly first: boolean;
  readonly name: string;
  readonly mode: AdotMode;
  readonly pods: number;
  readonly share: TargetShare;
  /** What it has a use for, its own share of each. */
  readonly jobs: readonly ScrapeJob[];
}

/** How the work is divided: one part, and with a collector on each node a second one for what belongs to no node. */
export function collectorParts(props: AdotCollectorProps): readonly [CollectorPart, ...CollectorPart[]] {
  const { mode = 'deployment', shards = 1, replicas = 1, releaseName: name = 'adot-collector' } = props;
  const part = (mode: AdotMode, share: TargetShare, pods = 1): CollectorPart => ({
    first: true,
    name,
    mode,
    pods,
    share,
    jobs: shareJobs(props.jobs, share),
  });
  switch (mode) {
    case 'deployment':
      return [part(mode, { kind: 'all' })];
    case 'statefulset':
      return shards > 1 ? [part(mode, { kind: 'shard', shards }, shards)] : [part(mode, { kind: 'all' }, replicas)];
    case 'daemonset': {
      const rest = part('deployment', { kind: 'no-node' });
      const nodes = part(mode, { kind: 'own-node' });
      return rest.jobs.length === 0 ? [nodes] : [nodes, { ...rest, first: false, name: `${name}-cluster` }];
    }
  }
}
