import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack, TerraformOutput } from 'cdktf';
import { synth } from '@promontory/testing';
import { PolicyDocument } from '../src/policy-document.js';

test('statements added after the document is built are rendered, in the order of adding', () => {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const document = new PolicyDocument(stack, 'Policy', [{ actions: ['aps:RemoteWrite'], resources: ['arn:a'] }]);
  new TerraformOutput(stack, 'json', { value: document.json });
  document.addStatements({
    sid: 'Trust',
    actions: ['sts:AssumeRole'],
    principals: [{ type: 'Service', identifiers: ['scraper.aps.amazonaws.com'] }],
    conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] }],
  });

  expect(synth(stack).only('data.aws_iam_policy_document')['statement']).toEqual([
    { effect: 'Allow', actions: ['aps:RemoteWrite'], resources: ['arn:a'] },
    {
      sid: 'Trust',
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'Service', identifiers: ['scraper.aps.amazonaws.com'] }],
      condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] }],
    },
  ]);
  expect(document.size).toBe(2);
});
