import { parseDuration } from '@promontory/vocabulary';
import { definePack } from '../rule-pack.js';
import { count, perSecond, ratio } from '../threshold.js';

const SERIES = 'scrape_samples_post_metric_relabeling';
const OF_CLUSTER = 'cluster:scrape_series:sum';
const OF_JOB = 'cluster_job:scrape_series:sum';
const RATE = 'cluster_job:scraped_samples:rate1h';

const THRESHOLDS = {
  /** Series that a cluster may write: count, 0 to 1500000000. @default 2000000 */
  clusterSeries: count(2_000_000, 1_500_000_000),
  /** Samples that a cluster may write: per second, 0 to 1000000. @default 50000 */
  clusterSamples: perSecond(50_000),
  /** How many times as many series a cluster may have as half an hour ago: ratio, 1 to 100. @default 1.5 */
  clusterGrowth: { ...ratio(1.5), min: 1, max: 100 },
  /** How many times as many series a job may have as a day ago: ratio, 1 to 100. @default 2 */
  jobGrowth: { ...ratio(2), min: 1, max: 100 },
  /** Series under which growth does not matter: count, 0 to 1000000000. @default 20000 */
  jobSeries: count(20_000),
  /** New series in an hour, for each that there is: ratio, 0 to 100. @default 1 */
  churn: { ...ratio(1), max: 100 },
  /** Samples of one target, of which some 50 MB of text are the most: count, 0 to 1000000000. @default 200000 */
  targetSamples: count(200_000),
};

/**
 * What clusters write to AMP, which is what AMP bills. Reads what every collector says of its scrapes. The workspace's
 * own usage is in CloudWatch, where a rule of AMP cannot see it: alarms belong there.
 */
export const ampUsage = definePack({
  name: 'amp-usage',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => [
    {
      name: 'usage',
      rules: [
        { record: OF_JOB, expr: `sum by (cluster, job) (${SERIES})` },
        { record: OF_CLUSTER, expr: `sum by (cluster) (${SERIES})` },
        {
          record: RATE,
          expr: `
            sum by (cluster, job) (sum_over_time(${SERIES}[${range('1h')}]))
            / ${seconds(range('1h'))}`,
        },
        {
          alert: 'ClusterSeriesOverBudget',
          expr: `${OF_CLUSTER} > ${t.clusterSeries}`,
          for: '30m',
          severity: 'warning',
          summary: '{cluster} writes more series than it may.',
          description:
            '{cluster} has {value:number} active series. Each is stored, billed, and part of the limit of the workspace.',
        },
        {
          alert: 'ClusterSamplesOverBudget',
          expr: `sum by (cluster) (${RATE}) > ${t.clusterSamples}`,
          for: '30m',
          severity: 'warning',
          summary: '{cluster} writes more samples than it may.',
          description:
            '{cluster} has written more samples a second than its budget for half an hour, and samples are most of the bill.',
        },
        {
          alert: 'ClusterSeriesGrowFast',
          expr: `
            (${OF_CLUSTER} / ${OF_CLUSTER} offset 30m > ${t.clusterGrowth})
            and ${OF_CLUSTER} > 10 * ${t.jobSeries}`,
          for: '5m',
          severity: 'warning',
          summary: 'The series of {cluster} grow faster than AMP likes.',
          description:
            '{cluster} has {value:decimal} times as many series as half an hour ago. AMP throttles what doubles within that time.',
        },
        {
          alert: 'JobSeriesGrown',
          expr: `
            (${OF_JOB} / ${OF_JOB} offset 1d > ${t.jobGrowth})
            and ${OF_JOB} > ${t.jobSeries}`,
          for: '1h',
          severity: 'info',
          summary: 'Job {job} of {cluster} has far more series than yesterday.',
          description:
            '{job} in {cluster} has {value:decimal} times as many series as a day ago: a new label, or more targets?',
        },
        {
          alert: 'JobSeriesChurn',
          expr: `
            (
              sum by (cluster, job) (sum_over_time(scrape_series_added[${range('1h')}]))
              / on (cluster, job) ${OF_JOB} > ${t.churn}
            )
            and on (cluster, job) ${OF_JOB} > ${t.jobSeries}`,
          for: '1h',
          severity: 'warning',
          summary: 'Series of job {job} in {cluster} live short.',
          description:
            'Within an hour {job} in {cluster} makes more new series than it has: some label changes all the time.',
        },
        {
          alert: 'TargetTooLarge',
          expr: `max by (cluster, job) (scrape_samples_scraped) > ${t.targetSamples}`,
          for: '30m',
          severity: 'warning',
          summary: 'A target of job {job} in {cluster} exposes too much.',
          description:
            'One target of {job} in {cluster} answers with {value:number} samples. A managed scraper takes no answer over 50 MB.',
        },
      ],
    },
  ],
});

/** A Prometheus duration in seconds. */
function seconds(duration: string): number {
  return (parseDuration(duration) ?? 0) / 1000;
}
