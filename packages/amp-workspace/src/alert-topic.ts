import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { ConfigurationError, isConcrete, PolicyDocument } from '@promontory/core';
import { parseArn, type PolicyStatement } from '@promontory/vocabulary';
import { Fn } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { checkKmsKeyArn } from './private/check-kms-key-arn.js';
import * as perms from './private/perms.js';
import type { IWorkspace } from './workspace.js';

/** An SNS topic that an alert manager can publish to. */
export interface IAlertTopic extends IConstruct {
  /** The topic ARN. @attribute */
  readonly topicArn: string;
}

/** Who hears of an alert. An email or https subscription is pending until its owner confirms it. */
export interface AlertSubscription {
  readonly protocol: 'email' | 'https' | 'sqs' | 'lambda';
  /** An address, a URL or an ARN, by protocol. */
  readonly endpoint: string;
}

/** What an alert topic can be given. */
export interface AlertTopicProps {
  /** The topic's name: 1 to 256 letters, digits, `-` and `_`. Changing it replaces the topic and its subscriptions. */
  readonly topicName: string;
  /** The workspaces whose alert managers may publish: same account and Region as the topic. */
  readonly workspaces: readonly IWorkspace[];
  /**
   * Subscriptions, by a name of your own that stays when endpoints change.
   * @default - none
   */
  readonly subscriptions?: Readonly<Record<string, AlertSubscription>>;
  /**
   * A customer managed key. Its policy must let `aps.amazonaws.com` use kms:GenerateDataKey and kms:Decrypt, which the
   * AWS managed key `alias/aws/sns` never does.
   * @default - not encrypted at rest by KMS
   */
  readonly kmsKeyArn?: string;
  /** @default - the Region of the AWS provider */
  readonly region?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A standard SNS topic that only the named workspaces may publish alerts to. */
export class AlertTopic extends Construct implements IAlertTopic {
  readonly topicArn: string;
  private readonly policy: PolicyDocument;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    checkName(this, props.topicName);
    checkKmsKeyArn(this, 'AmpAlertTopicKmsKeyArn', props.kmsKeyArn);

    const topic = new SnsTopic(this, 'Resource', {
      name: props.topicName,
      region: props.region,
      kmsMasterKeyId: props.kmsKeyArn,
      tags: props.tags && { ...props.tags },
    });
    this.topicArn = topic.arn;
    this.node.defaultChild = topic;

    this.policy = new PolicyDocument(
      this,
      'PolicyDocument',
      props.workspaces.map((workspace) => ({
        actions: perms.PUBLISH_ALERTS,
        resources: [topic.arn],
        principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }] as const,
        // Without both, any AMP workspace of any account could publish here (confused deputy).
        conditions: [
          { test: 'ArnEquals', variable: 'aws:SourceArn', values: [workspace.workspaceArn] },
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [accountOf(workspace)] },
        ],
      })),
    );
    new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy: this.policy.json, region: props.region });

    for (const [name, subscription] of Object.entries(props.subscriptions ?? {})) {
      new SnsTopicSubscription(this, `Subscription-${name}`, {
        topicArn: topic.arn,
        region: props.region,
        protocol: subscription.protocol,
        endpoint: subscription.endpoint,
      });
    }
  }

  /** Lets others publish too: alarms, say. The statement must name them, as the ones for the workspaces do. */
  addToTopicPolicy(statement: PolicyStatement): void {
    this.policy.addStatements(statement);
  }
}

// Taken from the ARN, so that the two conditions can never name different accounts.
function accountOf(workspace: IWorkspace): string {
  const known = isConcrete(workspace.workspaceArn) ? parseArn(workspace.workspaceArn) : undefined;
  if (known) return known.account;
  return Fn.element(Fn.split(':', workspace.workspaceArn), 4) as string;
}

function checkName(scope: IConstruct, name: string): void {
  if (isConcrete(name) && !/^[A-Za-z0-9_-]{1,256}$/.test(name)) {
    throw new ConfigurationError(
      'AmpAlertTopicName',
      {
        got: name,
        expected: "1 to 256 letters, digits, '-' and '_' (a standard topic: AMP cannot publish to FIFO topics)",
        fix: "change 'topicName'",
      },
      scope,
    );
  }
}
