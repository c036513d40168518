import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { isConcrete, PolicyDocument } from '@promontory/core';
import { partitionOf } from '@promontory/vocabulary';
import { Construct } from 'constructs';

/** What the key of alert topics is made of. */
export interface AlertKeyProps {
  /** The account that the topics are in. */
  readonly account: string;
  readonly region: string;
  /** The alias, without `alias/`. */
  readonly aliasName: string;
  /**
   * Services that publish to the topics.
   * @default - the alert managers of AMP
   */
  readonly publishers?: readonly string[];
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A rotated key for alert topics, which the publishing services may use on behalf of the account and nobody else. */
export class AlertKey extends Construct {
  /** The key's ARN. @attribute */
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: AlertKeyProps) {
    super(scope, id);
    const { account, region, publishers = ['aps.amazonaws.com'] } = props;
    const partition = isConcrete(region) ? partitionOf(region) : 'aws';
    const policy = new PolicyDocument(this, 'PolicyDocument', [
      {
        sid: 'Administration',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: [`arn:${partition}:iam::${account}:root`] }],
      },
      {
        sid: 'Publishers',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        principals: [{ type: 'Service', identifiers: [...publishers] }],
        conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }],
      },
    ]);
    const key = new KmsKey(this, 'Resource', {
      description: `Alerts: ${props.aliasName}`,
      region,
      enableKeyRotation: true,
      // Alerts are not kept: a week is enough to notice.
      deletionWindowInDays: 7,
      policy: policy.json,
      tags: props.tags && { ...props.tags },
    });
    new KmsAlias(this, 'Alias', { name: `alias/${props.aliasName}`, targetKeyId: key.keyId, region });
    this.keyArn = key.arn;
    this.node.defaultChild = key;
  }
}
