import { EnvironmentStack } from '@promontory/base-stack';
import type { Environment, GrafanaSettings } from '@promontory/config';
import { dashboardsOf, GrafanaContent, type ManagedGrafana } from '@promontory/grafana';
import type { Construct } from 'constructs';

/** What a stack of the content of a Grafana is made of. */
export interface GrafanaContentStackProps {
  readonly environment: Environment;
  readonly settings: GrafanaSettings;
  readonly grafana: ManagedGrafana;
}

/** What a Grafana shows: it is planned with a token of it, which no other stack needs. */
export class GrafanaContentStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, { environment, settings, grafana }: GrafanaContentStackProps) {
    super(scope, id, environment, settings.region);
    const { choices, folder, runbookUrl } = settings.dashboards;
    new GrafanaContent(this, 'Content', {
      url: grafana.url,
      dataSources: grafana.dataSources,
      dashboards: dashboardsOf(grafana.dataSources, choices, {
        scrapeInterval: settings.scrapeInterval,
        runbookUrl,
      }),
      folder,
      providerVersion: settings.providerVersion,
    });
  }
}
