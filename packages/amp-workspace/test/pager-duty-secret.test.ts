import { evaluate, type IamDecision, policyAt, synth } from '@promontory/testing';
import { PagerDutySecret, type PagerDutySecretProps } from '../src/pager-duty-secret.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ACCOUNT = '111122223333';
const ARN = `arn:aws:aps:eu-west-1:${ACCOUNT}:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;
const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:pagerduty-sre-AbCdEf`;

function make(props: Partial<PagerDutySecretProps> = {}) {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceArn(stack, 'Workspace', ARN);
  new PagerDutySecret(stack, 'Sre', { workspace, account: ACCOUNT, name: 'pagerduty-sre', ...props });
  return synth(stack);
}

test('the secret is empty, and encrypted with a rotated key of its own', () => {
  const json = make({ tags: { a: 'b' } });
  expect(json.all('aws_secretsmanager_secret_version')).toEqual([]);
  expect(json.only('aws_kms_key')).toMatchObject({ enable_key_rotation: true, region: 'eu-west-1', tags: { a: 'b' } });
  expect(json.only('aws_kms_alias')).toMatchObject({ name: 'alias/pagerduty-sre' });
  expect(json.only('aws_secretsmanager_secret')).toMatchObject({
    name: 'pagerduty-sre',
    kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.Sre_Key_\w+\.arn\}$/),
    region: 'eu-west-1',
    tags: { a: 'b' },
  });
  expect(json.only('aws_secretsmanager_secret_policy')).toMatchObject({ block_public_policy: true });
});

const READ = 'secretsmanager:GetSecretValue';
const AMP = { Service: 'aps.amazonaws.com' };
const ROLE = { AWS: `arn:aws:iam::${ACCOUNT}:role/app` };

test.each<[who: string, object, action: string, arn: string, account: string, IamDecision]>([
  ['the workspace', AMP, READ, ARN, ACCOUNT, 'allowed'],
  ['the workspace, to write', AMP, 'secretsmanager:PutSecretValue', ARN, ACCOUNT, 'implicitDeny'],
  ['another workspace', AMP, READ, `${ARN}0`, ACCOUNT, 'implicitDeny'],
  ['the workspace under another account', AMP, READ, ARN, '444455556666', 'implicitDeny'],
  ['another service', { Service: 'sns.amazonaws.com' }, READ, ARN, ACCOUNT, 'implicitDeny'],
  ['a role of the account', ROLE, READ, ARN, ACCOUNT, 'implicitDeny'],
])('the secret, asked by %s', (_, principal, action, arn, account, decision) => {
  const json = make();
  const { policy } = json.only('aws_secretsmanager_secret_policy');
  const context = { 'aws:SourceArn': arn, 'aws:SourceAccount': account };
  const request = { action, resource: SECRET, principal, context };
  expect(evaluate(policyAt(json, policy, {}), request)).toBe(decision);
});

test.each<[who: string, object, action: string, arn: string, IamDecision]>([
  ['the workspace', AMP, 'kms:Decrypt', ARN, 'allowed'],
  ['the workspace, to encrypt', AMP, 'kms:Encrypt', ARN, 'implicitDeny'],
  ['another workspace', AMP, 'kms:Decrypt', `${ARN}0`, 'implicitDeny'],
  ['the account', { AWS: `arn:aws:iam::${ACCOUNT}:root` }, 'kms:ScheduleKeyDeletion', ARN, 'allowed'],
  ['another account', { AWS: 'arn:aws:iam::444455556666:root' }, 'kms:Decrypt', ARN, 'implicitDeny'],
])('its key, asked by %s', (_, principal, action, arn, decision) => {
  const json = make();
  const { policy } = json.only('aws_kms_key');
  const context = { 'aws:SourceArn': arn, 'aws:SourceAccount': ACCOUNT };
  const request = { action, resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k`, principal, context };
  expect(evaluate(policyAt(json, policy, {}), request)).toBe(decision);
});
