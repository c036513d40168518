import { type Dashboard, dashboard } from './dashboard.js';
import type { DashboardName } from './dashboards.js';
import type { DataSource } from './data-source.js';
import { DATASOURCE_TYPES, type DashboardOptions } from './options.js';

/** A dashboard, and the panels of it that are left out. */
export interface DashboardOf {
  readonly name: DashboardName;
  readonly leaveOut: readonly string[];
}

/** What all of them are told. */
export interface DashboardsOfOptions {
  readonly scrapeInterval?: string | undefined;
  readonly runbookUrl?: string | undefined;
  readonly uidPrefix?: string | undefined;
}

/** Dashboards over some data sources: the first of them that holds metrics is chosen when one is opened. */
export function dashboardsOf(
  dataSources: readonly DataSource[],
  choices: readonly DashboardOf[],
  options: DashboardsOfOptions = {},
): Dashboard[] {
  const first = dataSources.find(({ type }) => DATASOURCE_TYPES.some((known) => known === type));
  const shared: DashboardOptions = {
    ...(first !== undefined && {
      datasourceUid: first.uid,
      datasourceType: first.type as DashboardOptions['datasourceType'] & string,
    }),
    ...(options.scrapeInterval !== undefined && { scrapeInterval: options.scrapeInterval }),
    ...(options.runbookUrl !== undefined && { runbookUrl: options.runbookUrl }),
    ...(options.uidPrefix !== undefined && { uidPrefix: options.uidPrefix }),
  };
  return choices.map(({ name, leaveOut }) => dashboard(name, { ...shared, leaveOut }));
}
