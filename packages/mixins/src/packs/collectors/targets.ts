import type { GroupDefinition } from '../../definition.js';
import type { CollectorsContext } from './collectors.js';

/**
 * Targets that there were, by those labels. Looking back once would forget within the hour what fell silent, and a look
 * at everything of a day would cost a thousand times as much.
 */
const before = (by: string): string =>
  ['1h', '6h', '1d'].map((offset) => `count by (${by}) (up offset ${offset})`).join(' or ');

/** What collectors say of their targets. `up` and `scrape_…` come with every collector, AWS's scraper included. */
export const targets = ({ t, range }: CollectorsContext): GroupDefinition => ({
  name: 'targets',
  rules: [
    {
      alert: 'Watchdog',
      expr: 'count by (cluster) (up) > 0',
      severity: 'info',
      summary: 'Metrics of {cluster} arrive, and alerts of it get through.',
      description:
        'This alert fires always. Have it watched from outside: when it stops, {cluster} or alerting is dead.',
    },
    {
      alert: 'ClusterSilent',
      expr: `(${before('cluster')}) unless on (cluster) count by (cluster) (up)`,
      for: '10m',
      severity: 'critical',
      summary: 'No metrics of {cluster} arrive any more.',
      description: '{cluster} had {value:number} targets and has none now: every other alert of it is blind.',
    },
    {
      alert: 'JobMissing',
      expr: `
        (${before('cluster, job')})
        unless on (cluster, job) count by (cluster, job) (up)
        and on (cluster) count by (cluster) (up)`,
      for: '15m',
      severity: 'warning',
      summary: 'Job {job} of {cluster} has lost all of its targets.',
      description:
        '{job} had {value:number} targets in {cluster}. What reads its metrics sees nothing now and stays silent.',
    },
    {
      alert: 'TargetDown',
      expr: `
        count by (cluster, job) (up == 0) / on (cluster, job) count by (cluster, job) (up) > ${t.targetsDown}`,
      for: '15m',
      severity: 'warning',
      summary: 'Targets of job {job} in {cluster} do not answer.',
      description: '{value:percent} of the targets of {job} in {cluster} could not be scraped for 15 minutes.',
    },
    {
      alert: 'TargetFlapping',
      expr: `
        count by (cluster, job) (
          max by (cluster, job, instance) (changes(up[${range('30m')}])) > ${t.targetChanges}
        ) > 0`,
      for: '15m',
      severity: 'info',
      summary: 'Targets of job {job} in {cluster} answer now and then.',
      description: '{value:number} targets of {job} in {cluster} come and go: their metrics have gaps.',
    },
    {
      alert: 'ScrapeSlow',
      expr: `max by (cluster, job) (scrape_duration_seconds) > ${t.scrapeDuration}`,
      for: '15m',
      severity: 'warning',
      summary: 'Scraping job {job} in {cluster} is slow.',
      description: 'A target of {job} in {cluster} takes {value:duration} to answer: soon it is given up as down.',
    },
    {
      alert: 'CollectorEndpointsNearLimit',
      expr: `count by (cluster) (up) > ${t.endpoints}`,
      for: '15m',
      severity: 'warning',
      summary: 'The collector of {cluster} is near its greatest number of targets.',
      description:
        '{value:number} targets are scraped in {cluster}. A managed scraper leaves out what is beyond its limit.',
    },
  ],
});
