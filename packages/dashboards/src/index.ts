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
export { configMaps, type DeliveryOptions, grafanaDashboards, type GrafanaResourceOptions } from './deliver.js';
export { gallery } from './gallery.js';
export { DATASOURCE_TYPES, type DashboardOptions, type DatasourceType } from './options.js';
export { type DashboardQuery, queriesOf } from './queries-of.js';
export { readsOf, withoutVariables } from './reads-of.js';
export { type Unit, UNITS } from './unit.js';
