import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER } from '../promql.js';

const IN = `${CLUSTER},slo=~"$slo"`;
const of = (record: string): string => `max by (cluster, slo) (${record}{${IN}})`;
const events = (record: string): string => `sum by (cluster, slo) (${record}{${IN}})`;

export const slo: DashboardDefinition = {
  title: 'Service level objectives',
  answers: 'Which objective is in danger, and how fast is its error budget used?',
  runbooks: ['slo'],
  present: 'slo:objective:ratio',
  variables: [{ name: 'slo', label: 'Objective', from: `slo:objective:ratio{${CLUSTER}}`, multi: true }],
  next: ['clusters', 'istio', 'nginx'],
  rows: {
    Objectives: [
      table('Objectives', 'One row for each objective.', ['cluster', 'slo'], {
        Objective: { expr: of('slo:objective:ratio'), unit: 'percentunit' },
        'Bad now': { expr: of('slo:bad_ratio:rate5m'), unit: 'percentunit' },
        'Bad in a day': { expr: of('slo:bad_ratio:rate1d'), unit: 'percentunit' },
        'Burn rate': { expr: of('slo:burn_rate:ratio'), unit: 'short' },
        'Budget left': {
          expr: `min by (cluster, slo) (slo:error_budget:remaining_ratio{${IN}})`,
          unit: 'percentunit',
        },
        'Events in a second': { expr: events('slo:events:rate5m'), unit: 'cps' },
      }),
    ],
    Budget: [
      stat(
        'Budget left',
        'What is left of the error budget. Under 0 the objective is missed.',
        'percentunit',
        { '{{slo}}': `min by (cluster, slo) (slo:error_budget:remaining_ratio{${IN}})` },
        { width: 24, limits: { warn: 0.25, bad: 0 } },
      ),
      graph(
        'Budget over time',
        'What is left of the error budget.',
        'percentunit',
        {
          '{{slo}}': `min by (cluster, slo) (slo:error_budget:remaining_ratio{${IN}})`,
        },
        { signed: true },
      ),
      graph(
        'Burn rate',
        'How many times faster than evenly the budget is used. At 14.4 it wakes somebody up.',
        'short',
        {
          '{{slo}}': of('slo:burn_rate:ratio'),
        },
      ),
      graph('Bad within an hour', 'Share of the events of an hour that were bad.', 'percentunit', {
        '{{slo}}': of('slo:bad_ratio:rate1h'),
      }),
      graph('Bad within three days', 'Share of the events of three days that were bad.', 'percentunit', {
        '{{slo}}': of('slo:bad_ratio:rate3d'),
      }),
    ],
    Events: [
      graph('Events', 'Events in a second.', 'cps', { '{{slo}}': events('slo:events:rate5m') }),
      graph('Bad events', 'Bad events in a second.', 'cps', { '{{slo}}': events('slo:bad_events:rate5m') }),
    ],
  },
};
