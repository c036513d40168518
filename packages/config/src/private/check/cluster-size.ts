import { didYouMean, type Problem } from '@promontory/vocabulary';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** Series are said of jobs that there are: those of another name would count for nothing. */
export function checkClusterSize(part: Part<KnownCluster>): Problem[] {
  const { collection, size } = part.value;
  if (collection === undefined || part.doubtful.has('size')) return [];
  const jobs = collection.jobs.map((entry) => ('custom' in entry ? entry.custom.job_name : entry.preset));
  return Object.keys(size?.series ?? {})
    .filter((name) => !jobs.includes(name as (typeof jobs)[number]))
    .flatMap((name) => {
      const near = didYouMean(name, jobs);
      return placed(part, ['size', 'series', name], {
        code: 'ConfigSizeJob',
        got: `the job ${name}`,
        expected: `one of ${jobs.join(', ')}`,
        fix: near === undefined ? 'name a job of this cluster' : `did you mean ${near}?`,
      });
    });
}
