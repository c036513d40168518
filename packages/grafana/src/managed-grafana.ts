import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { GrafanaLicenseAssociation } from '@cdktf/provider-aws/lib/grafana-license-association';
import { GrafanaRoleAssociation } from '@cdktf/provider-aws/lib/grafana-role-association';
import { GrafanaWorkspace } from '@cdktf/provider-aws/lib/grafana-workspace';
import { GrafanaWorkspaceSamlConfiguration } from '@cdktf/provider-aws/lib/grafana-workspace-saml-configuration';
import { GrafanaWorkspaceServiceAccount } from '@cdktf/provider-aws/lib/grafana-workspace-service-account';
import { hasAlertingSwitch, managedDataSourceType } from '@promontory/amp-facts';
import { Grant, isConcrete } from '@promontory/core';
import { ampDataSources, type AmpSource, type DataSource } from '@promontory/dashboards';
import { partitionOf } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { grantGrafana } from './grants.js';
import type { IManagedGrafana, ManagedGrafanaProps } from './managed-grafana-props.js';
import { checkManaged } from './private/check-managed.js';
import { checkEndpoint } from './private/endpoint-check.js';
import { GrantedRole } from './private/granted-role.js';

/** The AWS provider that has `kms_key_id` of a workspace: the earliest whose schema was looked at, 2026-11. */
export const GRAFANA_KEY_PROVIDER_VERSION = '6.66.0';

/** A workspace of Amazon Managed Grafana that reads exactly the named workspaces of AMP. */
export class ManagedGrafana extends Construct implements IManagedGrafana {
  /** `g-…` */
  readonly workspaceId: string;
  readonly url: string;
  /** The role that it reads as: roles of other accounts trust it. */
  readonly roleArn: string;
  /** What dashboards are delivered by; undefined without `serviceAccount`. */
  readonly serviceAccountId: string | undefined;
  readonly dataSources: readonly DataSource[];
  private readonly region: string;

  constructor(scope: Construct, id: string, props: ManagedGrafanaProps) {
    super(scope, id);
    checkManaged(this, props);
    this.region = props.region ?? new DataAwsRegion(this, 'Region', {}).region;
    this.checkEndpoints(props);

    const role = this.createRole(props);
    const workspace = this.createWorkspace(props, role);
    this.node.defaultChild = workspace;
    this.workspaceId = workspace.id;
    this.url = `https://${workspace.endpoint}`;
    this.roleArn = role.roleArn;
    this.admit(props);
    this.serviceAccountId = this.createServiceAccount(props);
    if (props.enterprise !== undefined) {
      new GrafanaLicenseAssociation(this, 'License', {
        region: props.region,
        workspaceId: workspace.id,
        licenseType: 'ENTERPRISE',
        grafanaToken: props.enterprise.grafanaToken,
      });
    }
    const own = props.workspaces.map(({ name, workspace: { queryUrl, region } }): AmpSource => ({
      name,
      queryUrl,
      region,
    }));
    this.dataSources = ampDataSources([...own, ...(props.remoteSources ?? [])], {
      type: managedDataSourceType(props.version),
      authType: 'workspace-iam-role',
      alerts: props.alerts ?? 'view',
      scrapeInterval: props.scrapeInterval,
    });
  }

  private checkEndpoints({ vpc, networkAccess }: ManagedGrafanaProps): void {
    if (vpc !== undefined && vpc.ampBy !== 'nat-gateway') {
      checkEndpoint(this, vpc.ampBy.endpointId, 'aps-workspaces', this.region);
    }
    for (const id of networkAccess?.endpointIds ?? []) checkEndpoint(this, id, 'grafana-workspace', this.region);
  }

