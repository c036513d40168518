import { evaluate, type IamDecision, type IamPolicy, policyAt, synth } from '@promontory/testing';
import type { PolicyStatement } from '@promontory/vocabulary';
import { AlertTopic } from '../src/alert-topic.js';
import { type IWorkspace, Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const [FIRST, SECOND] = ['111122223333', '444455556666'].map(
  (account) => `arn:aws:aps:eu-west-1:${account}:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`,
) as [string, string];
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:oncall';

/** The policy of a topic that takes alerts of two workspaces, of two accounts. */
function topicPolicy(): IamPolicy {
  const stack = awsStack();
  const workspaces = [FIRST, SECOND].map((arn, index) => Workspace.fromWorkspaceArn(stack, `W${index}`, arn));
  new AlertTopic(stack, 'Oncall', { topicName: 'oncall', workspaces });
  const json = synth(stack);
  const { arn, policy } = json.only('aws_sns_topic_policy');
  return policyAt(json, policy, { [String(arn)]: TOPIC });
}

test.each<[who: string, service: string, action: string, arn: string, account: string, IamDecision]>([
  ['the first workspace', 'aps.amazonaws.com', 'sns:Publish', FIRST, '111122223333', 'allowed'],
  ['the second workspace', 'aps.amazonaws.com', 'sns:Publish', SECOND, '444455556666', 'allowed'],
  ['AMP, to look', 'aps.amazonaws.com', 'sns:GetTopicAttributes', FIRST, '111122223333', 'allowed'],
  ['AMP, to subscribe', 'aps.amazonaws.com', 'sns:Subscribe', FIRST, '111122223333', 'implicitDeny'],
  ['another workspace', 'aps.amazonaws.com', 'sns:Publish', `${FIRST}0`, '111122223333', 'implicitDeny'],
  ['a workspace under another account', 'aps.amazonaws.com', 'sns:Publish', FIRST, '444455556666', 'implicitDeny'],
  ['another service', 'cloudwatch.amazonaws.com', 'sns:Publish', FIRST, '111122223333', 'implicitDeny'],
])('the topic, asked by %s', (_, Service, action, arn, account, decision) => {
  const context = { 'aws:SourceArn': arn, 'aws:SourceAccount': account };
  expect(evaluate(topicPolicy(), { action, resource: TOPIC, principal: { Service }, context })).toBe(decision);
});

test('the topic takes nothing of a role of its own account by this policy', () => {
  const principal = { AWS: 'arn:aws:iam::111122223333:role/admin' };
  expect(evaluate(topicPolicy(), { action: 'sns:Publish', resource: TOPIC, principal })).toBe('implicitDeny');
});

/** What a grant gives, as the policy of an identity. */
function granted(grant: (workspace: IWorkspace, grantee: { addToPolicy(statement: PolicyStatement): void }) => void) {
  const given: PolicyStatement[] = [];
  const workspace = Workspace.fromWorkspaceArn(awsStack(), 'Workspace', FIRST);
  grant(workspace, { addToPolicy: (statement) => void given.push(statement) });
  return {
    Statement: given.map(({ actions, resources }) => ({
      Effect: 'Allow' as const,
      Action: actions,
      Resource: resources,
    })),
  };
}

test.each<[string, string, 'write' | 'query' | 'neither']>([
  ['aps:RemoteWrite', FIRST, 'write'],
  ['aps:QueryMetrics', FIRST, 'query'],
  ['aps:GetSeries', FIRST, 'query'],
  ['aps:GetLabels', FIRST, 'query'],
  ['aps:GetMetricMetadata', FIRST, 'query'],
  ['aps:RemoteWrite', SECOND, 'neither'],
  ['aps:QueryMetrics', SECOND, 'neither'],
  ['aps:DeleteWorkspace', FIRST, 'neither'],
  ['aps:PutAlertManagerDefinition', FIRST, 'neither'],
])('%s on %s is of the grant: %s', (action, resource, grant) => {
  const write = granted((workspace, grantee) => workspace.grantRemoteWrite(grantee));
  const query = granted((workspace, grantee) => workspace.grantQuery(grantee));
  expect(evaluate(write, { action, resource }) === 'allowed').toBe(grant === 'write');
  expect(evaluate(query, { action, resource }) === 'allowed').toBe(grant === 'query');
});
