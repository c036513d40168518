import type { ExistingGrafanaSettings, GrafanaSettings } from '@promontory/config';
import { dashboardsOf, GrafanaContent, type IManagedGrafana } from '@promontory/grafana';
import type { Construct } from 'constructs';

/** What a Grafana shows. In one that others share, everything is called by a prefix. */
export function addContent(
  scope: Construct,
  settings: GrafanaSettings | ExistingGrafanaSettings,
  { url, dataSources }: IManagedGrafana,
): void {
  const { choices, folder, runbookUrl } = settings.dashboards;
  const prefix = settings.kind === 'existing' ? settings.prefix : undefined;
  new GrafanaContent(scope, 'Content', {
    url,
    dataSources,
    dashboards: dashboardsOf(dataSources, choices, {
      scrapeInterval: settings.scrapeInterval,
      runbookUrl,
      uidPrefix: prefix,
    }),
    folder,
    folderUid: prefix && `promontory-${prefix}`,
    providerVersion: settings.providerVersion,
  });
}
