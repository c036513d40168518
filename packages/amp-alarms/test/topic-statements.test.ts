import { alarms, awsStack, KEY, TOPIC } from './fixture.js';

const conditions = [
  {
    test: 'ArnLike',
    variable: 'aws:SourceArn',
    values: ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:production-metrics/*'],
  },
  { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
];
const principals = [{ type: 'Service', identifiers: ['cloudwatch.amazonaws.com'] }];

test('a topic is told to let these alarms in, and no others', () => {
  expect(alarms(awsStack()).topicStatement(TOPIC)).toEqual({
    actions: ['sns:Publish'],
    resources: [TOPIC],
    principals,
    conditions,
  });
});

test('so is the key of an encrypted topic', () => {
  expect(alarms(awsStack()).keyStatement(KEY)).toEqual({
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: [KEY],
    principals,
    conditions,
  });
});
