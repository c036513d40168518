import { formatArn, isArnOf, parseArn } from '../src/arn.js';

test.each([
  'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e',
  'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1b2c',
  'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123',
  'arn:aws:s3:::bucket',
])('%s is taken apart and put together again', (text) => {
  const arn = parseArn(text);
  expect(arn && formatArn(arn)).toBe(text);
});

test.each([
  '',
  'arn',
  'arn:aws:aps:eu-west-1:1111:workspace/x',
  'arn:aws:aps:europe:111122223333:x',
  'arn:aws:aps:eu-west-1:111122223333:',
  'arn:aws:kms:eu-west-1:111122223333:key/a b',
])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeUndefined();
});

test('an ARN is told by service and kind of resource', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  expect(isArnOf(key, 'kms', 'key/')).toBe(true);
  expect(isArnOf(key, 'kms', 'alias/')).toBe(false);
  expect(isArnOf(key, 'aps', 'key/')).toBe(false);
});
