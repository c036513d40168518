import { ConfigurationError, isConcrete } from '@promontory/core';
import { checkDestinations } from '@promontory/cross-region-writer';
import type { HelmValues } from '@promontory/helm';
import { isMapping, parseDuration } from '@promontory/vocabulary';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { AdotCollectorProps, AdotImage } from '../adot-collector.js';
import { SELF_JOB } from '../collector-config.js';
import { checkPods } from './check-pods.js';

/** Says what is wrong with one prop. */
export type Refuse = (code: string, got: string, expected: string, fix: string) => never;

/** What would make a collector that sends nothing, sends twice, or cannot start. */
export function checkProps(scope: IConstruct, props: AdotCollectorProps): void {
  const refuse: Refuse = (code, got, expected, fix) => {
    throw new ConfigurationError(code, { got, expected, fix }, scope);
  };
  checkJobs(props, refuse);
  checkPods(props, refuse);
  checkDestinations(scope, 'AdotDestinations', props);
  checkTimes(props, refuse);
  checkNumbers(props, refuse);
  checkMemory(props.resources, refuse);
  checkImage(props.image ?? {}, refuse);
  checkNames(props, refuse);
}

function checkJobs({ jobs, selfMetrics = true }: AdotCollectorProps, refuse: Refuse): void {
  if (jobs.length === 0) refuse('AdotNoJobs', 'no jobs', 'at least one', "add presets to 'jobs'");
  const seen = new Set<string>(selfMetrics ? [SELF_JOB] : []);
  for (const { job_name: name } of jobs) {
    if (seen.has(name)) {
      const fix = name === SELF_JOB ? "rename the job, or say 'selfMetrics: false'" : 'rename or remove one of the two';
      refuse('AdotDuplicateJob', `a second job ${JSON.stringify(name)}`, 'each job name once', fix);
    }
    seen.add(name);
  }
}

/** AMP takes no sample that is older. */
const HOUR = 3_600_000;

function checkTimes({ scrapeInterval, queue }: AdotCollectorProps, refuse: Refuse): void {
  if (isConcrete(scrapeInterval) && !parseDuration(scrapeInterval)) {
    refuse('AdotInterval', scrapeInterval, "a duration such as '30s', above zero", "change 'scrapeInterval'");
  }
  const retryFor = queue?.retryFor;
  const time = isConcrete(retryFor) ? parseDuration(retryFor) : HOUR;
  if (!time || time > HOUR) {
    refuse(
      'AdotQueue',
      `queue.retryFor ${retryFor}`,
      'a duration above zero, of at most 1h',
      "change 'queue.retryFor'",
    );
  }
}

function checkNumbers({ queue = {}, memoryLimiter = {} }: AdotCollectorProps, refuse: Refuse): void {
  for (const key of ['batches', 'parallelRequests'] as const) {
    const value = queue[key];
    if (isConcrete(value) && (!Number.isInteger(value) || value < 1)) {
      refuse('AdotQueue', `queue.${key} ${value}`, 'a whole number of at least 1', `change 'queue.${key}'`);
    }
  }
  const { limitPercentage: limit = 80, spikePercentage: spike = 25 } = memoryLimiter;
  if (Token.isUnresolved(limit) || Token.isUnresolved(spike)) return;
  if (!Number.isInteger(limit) || limit < 2 || limit > 100) {
    const expected = 'a whole number from 2 to 100';
    refuse('AdotMemory', `limitPercentage ${limit}`, expected, "change 'memoryLimiter.limitPercentage'");
  }
  if (!Number.isInteger(spike) || spike < 1 || spike >= limit) {
    const expected = `a whole number from 1 to below limitPercentage (${limit})`;
    refuse('AdotMemory', `spikePercentage ${spike}`, expected, "change 'memoryLimiter.spikePercentage'");
  }
}

function checkMemory(resources: HelmValues | undefined, refuse: Refuse): void {
  if (resources === undefined || Token.isUnresolved(resources)) return;
  const limits = resources['limits'];
  if (Token.isUnresolved(limits) || (isMapping(limits) && limits['memory'] !== undefined)) return;
  refuse(
    'AdotMemory',
    'resources without limits.memory',
    'a memory limit: the memory limiter counts in percent of it',
    "add 'resources.limits.memory'",
  );
}

function checkImage({ tag, digest }: AdotImage, refuse: Refuse): void {
  if (isConcrete(tag) && (tag === 'latest' || !/^\w[\w.-]{0,127}$/.test(tag))) {
    refuse('AdotImage', `the tag ${JSON.stringify(tag)}`, 'one tag that stays what it is', "write 'image.tag' in full");
  }
  if (isConcrete(digest) && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    refuse('AdotImage', `the digest ${digest}`, 'sha256: and 64 hexadecimal digits', "change 'image.digest'");
  }
}

function checkNames({ releaseName, chartVersion }: AdotCollectorProps, refuse: Refuse): void {
  if (isConcrete(releaseName) && !/^[a-z]([-a-z0-9]{0,43}[a-z0-9])?$/.test(releaseName)) {
    const expected = "at most 45 lower-case letters, digits and '-', a letter first";
    refuse('AdotReleaseName', releaseName, expected, "change 'releaseName'");
  }
  // Since then the chart tells each pod its node and its name, by which pods divide the work.
  const [major = 0, minor = 0, patch = 0] = (chartVersion ?? '').split(/[.+-]/).map(Number);
  if (isConcrete(chartVersion) && (major - 0 || minor - 147 || patch - 1) < 0) {
    refuse('AdotChartVersion', chartVersion, '0.147.1 or newer', "move 'chartVersion'");
  }
}
