import { synth } from '@promontory/testing';
import { AlertKey, type AlertKeyProps } from '../src/alert-key.js';
import { awsStack } from './stack.js';

function make(props: Partial<AlertKeyProps> = {}) {
  const stack = awsStack();
  new AlertKey(stack, 'Key', { account: '111122223333', region: 'eu-west-1', aliasName: 'alerts', ...props });
  return synth(stack);
}

test('the alert managers of the account encrypt and decrypt with it, and no other service or account', () => {
  expect(make().only('data.aws_iam_policy_document')['statement']).toEqual([
    {
      sid: 'Administration',
      effect: 'Allow',
      actions: ['kms:*'],
      resources: ['*'],
      principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] }],
    },
    {
      sid: 'AlertManagers',
      effect: 'Allow',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }],
      condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] }],
    },
  ]);
});

test('it rotates and has an alias', () => {
  const json = make({ tags: { a: 'b' } });
  expect(json.only('aws_kms_key')).toMatchObject({
    description: 'Alerts: alerts',
    enable_key_rotation: true,
    deletion_window_in_days: 7,
    region: 'eu-west-1',
    tags: { a: 'b' },
  });
  expect(json.only('aws_kms_alias')).toMatchObject({ name: 'alias/alerts', region: 'eu-west-1' });
});

test('others are let in by statements of their own', () => {
  const stack = awsStack();
  const key = new AlertKey(stack, 'Key', { account: '111122223333', region: 'eu-west-1', aliasName: 'alerts' });
  key.addPublisher({ sid: 'Alarms', actions: ['kms:Decrypt'], resources: ['*'] });
  const statements = synth(stack).only('data.aws_iam_policy_document')['statement'] as { sid: string }[];
  expect(statements.map(({ sid }) => sid)).toEqual(['Administration', 'AlertManagers', 'Alarms']);
});
