import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { ConfigurationError, isConcrete, PolicyDocument } from '@promontory/core';
import type { ITerraformDependable } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { PolicyStatement } from '@promontory/vocabulary';
import { accountOf } from './private/arns.js';
import { checkKmsKeyArn } from './private/check-kms-key-arn.js';
import { DeadLetterQueue } from './private/dead-letter-queue.js';
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
  /**
   * Whether what a subscriber did not take goes to a queue, kept there for 14 days, rather than away. Email has none.
   * @default false
   */
  readonly deadLetterQueue?: boolean;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A standard SNS topic that only the named workspaces may publish alerts to. */
export class AlertTopic extends Construct implements IAlertTopic {
  readonly topicArn: string;
  /** The queue of what was not delivered. @attribute */
  readonly deadLetterQueueArn: string | undefined;
  /** What must be there before anybody publishes. */
  readonly policyResource: ITerraformDependable;
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
        // Without both, any AMP workspace of any account could publish here (confused deputy). The account is taken from
        // the ARN, so that the two can never differ.
        conditions: [
          { test: 'ArnEquals', variable: 'aws:SourceArn', values: [workspace.workspaceArn] },
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [accountOf(workspace.workspaceArn)] },
        ],
      })),
    );
    this.policyResource = new SnsTopicPolicy(this, 'Policy', {
      arn: topic.arn,
      policy: this.policy.json,
      region: props.region,
    });

    const queue =
      props.deadLetterQueue === true
        ? new DeadLetterQueue(this, 'Undelivered', { ...props, topicArn: topic.arn })
        : undefined;
    this.deadLetterQueueArn = queue?.queueArn;
    for (const [name, subscription] of Object.entries(props.subscriptions ?? {})) {
      new SnsTopicSubscription(this, `Subscription-${name}`, {
        topicArn: topic.arn,
        region: props.region,
        protocol: subscription.protocol,
        endpoint: subscription.endpoint,
        redrivePolicy:
          // An email that cannot be delivered comes back to nobody: SNS has no queue for those.
          queue === undefined || subscription.protocol === 'email'
            ? undefined
            : JSON.stringify({ deadLetterTargetArn: queue.queueArn }),
      });
    }
  }

  /** Lets somebody else publish here, such as CloudWatch alarms: a topic has one policy, and this is where it is. */
  addPublisher(statement: PolicyStatement): void {
    this.policy.addStatements(statement);
  }
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
