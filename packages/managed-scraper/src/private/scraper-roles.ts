import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { IWorkspace } from '@promontory/amp-workspace';
import { boundedName, PolicyDocument } from '@promontory/core';
import type { ICluster } from '@promontory/eks';
import { formatArn, partitionOf, type PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { CrossAccountAccess } from '../cross-account.js';

/** Whose roles they are. */
export interface ScraperRolesProps {
  readonly cluster: ICluster;
  readonly workspace: IWorkspace;
  readonly access: CrossAccountAccess;
}

/**
 * The two roles of a scraper whose workspace is in another account: AMP assumes the source role on behalf of the scraper,
 * and from it the target role, which may write. Both trusts name the scraper, which is made after its roles: until its
 * ARN is given they are confined to the scrapers of the one account and Region.
 */
export class ScraperRoles extends Construct {
  readonly sourceRoleArn: string;
  readonly targetRoleArn: string;
  /** What must be there before the scraper is made. */
  readonly dependencies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { cluster, workspace, access }: ScraperRolesProps) {
    super(scope, id);
    const { region } = cluster;
    const { sourceAccount: account, target } = access;
    const scraper =
      access.scraperArn ??
      formatArn({ partition: partitionOf(region), service: 'aps', region, account, resource: 'scraper/*' });
    const isPinned = access.scraperArn !== undefined;

    const source = new ScraperRole(this, 'Source', {
      name: boundedName(64, 'amp-scraper', region, cluster.clusterName),
      description: `The AMP managed scraper of ${cluster.clusterName}`,
      trust: {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['scraper.aps.amazonaws.com'] }],
        conditions: [
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
          { test: isPinned ? 'ArnEquals' : 'ArnLike', variable: 'aws:SourceArn', values: [scraper] },
        ],
      },
    });
    this.sourceRoleArn = source.roleArn;
    if (target.kind === 'given') {
      this.targetRoleArn = target.roleArn;
      this.dependencies = [source.policy];
    } else {
      const made = new ScraperRole(this, 'Target', {
        provider: target.provider,
        name:
          target.roleName ??
          boundedName(64, 'amp-scraper', account, region, cluster.clusterName, workspace.workspaceId),
        description: `Lets the AMP managed scraper of ${cluster.clusterName} in account ${account} write to ${workspace.workspaceId}`,
        trust: {
          actions: ['sts:AssumeRole'],
          principals: [{ type: 'AWS', identifiers: [source.roleArn] }],
          conditions: [
            { test: isPinned ? 'StringEquals' : 'StringLike', variable: 'sts:ExternalId', values: [scraper] },
          ],
        },
      });
      workspace.grantRemoteWrite(made);
      this.targetRoleArn = made.roleArn;
      this.dependencies = [source.policy, made.policy];
    }
    source.addToPolicy({ actions: ['sts:AssumeRole'], resources: [this.targetRoleArn] });
  }
}

interface ScraperRoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: PolicyStatement;
  readonly provider?: TerraformProvider;
}

class ScraperRole extends Construct {
  readonly roleArn: string;
  readonly policy: ITerraformDependable;
  private readonly permissions: PolicyDocument;

  constructor(scope: Construct, id: string, { name, description, trust, provider }: ScraperRoleProps) {
    super(scope, id);
    const assumeRolePolicy = new PolicyDocument(this, 'TrustDocument', [trust]).json;
    const role = new IamRole(this, 'Resource', { provider, name, description, assumeRolePolicy });
    this.permissions = new PolicyDocument(this, 'PolicyDocument');
    const policy = this.permissions.json;
    this.policy = new IamRolePolicy(this, 'Policy', { provider, name: 'grants', role: role.id, policy });
    this.roleArn = role.arn;
    this.node.defaultChild = role;
  }

  addToPolicy(statement: PolicyStatement): void {
    this.permissions.addStatements(statement);
  }
}
