import type { Difference } from '../../diff/difference.js';
import type { ReviewedCosts } from '../../costs.js';
import type { AttributeChange } from '../../report.js';
import { amountOf } from './money.js';

const JOB = /^job (.*)$/s;

/** Jobs of a collector with the series that they are estimated to have, before and after. */
export function withSeries(
  attributes: readonly AttributeChange[],
  stack: string,
  costs: ReviewedCosts | undefined,
): readonly AttributeChange[] {
  const [before, after] = [seriesIn(costs?.before, stack), seriesIn(costs?.after, stack)];
  if (before.size === 0 && after.size === 0) return attributes;
  return attributes.map((attribute) => {
    const { meaning } = attribute;
    if (meaning === undefined) return attribute;
    const differences = meaning.differences.map((one): Difference => {
      const job = JOB.exec(one.subject)?.[1];
      const note = job === undefined ? undefined : noteOf(before, after, job);
      return note === undefined ? one : { ...one, note };
    });
    return { ...attribute, meaning: { ...meaning, differences } };
  });
}

type Series = ReadonlyMap<string, number | undefined>;

/** The jobs of the cluster that the stack is of. */
function seriesIn(estimate: ReviewedCosts['after'], stack: string): Series {
  const jobs = estimate?.jobs ?? [];
  // One name may end another: `search` and `eu-search`.
  const [cluster] = [...new Set(jobs.map((job) => job.cluster))]
    .filter((name) => stack.endsWith(`-cluster-${name}`))
    .sort((a, b) => b.length - a.length);
  return new Map(jobs.filter((job) => job.cluster === cluster).map(({ job, activeSeries }) => [job, activeSeries]));
}

function noteOf(before: Series, after: Series, job: string): string | undefined {
  if (!before.has(job) && !after.has(job)) return undefined;
  const word = (series: Series): string => {
    const amount = series.has(job) ? series.get(job) : 0;
    return amount === undefined ? 'not known' : amountOf(amount);
  };
  const [was, is] = [word(before), word(after)];
  return was === is ? `active series: ${is}, as before` : `active series: ${was} to ${is}`;
}
