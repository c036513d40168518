import { policyAt } from '../src/policy-at.js';
import type { SynthesizedStack } from '../src/synth.js';

// Ids of constructs with a dash in their name keep it.
const REFERENCE = '${data.aws_iam_policy_document.Role_my-trust_0A1B.json}';

function stack(statement?: unknown): SynthesizedStack {
  return { data: { aws_iam_policy_document: { 'Role_my-trust_0A1B': { statement } } } } as unknown as SynthesizedStack;
}

test('a document of Terraform is given as IAM will see it', () => {
  const one = stack([
    {
      sid: 'Trust',
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [
        { type: 'Service', identifiers: ['a.amazonaws.com'] },
        { type: 'AWS', identifiers: ['arn:a'] },
      ],
      condition: [
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
        { test: 'StringEquals', variable: '${issuer}:sub', values: ['x'] },
        { test: 'ArnEquals', variable: 'aws:SourceArn', values: ['${aws_x.arn}'] },
      ],
    },
    { effect: 'Deny', actions: ['sts:*'], resources: ['*'] },
    { actions: ['sts:*'], principals: [{ type: '*', identifiers: ['*'] }] },
  ]);
  expect(policyAt(one, REFERENCE, { '${aws_x.arn}': 'arn:x', '${issuer}': 'oidc' })).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Trust',
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Principal: { Service: ['a.amazonaws.com'], AWS: ['arn:a'] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': ['111122223333'], 'oidc:sub': ['x'] },
          ArnEquals: { 'aws:SourceArn': ['arn:x'] },
        },
      },
      { Effect: 'Deny', Action: ['sts:*'], Resource: ['*'] },
      { Effect: 'Allow', Action: ['sts:*'], Principal: '*' },
    ],
  });
});

test('a policy that is text is read, its references filled in', () => {
  const text = '{"Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"${aws_sns_topic.X.arn}"}}';
  expect(policyAt(stack(), text, { '${aws_sns_topic.X.arn}': 'arn:topic' })).toEqual({
    Statement: { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:topic' },
  });
});

test('a document that is not there is said', () => {
  expect(() => policyAt(stack(), '${data.aws_iam_policy_document.Other.json}')).toThrow(
    'there is no data.aws_iam_policy_document.Other',
  );
});

test('a document without statements allows nothing', () => {
  expect(policyAt(stack(), REFERENCE)).toEqual({ Version: '2012-10-17', Statement: [] });
});
