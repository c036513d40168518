import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { boundedName, PolicyDocument } from '@promontory/core';
import { Construct } from 'constructs';

/** What the queue belongs to. */
export interface DeadLetterQueueProps {
  readonly topicName: string;
  readonly topicArn: string;
  readonly region?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Where messages wait that a subscriber of a topic did not take. Encrypted by SQS; only that topic may send to it. */
export class DeadLetterQueue extends Construct {
  readonly queueArn: string;

  constructor(scope: Construct, id: string, { topicName, topicArn, region, tags }: DeadLetterQueueProps) {
    super(scope, id);
    const queue = new SqsQueue(this, 'Resource', {
      // Names of queues end at 80 characters, those of topics at 256.
      name: boundedName(80, topicName, 'undelivered'),
      region,
      // The most that SQS offers: 14 days.
      messageRetentionSeconds: 1_209_600,
      sqsManagedSseEnabled: true,
      tags: tags && { ...tags },
    });
    const policy = new PolicyDocument(this, 'PolicyDocument', [
      {
        actions: ['sqs:SendMessage'],
        resources: [queue.arn],
        principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
        conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [topicArn] }],
      },
    ]);
    new SqsQueuePolicy(this, 'Policy', { queueUrl: queue.url, policy: policy.json, region });
    this.queueArn = queue.arn;
    this.node.defaultChild = queue;
  }
}
