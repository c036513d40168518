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

test('others can be let in as well, after the topic was made', () => {
  const stack = awsStack();
  const workspaces = [Workspace.fromWorkspaceArn(stack, 'Metrics', ARN)];
  const topic = new AlertTopic(stack, 'Oncall', { topicName: 'oncall', workspaces });
  const principals = [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com'] }] as const;
  topic.addToTopicPolicy({ actions: ['sns:Publish'], resources: [topic.topicArn], principals });
  const statements = synth(stack).only('data.aws_iam_policy_document')['statement'] as unknown[];
  expect(statements).toHaveLength(2);
  expect(statements[1]).toEqual({
    effect: 'Allow',
    actions: ['sns:Publish'],
    resources: [expect.stringMatching(/^\$\{aws_sns_topic\.\w+\.arn\}$/)],
    principals,
  });
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
