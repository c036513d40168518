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
export {
  configMaps,
  configMapSize,
  type DeliveryOptions,
  grafanaDashboards,
  type GrafanaResourceOptions,
  MOST_CONFIG_MAP_BYTES,
} from './deliver.js';
export { gallery } from './gallery.js';
export { DATASOURCE_TYPES, type DashboardOptions, type DatasourceType } from './options.js';
export { type DashboardQuery, queriesOf } from './queries-of.js';
export { readsOf, withoutVariables } from './reads-of.js';
export { type Unit, UNITS } from './unit.js';
