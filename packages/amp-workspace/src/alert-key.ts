import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { isConcrete, PolicyDocument } from '@promontory/core';
import { partitionOf, type PolicyStatement } from '@promontory/vocabulary';
import { Construct } from 'constructs';

/** What the key of alert topics is made of. */
export interface AlertKeyProps {
  /** The account that the topics are in. */
  readonly account: string;
  readonly region: string;
  /** The alias, without `alias/`. */
  readonly aliasName: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A rotated key for alert topics, which the alert managers of AMP may use on behalf of the account and nobody else. */
export class AlertKey extends Construct {
  /** The key's ARN. @attribute */
  readonly keyArn: string;
  private readonly policy: PolicyDocument;

  constructor(scope: Construct, id: string, props: AlertKeyProps) {
    super(scope, id);
    const { account, region } = props;
    const partition = isConcrete(region) ? partitionOf(region) : 'aws';
    this.policy = new PolicyDocument(this, 'PolicyDocument', [
      {
        sid: 'Administration',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: [`arn:${partition}:iam::${account}:root`] }],
      },
      {
        sid: 'AlertManagers',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }],
        conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }],
      },
    ]);
    const key = new KmsKey(this, 'Resource', {
      description: `Alerts: ${props.aliasName}`,
      region,
      enableKeyRotation: true,
      // Alerts are not kept: a week is enough to notice.
      deletionWindowInDays: 7,
      policy: this.policy.json,
      tags: props.tags && { ...props.tags },
    });
    new KmsAlias(this, 'Alias', { name: `alias/${props.aliasName}`, targetKeyId: key.keyId, region });
    this.keyArn = key.arn;
    this.node.defaultChild = key;
  }

  /** Lets somebody else use the key, such as CloudWatch alarms that publish to a topic. */
  addPublisher(statement: PolicyStatement): void {
    this.policy.addStatements(statement);
  }
}
