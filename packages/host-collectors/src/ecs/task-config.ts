import { collectorConfig, type CollectorConfig } from '@promontory/adot';
import type { ScrapeJob } from '@promontory/scrape-config';
import type { HostWriter } from '../private/host-writer.js';
import type { EcsProps } from './ecs-props.js';

/** The configuration of the one collector of a task. */
export function taskConfig(props: EcsProps, jobs: readonly ScrapeJob[], writer: HostWriter): CollectorConfig {
  return collectorConfig({
    jobs,
    share: { kind: 'all' },
    destinations: writer.destinations.map(({ name, url: endpoint, region, assumeRole }) => ({
      name,
      endpoint,
      region,
      assumeRole,
      stsRegion: props.region,
    })),
    clusterLabel: props.clusterLabel,
    scrapeInterval: props.scrapeInterval ?? '60s',
    // There is one at a time. In a task of others, the id of the task takes its place.
    instanceName: props.name,
    queue: props.queue,
    memoryLimiter: props.memoryLimiter,
    selfMetrics: props.selfMetrics,
    debug: props.debug,
  });
}
