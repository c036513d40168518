import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTERS as IN } from '../promql.js';

const SERIES = `cluster:scrape_series:sum{${IN}}`;
const JOBS = `cluster_job:scrape_series:sum{${IN}}`;
const SAMPLES = `sum by (cluster) (cluster_job:scraped_samples:rate1h{${IN}})`;
const CHURN = `
  sum by (cluster, job) (sum_over_time(scrape_series_added{${IN}}[1h]))
  / on (cluster, job) ${JOBS}`;

export const ampUsage: DashboardDefinition = {
  title: 'AMP usage',
  answers: 'Which cluster and which job fill the workspace, and what grows?',
  runbooks: ['amp-usage', 'active-series-near-quota', 'ingestion-rate-near-quota'],
  present: 'cluster_job:scrape_series:sum',
  manyClusters: true,
  next: ['clusters', 'collectors', 'costs'],
  rows: {
    'At a glance': [
      stat(
        'Series',
        'Series of the newest scrapes of each cluster.',
        'short',
        { '{{cluster}}': SERIES },
        { width: 12 },
      ),
      stat(
        'Samples in a month',
        'Samples of thirty days at the pace of the last hour: what ingestion is billed by.',
        'short',
        { '{{cluster}}': `${SAMPLES} * 2592000` },
        { width: 12 },
      ),
    ],
    Clusters: [
      graph('Series', 'Series of the newest scrapes.', 'short', { '{{cluster}}': SERIES }, { stacked: true }),
      graph('Samples', 'Samples in a second, over an hour.', 'cps', { '{{cluster}}': SAMPLES }, { stacked: true }),
    ],
    Jobs: [
      table('Jobs', 'One row for each job of each cluster.', ['cluster', 'job'], {
        Series: { expr: JOBS, unit: 'short' },
        'Samples in a second': { expr: `cluster_job:scraped_samples:rate1h{${IN}}`, unit: 'cps' },
        'Series made anew in an hour': { expr: CHURN, unit: 'percentunit' },
        'Dropped before storing': {
          expr: `1 - sum by (cluster, job) (scrape_samples_post_metric_relabeling{${IN}}) / sum by (cluster, job) (scrape_samples_scraped{${IN}})`,
          unit: 'percentunit',
        },
      }),
      graph('Series by job', 'Series of the newest scrapes: the ten largest jobs of each cluster.', 'short', {
        '{{cluster}} {{job}}': `topk by (cluster) (10, ${JOBS})`,
      }),
      graph(
        'Series made anew',
        'Series of an hour that were not there before, of all series of the job.',
        'percentunit',
        {
          '{{cluster}} {{job}}': CHURN,
        },
      ),
      graph('Largest target', 'Samples of the largest target of each job.', 'short', {
        '{{cluster}} {{job}}': `max by (cluster, job) (scrape_samples_scraped{${IN}})`,
      }),
      graph(
        'Dropped before storing',
        'Share of the samples that relabeling drops: scraped in vain, but not billed.',
        'percentunit',
        {
          '{{cluster}} {{job}}': `1 - sum by (cluster, job) (scrape_samples_post_metric_relabeling{${IN}}) / sum by (cluster, job) (scrape_samples_scraped{${IN}})`,
        },
      ),
    ],
  },
};
