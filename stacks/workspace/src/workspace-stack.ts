import {
  type IWorkspace,
  QueryLogging,
  RuleGroupsNamespace,
  Workspace,
  WorkspaceConfiguration,
  WorkspaceKey,
  WorkspacePolicy,
} from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import type { Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { adoptedNamespace } from './adopted-namespace.js';
import { addAlerting } from './alerting.js';
import { addAnomalyDetectors } from './anomaly-detectors.js';
import { addMetricStreams } from './metric-streams.js';
import type * as queryRoles from './query-roles.js';
import { Watch } from './watch.js';

/** What a workspace stack is made of. */
export interface WorkspaceStackProps {
  readonly environment: Environment;
  readonly workspace: ManagedWorkspaceSettings;
}

/** One AMP workspace with its key, logs, limits, rules, alert manager and topics. */
export class WorkspaceStack extends EnvironmentStack {
  readonly workspace: IWorkspace;

  constructor(scope: Construct, id: string, { environment, workspace: settings }: WorkspaceStackProps) {
    super(scope, id, environment, settings.region);
    const workspace = this.addWorkspace(environment, settings);
    this.workspace = workspace;
    this.configure(workspace, environment, settings);
    for (const { namespace, text } of settings.rules) {
      new RuleGroupsNamespace(this, `Rules-${namespace}`, {
        workspace,
        name: namespace,
        yaml: text,
        adopt: adoptedNamespace(environment, settings, namespace),
        tags: settings.tags,
      });
    }
    addAnomalyDetectors(this, workspace, settings);
    const { alertManager: alerting, alarms } = settings;
    if (alerting !== undefined) addAlerting(this, { environment, settings, alerting, workspace });
    addMetricStreams(this, workspace, environment, settings);
    if (settings.queryRoles.length > 0) loadQueryRoles().addQueryRoles(this, workspace, environment, settings);
    if (alarms !== undefined) new Watch(this, 'Watch', { environment, settings, alarms, workspace });

    new TerraformOutput(this, 'workspace_arn', { staticId: true, value: workspace.workspaceArn });
    new TerraformOutput(this, 'workspace_id', { staticId: true, value: workspace.workspaceId });
    new TerraformOutput(this, 'remote_write_url', { staticId: true, value: workspace.remoteWriteUrl });
    new TerraformOutput(this, 'query_url', { staticId: true, value: workspace.queryUrl });
  }

  private addWorkspace(environment: Environment, settings: ManagedWorkspaceSettings): Workspace {
    return new Workspace(this, 'Workspace', {
      alias: settings.alias,
      // Written out, so that writers of other stacks have it as a word and not as a reference.
      region: settings.region,
      kmsKeyArn: this.keyArn(environment, settings),
      logging: settings.logging && { ...settings.logging, logGroupName: logGroupName(environment, settings) },
      deletionProtection: settings.deletionProtection,
      adopt: settings.adopt?.workspaceId,
      tags: settings.tags,
    });
  }

  private keyArn(environment: Environment, { encryption, ...settings }: ManagedWorkspaceSettings): string | undefined {
    switch (encryption.kind) {
      case 'aws-owned-key':
        return undefined;
      case 'key':
        return encryption.kmsKeyArn;
      case 'new-key':
        return new WorkspaceKey(this, 'Key', {
          account: environment.account,
          region: settings.region,
          aliasName: `${environment.name}-${settings.name}`,
          deletionWindowDays: encryption.deletionWindowDays,
          rotationPeriodDays: encryption.rotationPeriodDays,
          readerRoleArns: encryption.readerRoleArns,
          // The metrics are lost with the key as they are with the workspace.
          deletionProtection: settings.deletionProtection,
          tags: settings.tags,
        }).keyArn;
    }
  }

  private configure(workspace: IWorkspace, environment: Environment, settings: ManagedWorkspaceSettings): void {
    const { configuration, queryLogging, access } = settings;
    const { limits, ...rest } = configuration;
    if (limits.length > 0 || Object.values(rest).some((value) => value !== undefined)) {
      new WorkspaceConfiguration(this, 'Configuration', { workspace, ...configuration });
    }
    if (queryLogging !== undefined) {
      new QueryLogging(this, 'QueryLogging', {
        workspace,
        ...queryLogging,
        logGroupName: `${logGroupName(environment, settings)}-queries`,
        tags: settings.tags,
      });
    }
    if (access !== undefined) new WorkspacePolicy(this, 'Policy', { workspace, ...access });
  }
}

// Not the alias: renaming the workspace must not replace the group, and its logs with it.
function logGroupName(environment: Environment, { name }: ManagedWorkspaceSettings): string {
  return `/aws/vendedlogs/prometheus/${environment.name}-${name}`;
}

// They come from the package of Grafana, which is large.
function loadQueryRoles(): typeof queryRoles {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('./query-roles.js') as typeof queryRoles;
}
