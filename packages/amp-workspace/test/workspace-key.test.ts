import { synth } from '@promontory/testing';
import { WorkspaceKey, type WorkspaceKeyProps } from '../src/workspace-key.js';
import { awsStack } from './stack.js';

const PROPS: WorkspaceKeyProps = { account: '111122223333', region: 'eu-west-1', aliasName: 'dev-metrics' };

function make(props: Partial<WorkspaceKeyProps> = {}) {
  const stack = awsStack();
  new WorkspaceKey(stack, 'Key', { ...PROPS, ...props });
  return synth(stack);
}

test('a key rotates, waits a month before it goes, is protected, and has an alias', () => {
  const json = make();
  expect(json.only('aws_kms_key')).toEqual({
    description: 'Metrics of AMP: dev-metrics',
    region: 'eu-west-1',
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Key_PolicyDocument_\w+\.json\}$/),
    lifecycle: { prevent_destroy: true },
  });
  expect(json.only('aws_kms_alias')).toEqual({
    name: 'alias/dev-metrics',
    region: 'eu-west-1',
    target_key_id: expect.stringMatching(/^\$\{aws_kms_key\.\w+\.key_id\}$/),
  });
});

test('AMP may use it for callers of the account, the account administers it, and nobody else is named', () => {
  expect(make().only('data.aws_iam_policy_document')['statement']).toEqual([
    {
      sid: 'Administration',
      effect: 'Allow',
      actions: ['kms:*'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] }],
    },
    {
      sid: 'Amp',
      effect: 'Allow',
      actions: ['kms:DescribeKey', 'kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: ['*'] }],
      condition: [
        { test: 'StringEquals', variable: 'kms:ViaService', values: ['aps.eu-west-1.amazonaws.com'] },
        { test: 'StringEquals', variable: 'kms:CallerAccount', values: ['111122223333'] },
      ],
    },
  ]);
});

test('readers of other services use it by way of AMP alone', () => {
  const role = 'arn:aws:iam::111122223333:role/service-role/AmazonGrafanaServiceRole-abc';
  const statements = make({ readerRoleArns: [role] }).only('data.aws_iam_policy_document')['statement'] as unknown[];
  expect(statements[2]).toEqual({
    sid: 'Readers',
    effect: 'Allow',
    actions: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'],
    resources: ['*'],
    principals: [{ type: 'AWS', identifiers: [role] }],
    condition: [{ test: 'StringEquals', variable: 'kms:ViaService', values: ['aps.eu-west-1.amazonaws.com'] }],
  });
});

test('a key in GovCloud is administered by an account of its partition', () => {
  const [admin] = make({ region: 'us-gov-west-1' }).only('data.aws_iam_policy_document')['statement'] as {
    principals: unknown;
  }[];
  expect(admin?.principals).toEqual([{ type: 'AWS', identifiers: ['arn:aws-us-gov:iam::111122223333:root'] }]);
});

test.each<[string, Partial<WorkspaceKeyProps>, Record<string, unknown>]>([
  ['deletionWindowDays', { deletionWindowDays: 7 }, { deletion_window_in_days: 7 }],
  ['rotationPeriodDays', { rotationPeriodDays: 90 }, { rotation_period_in_days: 90 }],
  ['deletionProtection', { deletionProtection: false }, { lifecycle: { prevent_destroy: false } }],
  ['tags', { tags: { team: 'sre' } }, { tags: { team: 'sre' } }],
])('%s changes what it names', (_, props, changed) => {
  expect(make(props).only('aws_kms_key')).toMatchObject(changed);
});

test.each<[Partial<WorkspaceKeyProps>, string]>([
  [{ aliasName: 'aws/aps' }, "AmpWorkspaceKeyAlias: got aws/aps, expected 1 to 250 letters, digits, '/', '_' and '-'"],
  [{ aliasName: 'a b' }, 'AmpWorkspaceKeyAlias: got a b'],
  [{ deletionWindowDays: 6 }, 'AmpWorkspaceKeyDeletionWindow: got 6 days, expected 7 to 30'],
  [{ deletionWindowDays: 31 }, 'AmpWorkspaceKeyDeletionWindow: got 31 days, expected 7 to 30'],
  [{ rotationPeriodDays: 89 }, 'AmpWorkspaceKeyRotation: got 89 days, expected 90 to 2560'],
  [{ rotationPeriodDays: 2561 }, 'AmpWorkspaceKeyRotation: got 2561 days, expected 90 to 2560'],
])('%j is refused', (props, message) => {
  expect(() => make(props)).toThrow(message);
});
