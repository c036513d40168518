import { DataAwsGrafanaWorkspace } from '@cdktf/provider-aws/lib/data-aws-grafana-workspace';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { managedDataSourceType } from '@promontory/amp-facts';
import { Grant, PolicyDocument } from '@promontory/core';
import {
  type AlertAccess,
  ampDataSources,
  type AmpSource,
  type DataSource,
  type RemoteSource,
} from '@promontory/dashboards';
import { parseArn } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { grantGrafana } from './grants.js';
import type { IManagedGrafana, NamedWorkspace } from './managed-grafana-props.js';
import { checkExisting } from './private/check-existing.js';

/** A workspace of Amazon Managed Grafana that was made elsewhere, and what it shall read. */
export interface ExistingGrafanaProps {
  /**
   * Its id, `g-…`, which is looked up when the plan is made; or its URL, `https://g-….grafana-workspace.….amazonaws.com`,
   * of which nothing is looked up: a workspace of another account.
   */
  readonly existing: string;
  /** @default - the Region of the AWS provider */
  readonly region?: string;
  /** The version that it has: `9.4`, `10.4`, `12.4`. */
  readonly version: string;
  /** What names of data sources begin with, so that those of others in the same Grafana are left alone. */
  readonly prefix: string;
  /** What it reads by its own role. */
  readonly workspaces: readonly NamedWorkspace[];
  /** What it reads by roles of other accounts. @default - nothing */
  readonly remoteSources?: readonly RemoteSource[];
  /** @default 'view' */
  readonly alerts?: AlertAccess;
  /** How often targets are scraped: the shortest step of queries. @default '60s' */
  readonly scrapeInterval?: string;
  /** Its role, which is given exactly the permissions for that. @default - it has them already */
  readonly roleArn?: string;
}

/** A workspace of Amazon Managed Grafana that was made elsewhere: nothing of it is changed but what its role may read. */
export class ExistingGrafana extends Construct implements IManagedGrafana {
  readonly url: string;
  readonly dataSources: readonly DataSource[];

  constructor(scope: Construct, id: string, props: ExistingGrafanaProps) {
    super(scope, id);
    checkExisting(this, props);
    const { prefix, alerts = 'view', remoteSources = [] } = props;
    this.url = props.existing.startsWith('https://') ? props.existing : this.lookUp(props);
    if (props.roleArn !== undefined) this.grant(props, props.roleArn, alerts);
    const own = props.workspaces.map(({ name, workspace: { queryUrl, region } }): AmpSource => ({
      name,
      queryUrl,
      region,
    }));
    const sources = [...own, ...remoteSources].map((source) => ({ ...source, name: `${prefix}-${source.name}` }));
    this.dataSources = ampDataSources(sources, {
      type: managedDataSourceType(props.version),
      authType: 'workspace-iam-role',
      alerts,
      scrapeInterval: props.scrapeInterval,
      // Whoever made it has a default.
      isDefault: false,
    });
  }

  /** Where it is. The plan stops where it is another than was said: its data sources would show nothing. */
  private lookUp({ existing, region, version, roleArn }: ExistingGrafanaProps): string {
    const isPlugin = managedDataSourceType(version) !== 'prometheus';
    const workspace = new DataAwsGrafanaWorkspace(this, 'Resource', {
      workspaceId: existing,
      region,
      lifecycle: {
        postcondition: [
          {
            condition: `\${tonumber(split(".", self.grafana_version)[0]) ${isPlugin ? '>=' : '<'} 12}`,
            errorMessage: `${existing} is not of version ${version}, or one that reads AMP the same way: say its version.`,
          },
          ...(roleArn === undefined
            ? []
            : [
                {
                  condition: `\${self.role_arn == "${roleArn}"}`,
                  errorMessage: `${existing} has another role than ${roleArn}: name the one that it has.`,
                },
              ]),
        ],
      },
    });
    return `https://${workspace.endpoint}`;
  }

  private grant(
    { workspaces, remoteSources = [], prefix }: ExistingGrafanaProps,
    roleArn: string,
    alerts: AlertAccess,
  ) {
    const permissions = new PolicyDocument(this, 'PolicyDocument');
    const grantee = { addToPolicy: permissions.addStatements.bind(permissions) };
    for (const { workspace } of workspaces) grantGrafana(workspace, grantee, alerts);
    const remote = [...new Set(remoteSources.map((source) => source.assumeRoleArn))];
    if (remote.length > 0) Grant.to(grantee, { actions: ['sts:AssumeRole'], resources: remote });
    new IamRolePolicy(this, 'Policy', {
      // A role may be that of several: each has a policy of its own.
      name: `promontory-${prefix}`,
      role: parseArn(roleArn)?.resource.split('/').at(-1) ?? '',
      policy: permissions.json,
    });
  }
}
