import { EnvironmentStack } from '@promontory/base-stack';
import type { Environment, GrafanaSettings } from '@promontory/config';
import { ManagedGrafana, remoteSource } from '@promontory/grafana';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { refer, type WorkspaceReference } from './refer.js';

/** What a stack of Amazon Managed Grafana is made of. */
export interface GrafanaStackProps {
  readonly environment: Environment;
  readonly grafana: GrafanaSettings;
  /** By name: the construct when this environment makes it; its settings when it was made elsewhere. */
  readonly workspaces: ReadonlyMap<string, WorkspaceReference>;
}

/** The workspace of Amazon Managed Grafana of an environment, its role, and who signs in. */
export class GrafanaStack extends EnvironmentStack {
  readonly grafana: ManagedGrafana;

  constructor(scope: Construct, id: string, { environment, grafana: settings, workspaces }: GrafanaStackProps) {
    super(scope, id, environment, settings.region);
    const { identityCenter, saml } = settings;
    this.grafana = new ManagedGrafana(this, 'Grafana', {
      name: settings.name,
      description: settings.description,
      region: settings.region,
      version: settings.version,
      authentication: { identityCenter, saml },
      workspaces: settings.workspaces.flatMap((name) => refer(this, name, workspaces.get(name))),
      remoteSources: settings.remoteSources.map(remoteSource),
      alerts: settings.alerts,
      scrapeInterval: settings.scrapeInterval,
      topicArns: settings.topicArns,
      vpc: settings.vpc,
      networkAccess: settings.networkAccess,
      kmsKeyArn: settings.kmsKeyArn,
      pluginAdmin: settings.pluginAdmin,
      enterprise: settings.enterprise ? {} : undefined,
      serviceAccount: settings.delivery === 'terraform',
      deletionProtection: settings.deletionProtection,
      tags: settings.tags,
    });
    const output = (name: string, value: string): TerraformOutput =>
      new TerraformOutput(this, name, { staticId: true, value });
    output('grafana_url', this.grafana.url);
    output('grafana_workspace_id', this.grafana.workspaceId);
    output('grafana_role_arn', this.grafana.roleArn);
    // By what a token is made for the delivery; without it somebody else makes what Grafana shows.
    if (this.grafana.serviceAccountId !== undefined)
      output('grafana_service_account_id', this.grafana.serviceAccountId);
    else output('grafana_data_sources', JSON.stringify(this.grafana.dataSources));
  }
}
