import type { Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from './dashboard.js';

/** A query of a panel, or of a variable. */
export interface DashboardQuery {
  /** The title of the row that the panel stands in; empty for a variable. */
  readonly row: string;
  /** The panel's title, or `$` and the variable's name. */
  readonly panel: string;
  readonly refId: string;
  /** PromQL with Grafana's variables in it. */
  readonly expr: string;
  readonly legend: string;
  /** Whether it asks for one moment rather than a range. */
  readonly instant: boolean;
}

/** Every query of a dashboard, in its order, variables first. */
export function queriesOf({ model }: Dashboard): DashboardQuery[] {
  const variables = (model.templating.list ?? []) as readonly VariableModel[];
  const panels = (model.panels ?? []) as readonly Panel[];
  let row = '';
  return [
    ...variables.flatMap(({ name, definition }): DashboardQuery[] => {
      const [, from, label] = /^label_values\((.+), (\w+)\)$/.exec(definition ?? '') ?? [];
      if (from === undefined || label === undefined) return [];
      // What Grafana asks of an index, asked of the newest samples.
      const expr = `count by (${label === 'cluster' ? label : `cluster, ${label}`}) (${from})`;
      return [{ row: '', panel: `$${name}`, refId: name, expr, legend: `{{${label}}}`, instant: true }];
    }),
    ...panels.flatMap(({ type, title = '', targets = [] }) => {
      if (type === 'row') row = title;
      return (targets as unknown as readonly Target[]).map(({ refId, expr, legendFormat = '', instant = false }) => ({
        row,
        panel: title,
        refId,
        expr,
        legend: legendFormat,
        instant,
      }));
    }),
  ];
}

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly instant?: boolean;
}
