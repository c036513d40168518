export { grantGrafana } from './grants.js';
export { GRAFANA_KEY_PROVIDER_VERSION, ManagedGrafana } from './managed-grafana.js';
export type {
  GrafanaAuthentication,
  GrafanaMembers,
  GrafanaNetworkAccess,
  GrafanaVpc,
  IManagedGrafana,
  ManagedGrafanaProps,
  NamedWorkspace,
} from './managed-grafana-props.js';
export { ExistingGrafana, type ExistingGrafanaProps } from './existing-grafana.js';
export { QueryRole, type QueryRoleProps } from './query-role.js';
export { GRAFANA_PROVIDER_VERSION, GrafanaContent, type GrafanaContentProps } from './grafana-content.js';
export { DashboardConfigMaps, type DashboardConfigMapsProps } from './dashboard-config-maps.js';
export { SelfManagedGrafana, type SelfManagedGrafanaProps } from './self-managed-grafana.js';
// What they show needs no cdktf.
export {
  type AlertAccess,
  ampDataSources,
  type AmpSource,
  type DashboardOf,
  dashboardsOf,
  type DashboardsOfOptions,
  type DataSource,
  type DataSourceOptions,
  dataSourceUid,
  type RemoteSource,
  remoteSource,
  type RemoteSourceParts,
} from '@promontory/dashboards';
