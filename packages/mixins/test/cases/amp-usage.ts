import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { between, DAY, from, HOUR, MINUTE, type Samples } from '../harness/values.js';

type Value = number | Samples;
const samples = (value: Value, job = 'web', instance = 'i1'): Series => ({
  [`scrape_samples_post_metric_relabeling{job="${job}",instance="${instance}"}`]: value,
});
const few = { jobSeries: 10 };
const grown = (at: number, to: number): Value => from(at, to, 400);
const churn = (added: number): Series => ({
  ...samples(1000),
  'scrape_series_added{job="web",instance="i1"}': from(5 * HOUR, 0, added),
});
const churning: AlertCase = {
  // At six minutes a tenth as many scrapes add as at a minute.
  fires: churn(500),
  silent: churn(5),
  labels: { job: 'web' },
  options: { thresholds: { ...few, churn: 3 } },
};

export const cases: PackCases = {
  records: {
    'cluster_job:scrape_series:sum': {
      series: { ...samples(100), ...samples(50, 'web', 'i2'), ...samples(7, 'db') },
      gives: { '{job="web"}': 150, '{job="db"}': 7 },
    },
    'cluster:scrape_series:sum': { series: { ...samples(100), ...samples(7, 'db') }, gives: { '': 107 } },
    'cluster_job:scraped_samples:rate1h': {
      // Samples well within the hour: whether its edges belong to it is a question of Prometheus' version.
      series: samples(between(4000, 6000, 1800)),
      gives: (interval) => ({
        '{job="web"}': ((Math.floor(6000 / interval) - Math.ceil(4000 / interval) + 1) * 1800) / 3600,
      }),
      at: 2 * HOUR,
    },
  },
  alerts: {
    ClusterSeriesOverBudget: {
      fires: { ...samples(1_500_000), ...samples(700_000, 'db') },
      silent: { ...samples(1_500_000), ...samples(400_000, 'db') },
      value: '2200000',
    },
    ClusterSamplesOverBudget: {
      fires: samples(300_000_000),
      silent: samples(1000),
    },
    ClusterSeriesGrowFast: [
      {
        fires: samples(grown(HOUR, 800)),
        silent: samples(grown(HOUR, 500)),
        value: '2.00',
        at: HOUR + 18 * MINUTE,
        options: { thresholds: few },
      },
      // Twice next to nothing is next to nothing.
      {
        fires: samples(grown(HOUR, 800)),
        silent: samples(from(HOUR, 40, 20)),
        value: '2.00',
        at: HOUR + 18 * MINUTE,
        options: { thresholds: few },
      },
    ],
    JobSeriesGrown: {
      fires: samples(grown(DAY, 1200)),
      silent: samples(grown(DAY, 600)),
      labels: { job: 'web' },
      value: '3.00',
      at: DAY + 6 * HOUR,
      options: { thresholds: few },
    },
    JobSeriesChurn: churning,
    TargetTooLarge: {
      fires: { 'scrape_samples_scraped{job="web",instance="i1"}': 250_000 },
      silent: { 'scrape_samples_scraped{job="web",instance="i1"}': 150_000 },
      labels: { job: 'web' },
      value: '250000',
    },
  },
};
