import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { AlertDefinition, RecordDefinition } from './definition.js';
import type { PackOptions } from './options.js';
import { burnThreshold, burnWindows, WINDOWS } from './private/burn-windows.js';
import { checkSlo } from './private/check-slo.js';
import { renderGroups } from './private/render.js';
import { readsOf, type RulePack } from './rule-pack.js';

/** A service level objective: which share of what happens must be good. */
export interface SloOptions extends Pick<
  PackOptions,
  'scrapeInterval' | 'interval' | 'team' | 'runbookUrl' | 'overrides' | 'disable'
> {
  /** Label `slo` of everything that comes of it: lower-case letters, digits and `-`, at most 63. */
  readonly name: string;
  /** Share of events that must be good: ratio, 0.5 to 0.99999. */
  readonly objective: number;
  /** The time for which the error budget is: a Prometheus duration from 7d to 90d. @default '30d' */
  readonly window?: string;
  /**
   * PromQL for bad events in a second. It keeps `cluster`; `$window` stands for the range of its rates. No result counts
   * as no bad events.
   */
  readonly errorQuery: string;
  /** PromQL for all events in a second, with the same labels as `errorQuery`. */
  readonly totalQuery: string;
  /** Labels of everything that comes of it, beside those that the queries keep. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

const TOTAL = 'slo:events:rate5m';
const BAD = 'slo:bad_events:rate5m';

/**
 * The rules of one objective: burn rates, what is left of the error budget, and alerts by two windows each, one for how
 * much and one for whether it still goes on. The queries run once, over five minutes or four scrapes; longer windows are
 * sums over their records, which costs the same however many series the queries read.
 */
export function slo(options: SloOptions): RulePack {
  const { name, objective, errorQuery, totalQuery, window = '30d', scrapeInterval: every = '60s' } = options;
  const findings = checkSlo(options);
  if (findings.length > 0) return { name: `slo-${String(name)}`, groups: [], reads: [], findings };

  const scrapeInterval = parseDuration(every) ?? 60_000;
  const atLeast = (duration: string): string =>
    formatDuration(Math.max(4 * scrapeInterval, parseDuration(duration) ?? 0));
  const query = (text: string): string => text.replaceAll('$window', atLeast('5m'));
  // Several objectives share the names of records: each reads its own.
  const own = (record: string): string => `${record}{slo="${name}"}`;
  const ratio = (w: string): string =>
    `sum_over_time(${own(BAD)}[${atLeast(w)}]) / sum_over_time(${own(TOTAL)}[${atLeast(w)}])`;
  const labels = { ...options.labels, slo: name };
  const budget = burnThreshold(1, objective);
  const record = (of: string, expr: string): RecordDefinition => ({ record: of, expr, labels });

  const groups = renderGroups(
    [
      {
        name,
        rules: [
          record(TOTAL, query(totalQuery)),
          record(BAD, `(${query(errorQuery)}) or 0 * (${query(totalQuery)})`),
          ...WINDOWS.map((w) =>
            record(`slo:bad_ratio:rate${w}`, w === '5m' ? `${own(BAD)} / ${own(TOTAL)}` : ratio(w)),
          ),
          record('slo:objective:ratio', `0 * ${own(TOTAL)} + ${objective}`),
          record('slo:burn_rate:ratio', `(${own(BAD)} / ${own(TOTAL)}) / ${budget}`),
          record('slo:error_budget:remaining_ratio', `1 - (${ratio(window)}) / ${budget}`),
          ...alerts(ratio, own, options),
        ],
      },
    ],
    { pack: 'slo', options, scrapeInterval, minInterval: 60_000 },
  );
  return { name: `slo-${name}`, groups, reads: readsOf(groups), findings };
}

function alerts(
  ratio: (window: string) => string,
  own: (record: string) => string,
  { objective, window = '30d', labels }: SloOptions,
): AlertDefinition[] {
  return [
    ...burnWindows(window).map(({ long, short, factor, pending, severity }): AlertDefinition => {
      const most = burnThreshold(factor, objective);
      return {
        alert: 'SloErrorBudgetBurn',
        expr: `(${ratio(long)}) > ${most} and (${ratio(short)}) > ${most}`,
        for: pending,
        severity,
        labels: { ...labels, long, short },
        summary: 'The error budget of {slo} in {cluster} burns.',
        description: `{value:percent} of what {slo} measures in {cluster} were bad for ${long}: its budget of ${window} is used ${factor} times too fast.`,
      };
    }),
    {
      alert: 'SloErrorBudgetExhausted',
      expr: `1 - (${ratio(window)}) / ${burnThreshold(1, objective)} < 0`,
      for: '1h',
      severity: 'warning',
      labels,
      summary: 'The error budget of {slo} in {cluster} is used up.',
      description: `{slo} in {cluster} has missed its objective of ${objective} over the last ${window}.`,
    },
    {
      alert: 'SloEventsMissing',
      expr: `${own(TOTAL)} offset 1h unless ${own(TOTAL)}`,
      for: '15m',
      severity: 'warning',
      labels,
      summary: 'What {slo} in {cluster} measures is not seen any more.',
      description:
        'An hour ago {slo} in {cluster} had events, and now its query finds no series: its alerts are blind.',
    },
  ];
}
