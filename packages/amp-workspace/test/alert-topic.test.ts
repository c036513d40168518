import { synth } from '@promontory/testing';
import { AlertTopic } from '../src/alert-topic.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

test('only the named workspace of its own account may publish', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', { alias: 'a' });
  new AlertTopic(stack, 'Oncall', { topicName: 'oncall', workspaces: [workspace] });
  const json = synth(stack);
  const [topic] = Object.keys(json.resource['aws_sns_topic'] ?? {});
  const [id] = Object.keys(json.resource['aws_prometheus_workspace'] ?? {});
  expect(json.only('data.aws_iam_policy_document')['statement']).toEqual([
    {
      effect: 'Allow',
      actions: ['sns:Publish', 'sns:GetTopicAttributes'],
      resources: [`\${aws_sns_topic.${topic}.arn}`],
      principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }],
      condition: [
        { test: 'ArnEquals', variable: 'aws:SourceArn', values: [`\${aws_prometheus_workspace.${id}.arn}`] },
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: [`\${element(split(":", aws_prometheus_workspace.${id}.arn), 4)}`],
        },
      ],
    },
  ]);
  expect(json.only('aws_sns_topic_policy')).toMatchObject({ arn: `\${aws_sns_topic.${topic}.arn}` });
});

test('each workspace has its own statement, so that ARN and account are checked as a pair', () => {
  const stack = awsStack();
  const workspaces = [new Workspace(stack, 'A', { alias: 'a' }), Workspace.fromWorkspaceArn(stack, 'B', ARN)];
  new AlertTopic(stack, 'Oncall', { topicName: 'oncall', workspaces });
  const statements = synth(stack).only('data.aws_iam_policy_document')['statement'] as unknown[];
  expect(statements).toHaveLength(2);
  expect(statements[1]).toMatchObject({
    condition: [{ values: [ARN] }, { variable: 'aws:SourceAccount', values: ['111122223333'] }],
  });
});

test('subscriptions, key, Region and tags are passed on', () => {
  const stack = awsStack();
  new AlertTopic(stack, 'Oncall', {
    topicName: 'oncall',
    workspaces: [Workspace.fromWorkspaceArn(stack, 'Metrics', ARN)],
    subscriptions: { mail: { protocol: 'email', endpoint: 'oncall@example.com' } },
    kmsKeyArn: KEY,
    region: 'eu-west-1',
    tags: { team: 'sre' },
  });
  const json = synth(stack);
  expect(json.only('aws_sns_topic')).toMatchObject({
    name: 'oncall',
    kms_master_key_id: KEY,
    region: 'eu-west-1',
    tags: { team: 'sre' },
  });
  expect(json.only('aws_sns_topic_subscription')).toMatchObject({
    protocol: 'email',
    endpoint: 'oncall@example.com',
    region: 'eu-west-1',
  });
});

test.each(['on call', 'alerts.fifo', ''])('%j is refused as the name of a topic', (topicName) => {
  expect(() => new AlertTopic(awsStack(), 'Oncall', { topicName, workspaces: [] })).toThrow(
    `AmpAlertTopicName: got ${topicName}, expected 1 to 256 letters, digits, '-' and '_' (a standard topic: AMP cannot publish to FIFO topics); change 'topicName' (at test/Oncall)`,
  );
});

test('what subscribers do not take goes to a queue of the topic alone; mail has none', () => {
  const stack = awsStack();
  const topic = new AlertTopic(stack, 'Oncall', {
    topicName: 'x'.repeat(256),
    workspaces: [Workspace.fromWorkspaceArn(stack, 'Metrics', ARN)],
    subscriptions: {
      mail: { protocol: 'email', endpoint: 'oncall@example.com' },
      hook: { protocol: 'https', endpoint: 'https://example.com' },
    },
    deadLetterQueue: true,
    region: 'eu-west-1',
    tags: { team: 'sre' },
  });
  const json = synth(stack);
  const [sns] = Object.keys(json.resource['aws_sns_topic'] ?? {});
  const [sqs] = Object.keys(json.resource['aws_sqs_queue'] ?? {});
  expect(json.only('aws_sqs_queue')).toEqual({
    name: expect.stringMatching(/^x+-[0-9a-f]+$/),
    region: 'eu-west-1',
    message_retention_seconds: 1_209_600,
    sqs_managed_sse_enabled: true,
    tags: { team: 'sre' },
  });
  expect(json.all('data.aws_iam_policy_document')[1]?.['statement']).toEqual([
    {
      effect: 'Allow',
      actions: ['sqs:SendMessage'],
      resources: [`\${aws_sqs_queue.${sqs}.arn}`],
      principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
      condition: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [`\${aws_sns_topic.${sns}.arn}`] }],
    },
  ]);
  expect(json.only('aws_sqs_queue_policy')['queue_url']).toBe(`\${aws_sqs_queue.${sqs}.url}`);
  const redrive = Object.fromEntries(
    json.all('aws_sns_topic_subscription').map(({ protocol, redrive_policy: policy }) => [protocol, policy]),
  );
  expect(redrive).toEqual({
    email: undefined,
    https: `{"deadLetterTargetArn":"\${aws_sqs_queue.${sqs}.arn}"}`,
  });
  expect(String(json.only('aws_sqs_queue')['name'])).toHaveLength(80);
  expect(topic.deadLetterQueueArn).toBeDefined();
});

test('without one nothing is redriven', () => {
  const stack = awsStack();
  const topic = new AlertTopic(stack, 'Oncall', {
    topicName: 'oncall',
    workspaces: [],
    subscriptions: { hook: { protocol: 'https', endpoint: 'https://example.com' } },
  });
  const json = synth(stack);
  expect(json.all('aws_sqs_queue')).toEqual([]);
  expect(json.only('aws_sns_topic_subscription')).not.toHaveProperty('redrive_policy');
  expect(topic.deadLetterQueueArn).toBeUndefined();
});

test('others may publish by statements of their own', () => {
  const stack = awsStack();
  const topic = new AlertTopic(stack, 'Oncall', {
    topicName: 'oncall',
    workspaces: [Workspace.fromWorkspaceArn(stack, 'Metrics', ARN)],
  });
  topic.addPublisher({
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    principals: [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com'] }],
  });
  const statements = synth(stack).only('data.aws_iam_policy_document')['statement'] as unknown[];
  expect(statements).toHaveLength(2);
  expect(statements[1]).toEqual({
    effect: 'Allow',
    actions: ['sns:Publish'],
    resources: [expect.stringMatching(/^\$\{aws_sns_topic\.\w+\.arn\}$/)],
    principals: [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com'] }],
  });
});
