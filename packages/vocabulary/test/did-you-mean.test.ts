import { didYouMean } from '../src/did-you-mean.js';

test.each([
  ['raet', ['rate', 'irate', 'time'], 'rate'],
  ['clustr', ['clusters', 'cluster'], 'cluster'],
  ['kms_key_arn', ['kmsKeyArn', 'alias'], 'kmsKeyArn'],
  ['Subnets', ['subnets'], 'subnets'],
  ['foo', ['subnets', 'alias'], undefined],
  ['x', [], undefined],
])('%s among %j is %s', (word, known, expected) => {
  expect(didYouMean(word, known)).toBe(expected);
});
