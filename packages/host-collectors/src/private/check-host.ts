import { ConfigurationError, isConcrete } from '@promontory/core';
import { checkDestinations } from '@promontory/cross-region-writer';
import { parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { HostProps } from '../host-props.js';

/** Says what is wrong with one prop. */
export type Refuse = (code: string, got: string, expected: string, fix: string) => never;

/** How errors are raised at a construct. */
export const refuseAt =
  (scope: IConstruct): Refuse =>
  (code, got, expected, fix) => {
    throw new ConfigurationError(code, { got, expected, fix }, scope);
  };

/** What would make a collector that cannot be made, finds nothing, or is not told apart. */
export function checkHost(scope: IConstruct, props: HostProps, hasOtherTargets = false): void {
  const refuse = refuseAt(scope);
  const { name, jobs, scrapeInterval } = props;
  if (isConcrete(name) && !/^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/.test(name)) {
    const expected = "at most 32 lower-case letters, digits and '-'";
    refuse('HostCollectorName', JSON.stringify(name), expected, "change 'name'");
  }
  if (jobs.length === 0 && !hasOtherTargets)
    refuse('HostCollectorNoJobs', 'no jobs', 'at least one', "add what is scraped to 'jobs'");
  const seen = new Set<string>();
  for (const job of jobs) {
    const { job_name: jobName } = job;
    if (seen.has(jobName)) {
      const got = `a second job ${JSON.stringify(jobName)}`;
      refuse('HostCollectorDuplicateJob', got, 'each job name once', 'rename or remove one of the two');
    }
    seen.add(jobName);
    if (job.kubernetes_sd_configs !== undefined) {
      refuse(
        'HostCollectorKubernetes',
        `the job ${JSON.stringify(jobName)}, which discovers targets in Kubernetes`,
        'targets that are named, or discovered in another way: there is no cluster to ask',
        "use 'static_configs', 'dns_sd_configs' or 'ec2_sd_configs', or a collector inside of the cluster",
      );
    }
  }
  if (isConcrete(scrapeInterval) && !parseDuration(scrapeInterval)) {
    const expected = "a duration such as '30s', above zero";
    refuse('HostCollectorInterval', scrapeInterval, expected, "change 'scrapeInterval'");
  }
  checkDestinations(scope, 'HostCollectorDestinations', props);
}
