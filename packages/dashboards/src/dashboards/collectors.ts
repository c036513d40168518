import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER as IN, orNone, rates, share } from '../promql.js';

const UP = `sum by (cluster) (count:up1{${IN}})`;
const REMOTE = 'instance, remote_name';
const remote = (what: string): string => `prometheus_remote_storage_${what}{${IN}}`;
const newest = (what: string): string => `max by (cluster, ${REMOTE}) (${remote(`queue_highest_${what}_seconds`)})`;

export const collectors: DashboardDefinition = {
  title: 'Collectors',
  answers: 'Is everything scraped, and does it reach the workspace?',
  runbooks: ['collectors'],
  present: 'up',
  next: ['clusters', 'amp-usage', 'otel-collector'],
  rows: {
    'At a glance': [
      stat('Targets up', 'Targets that could be scraped.', 'short', { now: UP }),
      stat(
        'Targets down',
        'Targets that could not be scraped.',
        'short',
        { now: orNone(`sum by (cluster) (count:up0{${IN}})`, UP) },
        { limits: { warn: 1, bad: 10 } },
      ),
      stat('Jobs', 'Jobs that have targets.', 'short', {
        now: `count by (cluster) (count by (cluster, job) (up{${IN}}))`,
      }),
      stat('Slowest scrape', 'The time that the slowest scrape took.', 's', {
        now: `max by (cluster) (scrape_duration_seconds{${IN}})`,
      }),
      stat('Series', 'Series of the newest scrapes.', 'short', { now: `cluster:scrape_series:sum{${IN}}` }),
      stat(
        'Behind',
        'How far what was written lies behind what was scraped: the agent alone.',
        's',
        { now: `max by (cluster) (${newest('timestamp')} - ${newest('sent_timestamp')})` },
        { limits: { warn: 60, bad: 120 } },
      ),
    ],
    Jobs: [
      table('Jobs', 'One row for each job.', ['cluster', 'job'], {
        Targets: { expr: `count by (cluster, job) (up{${IN}})`, unit: 'short' },
        Up: { expr: `avg by (cluster, job) (up{${IN}})`, unit: 'percentunit' },
        'Slowest scrape': { expr: `max by (cluster, job) (scrape_duration_seconds{${IN}})`, unit: 's' },
        'Series kept': { expr: `cluster_job:scrape_series:sum{${IN}}`, unit: 'short' },
        'Samples scraped': { expr: `sum by (cluster, job) (scrape_samples_scraped{${IN}})`, unit: 'short' },
      }),
      graph(
        'Targets up',
        'Share of the targets of each job that could be scraped.',
        'percentunit',
        { '{{job}}': `avg by (cluster, job) (up{${IN}})` },
        { max: 1 },
      ),
      graph('Scrapes', 'The time that the slowest scrape of each job took. Over 10 s it is given up.', 's', {
        '{{job}}': `max by (cluster, job) (scrape_duration_seconds{${IN}})`,
      }),
    ],
    'The agent: writing': [
      graph('Samples sent', 'Samples that were sent in a second.', 'cps', {
        '{{instance}}': rates(REMOTE, remote('samples_total')),
      }),
      graph('Behind', 'How far what was written lies behind what was scraped.', 's', {
        '{{instance}}': `${newest('timestamp')} - ${newest('sent_timestamp')}`,
      }),
      graph('Samples that failed', 'Share of the samples that the workspace refused for good.', 'percentunit', {
        '{{instance}}': share(rates(REMOTE, remote('samples_failed_total')), rates(REMOTE, remote('samples_total'))),
      }),
      graph('Samples sent again', 'Samples that were sent once more in a second, after an error that passes.', 'cps', {
        '{{instance}}': rates(REMOTE, remote('samples_retried_total')),
      }),
      graph('Samples dropped', 'Samples that were thrown away in a second before they were sent.', 'cps', {
        '{{instance}} {{reason}}': rates(`${REMOTE}, reason`, remote('samples_dropped_total')),
      }),
      graph('Shards', 'Connections in parallel: in use, wanted, and at most.', 'short', {
        '{{instance}} wanted': `max by (cluster, ${REMOTE}) (${remote('shards_desired')})`,
        '{{instance}} in use': `max by (cluster, ${REMOTE}) (${remote('shards')})`,
        '{{instance}} at most': `max by (cluster, ${REMOTE}) (${remote('shards_max')})`,
      }),
    ],
    'The agent: itself': [
      graph('CPU', 'Cores in use.', 'short', {
        '{{instance}}': `${rates('instance', `process_cpu_seconds_total{${IN}}`)} and on (cluster, instance) prometheus_config_last_reload_successful{${IN}}`,
      }),
      graph('Memory', 'Memory in use.', 'bytes', {
        '{{instance}}': `max by (cluster, instance) (process_resident_memory_bytes{${IN}}) and on (cluster, instance) prometheus_config_last_reload_successful{${IN}}`,
      }),
      graph('Configuration read', 'Whether the newest configuration is in force: 1, or 0.', 'short', {
        '{{instance}}': `max by (cluster, instance) (prometheus_config_last_reload_successful{${IN}})`,
      }),
      graph(
        'Targets that were cut off',
        'Scrapes that were thrown away in a second for having too many samples.',
        'cps',
        {
          '{{instance}}': rates('instance', `prometheus_target_scrapes_exceeded_sample_limit_total{${IN}}`),
        },
      ),
    ],
  },
};
