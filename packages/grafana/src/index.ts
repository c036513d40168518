export {
  ampDataSources,
  type AmpSource,
  type DataSource,
  type DataSourceOptions,
  dataSourceUid,
} from './data-source.js';
export { type AlertAccess, grantGrafana } from './grants.js';
export { GRAFANA_KEY_PROVIDER_VERSION, ManagedGrafana } from './managed-grafana.js';
export type {
  GrafanaAuthentication,
  GrafanaMembers,
  GrafanaNetworkAccess,
  GrafanaVpc,
  IManagedGrafana,
  ManagedGrafanaProps,
  NamedWorkspace,
  RemoteSource,
} from './managed-grafana-props.js';
export { ExistingGrafana, type ExistingGrafanaProps } from './existing-grafana.js';
export { remoteSource, type RemoteSourceParts } from './remote-source.js';
export { QueryRole, type QueryRoleProps } from './query-role.js';
export { GRAFANA_PROVIDER_VERSION, GrafanaContent, type GrafanaContentProps } from './grafana-content.js';
export { DashboardConfigMaps, type DashboardConfigMapsProps } from './dashboard-config-maps.js';
export { SelfManagedGrafana, type SelfManagedGrafanaProps } from './self-managed-grafana.js';
export { type DashboardOf, dashboardsOf, type DashboardsOfOptions } from './dashboards-of.js';
