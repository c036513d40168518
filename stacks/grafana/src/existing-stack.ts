import { EnvironmentStack } from '@promontory/base-stack';
import type { Environment, ExistingGrafanaSettings } from '@promontory/config';
import { ExistingGrafana, remoteSource } from '@promontory/grafana';
import type { Construct } from 'constructs';
import { addContent } from './content.js';
import { refer, type WorkspaceReference } from './refer.js';

/** What a stack of a Grafana that was made elsewhere is made of. */
export interface ExistingGrafanaStackProps {
  readonly environment: Environment;
  readonly settings: ExistingGrafanaSettings;
  /** By name: the construct when this environment makes it; its settings when it was made elsewhere. */
  readonly workspaces: ReadonlyMap<string, WorkspaceReference>;
}

/** Data sources and dashboards in a Grafana that was made elsewhere, and what its role may read. */
export class ExistingGrafanaStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, { environment, settings, workspaces }: ExistingGrafanaStackProps) {
    super(scope, id, environment, settings.region);
    const grafana = new ExistingGrafana(this, 'Grafana', {
      existing: settings.existing,
      region: settings.region,
      version: settings.version,
      prefix: settings.prefix,
      workspaces: settings.workspaces.flatMap((name) => refer(this, name, workspaces.get(name))),
      remoteSources: settings.remoteSources.map(remoteSource),
      alerts: settings.alerts,
      scrapeInterval: settings.scrapeInterval,
      roleArn: settings.roleArn,
    });
    addContent(this, settings, grafana);
  }
}
