import { synth } from '@promontory/testing';
import { Workspace } from '../src/workspace.js';
import { WorkspacePolicy, type WorkspacePolicyProps } from '../src/workspace-policy.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const WRITER = 'arn:aws:iam::444455556666:role/writer';
const READER = 'arn:aws:iam::444455556666:role/reader';

function make(props: Omit<WorkspacePolicyProps, 'workspace'>) {
  const stack = awsStack();
  new WorkspacePolicy(stack, 'Policy', { workspace: Workspace.fromWorkspaceArn(stack, 'Metrics', ARN), ...props });
  return synth(stack);
}

test('writers write and readers query this workspace, and nothing more', () => {
  const json = make({ writerRoleArns: [WRITER], readerRoleArns: [READER] });
  expect(json.only('data.aws_iam_policy_document')['statement']).toEqual([
    {
      sid: 'Writers',
      effect: 'Allow',
      actions: ['aps:RemoteWrite'],
      resources: [ARN],
      principals: [{ type: 'AWS', identifiers: [WRITER] }],
    },
    {
      sid: 'Readers',
      effect: 'Allow',
      actions: ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'],
      resources: [ARN],
      principals: [{ type: 'AWS', identifiers: [READER] }],
    },
  ]);
  expect(json.only('aws_prometheus_resource_policy')).toEqual({
    workspace_id: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    region: 'eu-west-1',
    policy_document: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.\w+\.json\}$/),
  });
});

test('who is not named is not there', () => {
  const statements = (props: Omit<WorkspacePolicyProps, 'workspace'>): unknown =>
    (make(props).only('data.aws_iam_policy_document')['statement'] as { sid: string }[]).map(({ sid }) => sid);
  expect(statements({ writerRoleArns: [WRITER] })).toEqual(['Writers']);
  expect(statements({ readerRoleArns: [READER] })).toEqual(['Readers']);
});

test('a policy for nobody is refused', () => {
  expect(() => make({})).toThrow('AmpWorkspacePolicyEmpty: got nobody, expected a role that may write or query');
});

test.each(['*', 'arn:aws:iam::444455556666:role/*', 'arn:aws:iam::444455556666:root', '444455556666'])(
  'the principal %s is refused',
  (arn) => {
    expect(() => make({ writerRoleArns: [arn] })).toThrow(
      `AmpWorkspacePolicyRole: got ${arn}, expected the ARN of one IAM role, without wildcards; name each role (at test/Policy)`,
    );
  },
);
