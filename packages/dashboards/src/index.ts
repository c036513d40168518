export { type Dashboard, dashboard, renderJson } from './dashboard.js';
export { DASHBOARD_NAMES, type DashboardName, DASHBOARDS } from './dashboards.js';
export type {
  ColumnDefinition,
  DashboardDefinition,
  GraphDefinition,
  PanelDefinition,
  Queries,
  StatDefinition,
  TableDefinition,
  VariableDefinition,
} from './definition.js';
export { type DashboardOf, dashboardsOf, type DashboardsOfOptions } from './dashboards-of.js';
export {
  type AlertAccess,
  ampDataSources,
  type AmpSource,
  type DataSource,
  type DataSourceOptions,
  dataSourceUid,
} from './data-source.js';
export {
  configMaps,
  configMapSize,
  type DataSourceResource,
  type DeliveryOptions,
  grafanaDashboards,
  grafanaDataSources,
  grafanaFolder,
  type GrafanaResourceOptions,
  MOST_CONFIG_MAP_BYTES,
} from './deliver.js';
export { gallery } from './gallery.js';
export { DATASOURCE_TYPES, type DashboardOptions, type DatasourceType } from './options.js';
export { type DashboardQuery, queriesOf } from './queries-of.js';
export { ampSource, type RemoteSource, remoteSource, type RemoteSourceParts } from './remote-source.js';
export { readsOf, withoutVariables } from './reads-of.js';
export { type Unit, UNITS } from './unit.js';
