import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { IGrantable } from '@promontory/core';
import { synth } from '@promontory/testing';
import type { PolicyStatement } from '@promontory/vocabulary';
import { TerraformOutput, TerraformVariable, Testing } from 'cdktf';
import { documentedEndpoint } from '../src/documented-endpoint.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

test('by default a workspace is protected from deletion and logs to a vended log group for 30 days', () => {
  const stack = awsStack();
  new Workspace(stack, 'Metrics', { alias: 'dev-metrics' });
  const json = synth(stack);
  const workspace = json.only('aws_prometheus_workspace');
  expect(workspace).toMatchObject({ alias: 'dev-metrics', lifecycle: { prevent_destroy: true } });
  expect(workspace).not.toHaveProperty('kms_key_arn');
  expect(workspace['logging_configuration']).toEqual({
    log_group_arn: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Metrics_LogGroup_\w+\.arn\}:\*$/),
  });
  expect(json.only('aws_cloudwatch_log_group')).toMatchObject({
    name: '/aws/vendedlogs/prometheus/test-Metrics',
    retention_in_days: 30,
  });
});

test('the tag that AMP writes for a managed scraper is left alone', () => {
  const stack = awsStack();
  new Workspace(stack, 'Metrics', { alias: 'a' });
  expect(synth(stack).only('aws_prometheus_workspace')['lifecycle']).toEqual({
    prevent_destroy: true,
    ignore_changes: ['tags["AMPAgentlessScraper"]'],
  });
});

test('logging can be tuned', () => {
  const stack = awsStack();
  new Workspace(stack, 'Metrics', {
    logging: { retentionDays: 90, kmsKeyArn: KEY, logGroupName: '/aws/vendedlogs/metrics' },
  });
  expect(synth(stack).only('aws_cloudwatch_log_group')).toMatchObject({
    name: '/aws/vendedlogs/metrics',
    retention_in_days: 90,
    kms_key_id: KEY,
  });
});

test('logging can be off', () => {
  const stack = awsStack();
  new Workspace(stack, 'Metrics', { logging: false });
  const json = synth(stack);
  expect(json.all('aws_cloudwatch_log_group')).toEqual([]);
  expect(json.only('aws_prometheus_workspace')).not.toHaveProperty('logging_configuration');
});

test('deletion protection, key, Region and tags are passed on', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', {
    alias: 'a',
    deletionProtection: false,
    kmsKeyArn: KEY,
    region: 'eu-central-1',
    tags: { team: 'sre' },
  });
  const json = synth(stack);
  expect(json.only('aws_prometheus_workspace')).toMatchObject({
    kms_key_arn: KEY,
    region: 'eu-central-1',
    tags: { team: 'sre' },
    lifecycle: { prevent_destroy: false },
  });
  expect(json.only('aws_cloudwatch_log_group')).toMatchObject({ region: 'eu-central-1', tags: { team: 'sre' } });
  expect(workspace.customerManagedKey).toBe(true);
  expect(workspace.region).toBe('eu-central-1');
});

test('the URLs are made of the endpoint, which ends in a slash', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', { alias: 'a' });
  new TerraformOutput(stack, 'write', { value: workspace.remoteWriteUrl });
  new TerraformOutput(stack, 'query', { value: workspace.queryUrl });
  const { output } = synth(stack);
  expect(output['write']).toEqual({
    value: expect.stringMatching(
      /^\$\{aws_prometheus_workspace\.Metrics_\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
    ),
  });
  expect(output['query']).toEqual({
    value: expect.stringMatching(
      /^\$\{trimsuffix\(aws_prometheus_workspace\.Metrics_\w+\.prometheus_endpoint, "\/"\)\}$/,
    ),
  });
});

