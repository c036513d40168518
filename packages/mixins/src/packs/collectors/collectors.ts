import { definePack, type PackContext } from '../../rule-pack.js';
import { SCRAPER_LIMITS } from '@promontory/scrape-config';
import { count, ratio, seconds } from '../../threshold.js';
import { agent } from './agent.js';
import { remoteWrite } from './remote-write.js';
import { targets } from './targets.js';

const THRESHOLDS = {
  /** Share of a job's targets that may be down: ratio, 0 to 1. @default 0.1 */
  targetsDown: ratio(0.1),
  /** Changes of a target between up and down in half an hour: count, 0 to 1000. @default 4 */
  targetChanges: count(4, 1000),
  /** How long a scrape may take, under the timeout of 10s: seconds, 0 to 31536000. @default 8 */
  scrapeDuration: seconds(8),
  /** Targets of one cluster, four fifths of what a managed scraper takes: count, 0 to 1000000. @default 24000 */
  endpoints: count(0.8 * SCRAPER_LIMITS.maxEndpoints, 1_000_000),
  /** How late samples may be sent: seconds, 0 to 31536000. @default 120 */
  remoteWriteDelay: seconds(120),
  /** Share of samples that may be refused for good: ratio, 0 to 1. @default 0.01 */
  samplesFailed: ratio(0.01),
  /** Share of samples that may be sent anew: ratio, 0 to 1. @default 0.1 */
  samplesRetried: ratio(0.1),
};

export type CollectorsContext = PackContext<keyof typeof THRESHOLDS>;

/**
 * Whether metrics arrive at all: targets, jobs and clusters that fall silent, and the remote write of Prometheus agents.
 * Reads `up` and `scrape_duration_seconds`, which every collector writes, and an agent's own metrics where it has them.
 */
export const collectors = definePack({
  name: 'collectors',
  thresholds: THRESHOLDS,
  groups: (context) => [targets(context), remoteWrite(context), agent(context)],
});
