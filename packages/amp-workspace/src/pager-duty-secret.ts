import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy';
import { isConcrete, PolicyDocument } from '@promontory/core';
import { partitionOf, type PolicyStatement } from '@promontory/vocabulary';
import { Construct, type IConstruct } from 'constructs';
import type { IWorkspace } from './workspace.js';

/** A secret that holds an integration key of PagerDuty. */
export interface IPagerDutySecret extends IConstruct {
  /** The secret's ARN. @attribute */
  readonly secretArn: string;
}

/** What the secret of an integration key is made of. */
export interface PagerDutySecretProps {
  /** The workspace whose alert manager may read it: same account and Region. */
  readonly workspace: IWorkspace;
  /** The account of the workspace and of the secret. */
  readonly account: string;
  /** The secret's name, and that of its key's alias. */
  readonly name: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A place for an integration key of PagerDuty, which one alert manager may read. It is made empty: the key is put there by
 * hand, as `{"routing_key": "…"}` (`service_key` for Events API v1), so that no plan and no state ever holds it.
 * Source: AMP user guide, "Configure AWS Secrets Manager and permissions", 2026-07. A key of KMS's own kind is demanded.
 */
export class PagerDutySecret extends Construct implements IPagerDutySecret {
  readonly secretArn: string;
  /** The key that the secret is encrypted with. @attribute */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, { workspace, account, name, tags }: PagerDutySecretProps) {
    super(scope, id);
    const { region } = workspace;
    const partition = isConcrete(region) ? partitionOf(region) : 'aws';
    const alertManager = (action: string): PolicyStatement => ({
      sid: 'AlertManager',
      actions: [action],
      // In a policy of a resource this is the resource itself.
      resources: ['*'],
      principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }],
      // Without both, any alert manager of any account could read it by way of AMP (confused deputy).
      conditions: [
        { test: 'ArnEquals', variable: 'aws:SourceArn', values: [workspace.workspaceArn] },
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
      ],
    });
    const administration: PolicyStatement = {
      sid: 'Administration',
      actions: ['kms:*'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: [`arn:${partition}:iam::${account}:root`] }],
    };
    const common = { region, tags: tags && { ...tags } };
    const key = new KmsKey(this, 'Key', {
      ...common,
      description: `PagerDuty: ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 7,
      policy: new PolicyDocument(this, 'KeyPolicy', [administration, alertManager('kms:Decrypt')]).json,
    });
    new KmsAlias(this, 'Alias', { name: `alias/${name}`, targetKeyId: key.keyId, region });
    const secret = new SecretsmanagerSecret(this, 'Resource', {
      ...common,
      name,
      description: 'An integration key of PagerDuty: {"routing_key": "..."}, put here by hand',
      kmsKeyId: key.arn,
    });
    const policy = new SecretsmanagerSecretPolicy(this, 'Policy', {
      region,
      secretArn: secret.arn,
      policy: new PolicyDocument(this, 'SecretPolicy', [alertManager('secretsmanager:GetSecretValue')]).json,
      // Refuses a policy that lets the public in.
      blockPublicPolicy: true,
    });
    // Of the policy: what names the secret waits until AMP may read it.
    this.secretArn = policy.secretArn;
    this.keyArn = key.arn;
    this.node.defaultChild = secret;
  }
}