test.each([
  ['grantRemoteWrite', ['aps:RemoteWrite']],
  ['grantQuery', ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata']],
] as const)('%s gives the least actions, on this workspace alone', (grant, actions) => {
  const given: PolicyStatement[] = [];
  const grantee: IGrantable = { addToPolicy: (statement) => given.push(statement) };
  Workspace.fromWorkspaceArn(awsStack(), 'Metrics', ARN)[grant](grantee);
  expect(given).toEqual([{ actions, resources: [ARN] }]);
});

test('a workspace made elsewhere is read by its id in its own Region', () => {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceAttributes(stack, 'Shared', {
    workspaceArn: ARN,
    customerManagedKey: false,
  });
  expect(workspace).toMatchObject({ workspaceArn: ARN, region: 'eu-west-1', customerManagedKey: false });
  expect(synth(stack).only('data.aws_prometheus_workspace')).toMatchObject({
    workspace_id: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    region: 'eu-west-1',
  });
});

test('one of another account is read by a provider of that account', () => {
  const stack = awsStack();
  const provider = new AwsProvider(stack, 'other', { region: 'eu-west-1', alias: 'other' });
  Workspace.fromWorkspaceAttributes(stack, 'Shared', { workspaceArn: ARN, provider });
  expect(synth(stack).only('data.aws_prometheus_workspace')['provider']).toBe('aws.other');
});

test.each([
  ['eu-west-1', 'aws', 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1/'],
  ['us-gov-west-1', 'aws-us-gov', 'https://aps-workspaces.us-gov-west-1.amazonaws.com/workspaces/ws-1/'],
  ['cn-north-1', 'aws-cn', 'https://aps-workspaces.cn-north-1.amazonaws.com.cn/workspaces/ws-1/'],
])('the documented endpoint of a workspace in %s', (region, partition, endpoint) => {
  expect(documentedEndpoint(`arn:${partition}:aps:${region}:111122223333:workspace/ws-1`)).toBe(endpoint);
});

test('or not at all, where its endpoint is known', () => {
  const stack = awsStack();
  const prometheusEndpoint = 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1b2c3d4e/';
  const workspace = Workspace.fromWorkspaceAttributes(stack, 'Shared', { workspaceArn: ARN, prometheusEndpoint });
  expect(workspace.remoteWriteUrl).toBe(`${prometheusEndpoint}api/v1/remote_write`);
  expect(synth(stack).data).toEqual({});
});

test('a workspace of the same account and Region is read by its id alone', () => {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceId(stack, 'Shared', 'ws-1');
  new TerraformOutput(stack, 'arn', { staticId: true, value: workspace.workspaceArn });
  new TerraformOutput(stack, 'region', { staticId: true, value: workspace.region });
  new TerraformOutput(stack, 'url', { staticId: true, value: workspace.remoteWriteUrl });
  const json = JSON.parse(Testing.synth(stack)) as { output: Record<string, { value: string }> };
  expect(Object.values(json.output).map(({ value }) => value)).toEqual([
    '${data.aws_prometheus_workspace.Shared_DACC02AA.arn}',
    '${data.aws_prometheus_workspace.Shared_DACC02AA.region}',
    '${data.aws_prometheus_workspace.Shared_DACC02AA.prometheus_endpoint}api/v1/remote_write',
  ]);
  expect(() => Workspace.fromWorkspaceId(stack, 'Wrong', 'metrics')).toThrow('AmpWorkspaceId: got metrics');
});

test.each([KEY, 'ws-1b2c3d4e', 'arn:aws:aps:eu-west-1:111122223333:scraper/s-1'])(
  '%s is refused as the ARN of a workspace',
  (arn) => {
    expect(() => Workspace.fromWorkspaceArn(awsStack(), 'Shared', arn)).toThrow(
      `AmpWorkspaceArn: got ${arn}, expected arn:<partition>:aps:<region>:<account>:workspace/ws-…; copy the ARN from 'aws amp list-workspaces' (at test/Shared)`,
    );
  },
);

test('a workspace ARN is refused as a key', () => {
  expect(() => new Workspace(awsStack(), 'Metrics', { alias: 'a', kmsKeyArn: ARN })).toThrow(
    `AmpWorkspaceKmsKeyArn: got ${ARN}, expected arn:<partition>:kms:<region>:<account>:key/<id>; give the ARN of a KMS key ('aws kms describe-key' prints it), not of an alias or a workspace (at test/Metrics)`,
  );
});

test('an alias of 101 characters is refused, one of 100 is not', () => {
  expect(() => new Workspace(awsStack(), 'Metrics', { alias: 'a'.repeat(101) })).toThrow(
    "AmpWorkspaceAliasLength: got an alias of 101 characters, expected 1 to 100; shorten 'alias' (at test/Metrics)",
  );
  expect(() => new Workspace(awsStack(), 'Metrics', { alias: 'a'.repeat(100) })).not.toThrow();
});

test('a log group outside /aws/vendedlogs/ is refused', () => {
  expect(() => new Workspace(awsStack(), 'Metrics', { logging: { logGroupName: '/metrics' } })).toThrow(
    "AmpLogGroupName: got /metrics, expected a name that begins with '/aws/vendedlogs/'; change 'logGroupName' (at test/Metrics)",
  );
});

test('tokens pass every check', () => {
  const stack = awsStack();
  const unknown = new TerraformVariable(stack, 'unknown', { type: 'string' }).stringValue;
  new Workspace(stack, 'Metrics', { alias: unknown, kmsKeyArn: unknown, logging: { logGroupName: unknown } });
  expect(synth(stack).only('aws_prometheus_workspace')).toMatchObject({
    alias: '${var.unknown}',
    kms_key_arn: '${var.unknown}',
  });
});

test('a workspace that exists is taken over by an import block', () => {
  const stack = awsStack();
  new Workspace(stack, 'Metrics', { adopt: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9' });
  expect((JSON.parse(Testing.synth(stack)) as { import: unknown }).import).toEqual([
    {
      id: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
      to: expect.stringMatching(/^aws_prometheus_workspace\.Metrics_\w+$/),
    },
  ]);
});

test('only a workspace id is taken over', () => {
  expect(() => new Workspace(awsStack(), 'Metrics', { adopt: 'metrics' })).toThrow(
    "AmpWorkspaceAdopt: got metrics, expected the id of a workspace, ws-…; copy the id from 'aws amp list-workspaces' (at test/Metrics)",
  );
});
