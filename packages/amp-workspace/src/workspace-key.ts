import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { ConfigurationError, isConcrete, PolicyDocument } from '@promontory/core';
import { partitionOf, type PolicyStatement } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import * as perms from './private/perms.js';

/** What a workspace's key is made of. */
export interface WorkspaceKeyProps {
  /** The account whose principals use the key by way of AMP. Its root may administer the key by IAM policies. */
  readonly account: string;
  /** The Region of key and workspace. */
  readonly region: string;
  /** The alias, without `alias/`: 1 to 250 letters, digits, `/`, `_` and `-`. */
  readonly aliasName: string;
  /**
   * Days between asking for the key's deletion and losing it, and the metrics with it: 7 to 30.
   * @default 30
   */
  readonly deletionWindowDays?: number;
  /**
   * Days between rotations: 90 to 2,560.
   * @default - AWS's, 365
   */
  readonly rotationPeriodDays?: number;
  /**
   * Roles of other services that read the metrics, such as that of an Amazon Managed Grafana workspace.
   * @default - none
   */
  readonly readerRoleArns?: readonly string[];
  /**
   * Whether Terraform refuses a plan that would delete the key.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A symmetric key for a workspace, rotated, which AMP may use for callers of the account and nobody else. Losing it is
 * losing the metrics: disable, deletion and a revoked grant all make them unreadable.
 */
export class WorkspaceKey extends Construct {
  /** The key's ARN. @attribute */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: WorkspaceKeyProps) {
    super(scope, id);
    this.check(props);
    const policy = new PolicyDocument(this, 'PolicyDocument', statements(props));
    const key = new KmsKey(this, 'Resource', {
      description: `Metrics of AMP: ${props.aliasName}`,
      region: props.region,
      enableKeyRotation: true,
      rotationPeriodInDays: props.rotationPeriodDays,
      deletionWindowInDays: props.deletionWindowDays ?? 30,
      policy: policy.json,
      tags: props.tags && { ...props.tags },
      lifecycle: { preventDestroy: props.deletionProtection ?? true },
    });
    new KmsAlias(this, 'Alias', {
      name: `alias/${props.aliasName}`,
      targetKeyId: key.keyId,
      region: props.region,
    });
    this.keyArn = key.arn;
    this.node.defaultChild = key;
  }

  private check({ aliasName, deletionWindowDays = 30, rotationPeriodDays = 365 }: WorkspaceKeyProps): void {
    const refuse = (what: string, got: string, expected: string, fix: string): never => {
      throw new ConfigurationError(`AmpWorkspaceKey${what}`, { got, expected, fix }, this);
    };
    if (isConcrete(aliasName) && !/^(?!aws\/)[A-Za-z0-9/_-]{1,250}$/.test(aliasName)) {
      refuse('Alias', aliasName, "1 to 250 letters, digits, '/', '_' and '-', not 'aws/…'", "change 'aliasName'");
    }
    if (!(deletionWindowDays >= 7 && deletionWindowDays <= 30)) {
      refuse('DeletionWindow', `${deletionWindowDays} days`, '7 to 30', "change 'deletionWindowDays'");
    }
    if (!(rotationPeriodDays >= 90 && rotationPeriodDays <= 2560)) {
      refuse('Rotation', `${rotationPeriodDays} days`, '90 to 2560', "change 'rotationPeriodDays'");
    }
  }
}

function statements({ account, region, readerRoleArns = [] }: WorkspaceKeyProps): PolicyStatement[] {
  const partition = isConcrete(region) ? partitionOf(region) : 'aws';
  const byAmp = { test: 'StringEquals', variable: 'kms:ViaService', values: [`aps.${region}.amazonaws.com`] };
  return [
    {
      // Without it nobody could ever change the key again.
      sid: 'Administration',
      actions: ['kms:*'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: [`arn:${partition}:iam::${account}:root`] }],
    },
    {
      sid: 'Amp',
      actions: perms.USE_KEY,
      resources: ['*'],
      // Any principal, but only of this account and only by way of AMP: both conditions must hold.
      principals: [{ type: 'AWS', identifiers: ['*'] }],
      conditions: [byAmp, { test: 'StringEquals', variable: 'kms:CallerAccount', values: [account] }],
    },
    ...(readerRoleArns.length === 0
      ? []
      : [
          {
            sid: 'Readers',
            actions: perms.READ_BY_KEY,
            resources: ['*'],
            principals: [{ type: 'AWS', identifiers: [...readerRoleArns] }] as const,
            conditions: [byAmp],
          },
        ]),
  ];
}
