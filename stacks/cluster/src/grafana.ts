import type { ClusterGrafanaSettings } from '@promontory/config';
import type { ICluster } from '@promontory/eks';
import {
  DashboardConfigMaps,
  dashboardsOf,
  type NamedWorkspace,
  remoteSource,
  SelfManagedGrafana,
} from '@promontory/grafana';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** What a Grafana of a cluster's stack is made of. */
export interface ClusterGrafanaProps {
  readonly cluster: ICluster;
  readonly workspaces: readonly NamedWorkspace[];
  readonly settings: ClusterGrafanaSettings;
}

/** Runs a Grafana in the cluster, with its dashboards. The stack needs a Helm and a Kubernetes provider. */
export function addGrafana(scope: Construct, { cluster, workspaces, settings }: ClusterGrafanaProps): void {
  const { licenseSecret, dashboards, scrapeInterval } = settings;
  const grafana = new SelfManagedGrafana(scope, 'Grafana', {
    cluster,
    workspaces,
    remoteSources: settings.remoteSources.map(remoteSource),
    alerts: settings.alerts,
    scrapeInterval,
    adminSecret: settings.adminSecret,
    dataSource: settings.dataSource,
    version: settings.version,
    enterprise: licenseSecret && { licenseSecret },
    url: settings.url,
    namespace: settings.namespace,
    serviceAccount: settings.serviceAccount,
    identity: settings.identity,
    storage: settings.storage,
    resources: settings.resources,
    chartVersion: settings.chart.version,
    chartRepository: settings.chart.repository,
    values: settings.values,
  });
  new DashboardConfigMaps(scope, 'Dashboards', {
    dashboards: dashboardsOf(grafana.dataSources, dashboards.choices, {
      scrapeInterval,
      runbookUrl: dashboards.runbookUrl,
    }),
    namespace: grafana.namespace,
    folder: dashboards.folder,
  });
  new TerraformOutput(scope, 'grafana_role_arn', { staticId: true, value: grafana.role.roleArn });
}
