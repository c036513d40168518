import type { Dashboard as GrafanaDashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Finding } from '@promontory/vocabulary';
import { DASHBOARDS, type DashboardName } from './dashboards.js';
import type { DashboardOptions } from './options.js';
import { checkOptions } from './private/check-options.js';
import { renderDashboard } from './private/render.js';

/** A dashboard, ready for Grafana. */
export interface Dashboard {
  readonly name: DashboardName;
  /** What links lead to; it never changes. */
  readonly uid: string;
  readonly title: string;
  /** What Grafana reads. Without panels when there are findings. */
  readonly model: GrafanaDashboard;
  /** What is wrong with the options. */
  readonly findings: readonly Finding[];
}

/** Makes one dashboard of `DASHBOARDS`. The same options give the same bytes. */
export function dashboard(name: DashboardName, options: DashboardOptions = {}): Dashboard {
  const definition = DASHBOARDS[name];
  const findings = checkOptions(options);
  const model =
    findings.length === 0
      ? renderDashboard(name, definition, options)
      : { ...renderDashboard(name, { ...definition, rows: {} }, {}), panels: [] };
  return { name, uid: model.uid ?? '', title: definition.title, model, findings };
}

/** The JSON of a dashboard, as a file has it. */
export const renderJson = ({ model }: Dashboard): string => `${JSON.stringify(model, undefined, 2)}\n`;