  private createRole(props: ManagedGrafanaProps): GrantedRole {
    const { accountId: account } = new DataAwsCallerIdentity(this, 'Caller', {});
    const partition = isConcrete(this.region) ? partitionOf(this.region) : 'aws*';
    const role = new GrantedRole(this, 'Role', {
      // Grafana works in one Region, IAM in all.
      name: `${props.name}-grafana`,
      description: `Amazon Managed Grafana: reads AMP for ${props.name}`,
      trust: {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['grafana.amazonaws.com'] }],
        conditions: [
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
          {
            test: 'ArnLike',
            variable: 'aws:SourceArn',
            values: [`arn:${partition}:grafana:${this.region}:${account}:/workspaces/*`],
          },
        ],
      },
      tags: props.tags,
    });
    for (const { workspace } of props.workspaces) grantGrafana(workspace, role, props.alerts ?? 'view');
    const remote = [...new Set((props.remoteSources ?? []).map((source) => source.assumeRoleArn))];
    if (remote.length > 0) Grant.to(role, { actions: ['sts:AssumeRole'], resources: remote });
    const { topicArns = [] } = props;
    if (topicArns.length > 0) Grant.to(role, { actions: ['sns:Publish'], resources: topicArns });
    return role;
  }

  private createWorkspace(props: ManagedGrafanaProps, role: GrantedRole): GrafanaWorkspace {
    const { authentication, vpc, networkAccess, topicArns = [] } = props;
    const workspace = new GrafanaWorkspace(this, 'Resource', {
      name: props.name,
      description: props.description,
      region: props.region,
      grafanaVersion: props.version,
      accountAccessType: 'CURRENT_ACCOUNT',
      // Only the console can have AWS make roles, and those read every workspace of the account.
      permissionType: 'CUSTOMER_MANAGED',
      roleArn: role.roleArn,
      authenticationProviders: [
        ...(authentication.identityCenter === undefined ? [] : ['AWS_SSO']),
        ...(authentication.saml === undefined ? [] : ['SAML']),
      ],
      dataSources: ['PROMETHEUS'],
      notificationDestinations: topicArns.length === 0 ? undefined : ['SNS'],
      configuration: JSON.stringify({
        plugins: { pluginAdminEnabled: props.pluginAdmin ?? false },
        // Without it Grafana shows neither rules nor alerts of AMP.
        ...(hasAlertingSwitch(props.version) && { unifiedAlerting: { enabled: true } }),
      }),
      vpcConfiguration: vpc && { subnetIds: [...vpc.subnetIds], securityGroupIds: [...vpc.securityGroupIds] },
      networkAccessControl: networkAccess && {
        prefixListIds: [...networkAccess.prefixListIds],
        vpceIds: [...networkAccess.endpointIds],
      },
      tags: props.tags && { ...props.tags },
      lifecycle: { preventDestroy: props.deletionProtection ?? true },
      dependsOn: [role.policy],
    });
    // The bindings do not know it yet.
    if (props.kmsKeyArn !== undefined) workspace.addOverride('kms_key_id', props.kmsKeyArn);
    return workspace;
  }

  private admit({ authentication: { identityCenter, saml }, region }: ManagedGrafanaProps): void {
    const { workspaceId } = this;
    const { admins, editors, viewers } = identityCenter ?? {};
    for (const [role, members] of Object.entries({ ADMIN: admins, EDITOR: editors, VIEWER: viewers })) {
      const { userIds = [], groupIds = [] } = members ?? {};
      if (userIds.length + groupIds.length === 0) continue;
      new GrafanaRoleAssociation(this, `Members-${role.toLowerCase()}`, {
        region,
        workspaceId,
        role,
        userIds: userIds.length === 0 ? undefined : [...userIds],
        groupIds: groupIds.length === 0 ? undefined : [...groupIds],
      });
    }
    if (saml === undefined) return;
    const { attributes = {} } = saml;
    new GrafanaWorkspaceSamlConfiguration(this, 'Saml', {
      region,
      workspaceId,
      idpMetadataUrl: saml.metadataUrl,
      roleAssertion: saml.roleAttribute,
      adminRoleValues: [...saml.adminRoles],
      editorRoleValues: [...saml.editorRoles],
      allowedOrganizations: saml.allowedOrganizations && [...saml.allowedOrganizations],
      nameAssertion: attributes.name,
      loginAssertion: attributes.login,
      emailAssertion: attributes.email,
      orgAssertion: attributes.organization,
      groupsAssertion: attributes.groups,
      loginValidityDuration: saml.loginMinutes,
    });
  }

  private createServiceAccount({ serviceAccount = true, region }: ManagedGrafanaProps): string | undefined {
    if (!serviceAccount) return undefined;
    const { serviceAccountId } = new GrafanaWorkspaceServiceAccount(this, 'ServiceAccount', {
      region,
      workspaceId: this.workspaceId,
      name: 'promontory',
      // Data sources can be made by admins alone.
      grafanaRole: 'ADMIN',
    });
    return serviceAccountId;
  }
}
