import { createHash } from 'node:crypto';
import {
  AlertManagerDefinition,
  type AlertSubscription,
  AlertTopic,
  type IAlertTopic,
  type IWorkspace,
  RuleGroupsNamespace,
  Workspace,
} from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import type { AlertManagerSettings, Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { boundedName } from '@promontory/core';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** What a workspace stack is made of. */
export interface WorkspaceStackProps {
  readonly environment: Environment;
  readonly workspace: ManagedWorkspaceSettings;
}

/** One AMP workspace with its logs, rules, alert manager and topics. */
export class WorkspaceStack extends EnvironmentStack {
  readonly workspace: IWorkspace;

  constructor(scope: Construct, id: string, { environment, workspace: settings }: WorkspaceStackProps) {
    super(scope, id, environment, settings.region);

    const workspace = new Workspace(this, 'Workspace', {
      alias: settings.alias,
      // Written out, so that writers of other stacks have it as a word and not as a reference.
      region: settings.region,
      kmsKeyArn: settings.kmsKeyArn,
      logging: settings.logging && {
        ...settings.logging,
        // Not the alias: renaming the workspace must not replace the group, and its logs with it.
        logGroupName: `/aws/vendedlogs/prometheus/${environment.name}-${settings.name}`,
      },
      deletionProtection: settings.deletionProtection,
    });
    this.workspace = workspace;

    if (settings.rules !== undefined) {
      new RuleGroupsNamespace(this, 'Rules', {
        workspace,
        name: settings.rules.namespace,
        yaml: settings.rules.text,
      });
    }
    if (settings.alertManager !== undefined) this.addAlerting(environment, settings, settings.alertManager);

    new TerraformOutput(this, 'workspace_arn', { staticId: true, value: workspace.workspaceArn });
    new TerraformOutput(this, 'workspace_id', { staticId: true, value: workspace.workspaceId });
    new TerraformOutput(this, 'remote_write_url', { staticId: true, value: workspace.remoteWriteUrl });
    new TerraformOutput(this, 'query_url', { staticId: true, value: workspace.queryUrl });
  }

  private addAlerting(
    environment: Environment,
    settings: ManagedWorkspaceSettings,
    alerting: AlertManagerSettings,
  ): void {
    const topics: Record<string, IAlertTopic> = {};
    for (const [name, topic] of Object.entries(alerting.topics)) {
      topics[name] = new AlertTopic(this, `Topic-${name}`, {
        topicName: topic.name ?? boundedName(256, environment.name, settings.name, name),
        workspaces: [this.workspace],
        subscriptions: Object.fromEntries(
          topic.subscriptions.map((subscription) => [subscriptionName(subscription), subscription]),
        ),
        kmsKeyArn: topic.kmsKeyArn,
      });
    }
    new AlertManagerDefinition(this, 'AlertManager', {
      workspace: this.workspace,
      topics,
      configuration: alerting.configuration,
    });
  }
}

// The endpoint names the subscription, so that another order in the file is no change. Hashed, because a webhook's
// address is often a secret and ids are printed everywhere.
function subscriptionName({ protocol, endpoint }: AlertSubscription): string {
  return `${protocol}-${createHash('sha256').update(endpoint).digest('hex').slice(0, 8)}`;
}
