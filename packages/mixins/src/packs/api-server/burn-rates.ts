import type { AlertDefinition, GroupDefinition, RecordDefinition } from '../../definition.js';
import { BURN_WINDOWS, burnThreshold, WINDOWS } from '../../private/burn-windows.js';
import type { ApiServerContext } from './api-server.js';

/** Requests that are meant to last: watches and streams say nothing about how fast the API server answers. */
const ANSWERED = 'subresource!~"proxy|attach|log|exec|portforward"';
const VERBS = [
  { verb: 'read', verbs: 'LIST|GET' },
  { verb: 'write', verbs: 'POST|PUT|PATCH|DELETE' },
] as const;

/** One vector of reads and writes, which the label `verb` tells apart. */
const both = (query: (verbs: string, verb: string) => string): string =>
  VERBS.map(({ verb, verbs }) => `label_replace(${query(verbs, verb)}, "verb", "${verb}", "", "")`).join(' or ');

const TOTAL = 'cluster_verb:apiserver_requests:rate5m';
const BAD = 'cluster_verb:apiserver_requests_bad:rate5m';

/**
 * Error budgets of the API server. Raw series are read once, over five minutes; the longer windows are sums over those
 * two records. Reading three days of every bucket each minute would cost a thousand times as much, and find the same.
 */
export const burnRates = ({ t, range, job }: ApiServerContext): GroupDefinition => {
  const server = job('kube-apiserver');
  const window = range();
  const requests = (verbs: string): string =>
    `sum by (cluster) (rate(apiserver_request_total{${server},verb=~"${verbs}"}[${window}]))`;
  const errors = (verbs: string): string =>
    `sum by (cluster) (rate(apiserver_request_total{${server},verb=~"${verbs}",code=~"5.."}[${window}]))`;
  const within = (verbs: string, scope: string, le: string): string =>
    `rate(apiserver_request_sli_duration_seconds_bucket{${server},verb=~"${verbs}",${ANSWERED},scope=~"${scope}",le=~"${le}"}[${window}])`;
  // Newer servers of Prometheus write 1 as 1.0.
  const fast = (verbs: string, verb: string): string =>
    verb === 'write'
      ? within(verbs, '.*', '1|1.0')
      : [
          within(verbs, 'resource|', '1|1.0'),
          within(verbs, 'namespace', '5|5.0'),
          within(verbs, 'cluster', '30|30.0'),
        ].join(' or ');
  const bad = (verbs: string, verb: string): string => `
    sum by (cluster) (
      rate(apiserver_request_sli_duration_seconds_count{${server},verb=~"${verbs}",${ANSWERED}}[${window}])
    )
    - sum by (cluster) (${fast(verbs, verb)})
    + (${errors(verbs)} or 0 * ${requests(verbs)})`;
  const ratio = (w: string): string => `sum_over_time(${BAD}[${w}]) / sum_over_time(${TOTAL}[${w}])`;

  return {
    name: 'burn_rates',
    rules: [
      { record: TOTAL, expr: both(requests) },
      { record: BAD, expr: both(bad) },
      ...WINDOWS.map((w): RecordDefinition => ({
        record: `apiserver_request:burnrate${w}`,
        // Rates are five minutes long by themselves.
        expr: w === '5m' ? `${BAD} / ${TOTAL}` : ratio(range(w)),
      })),
      { record: 'apiserver_request:availability30d', expr: `1 - ${ratio('30d')}` },
      {
        record: 'apiserver_request:availability30d',
        expr: `
          1 - sum by (cluster) (sum_over_time(${BAD}[30d])) / sum by (cluster) (sum_over_time(${TOTAL}[30d]))`,
        labels: { verb: 'all' },
      },
      ...BURN_WINDOWS.map(({ long, short, factor, pending, severity }): AlertDefinition => {
        const burns = (w: string): string =>
          `(sum by (cluster) (sum_over_time(${BAD}[${range(w)}])) / sum by (cluster) (sum_over_time(${TOTAL}[${range(w)}])))`;
        const most = burnThreshold(factor, t.objective);
        return {
          alert: 'KubeAPIErrorBudgetBurn',
          expr: `${burns(long)} > ${most} and on (cluster) ${burns(short)} > ${most}`,
          for: pending,
          severity,
          labels: { long, short },
          summary: 'The API server of {cluster} burns its error budget.',
          description: `{value:percent} of the requests to the API server of {cluster} failed or were slow for ${long}: its budget is used ${factor} times too fast.`,
        };
      }),
    ],
  };
};
