import { Workspace } from '@promontory/amp-workspace';
import { synth, type SynthesizedStack } from '@promontory/testing';
import { TerraformOutput } from 'cdktf';
import { Fixture } from './fixture.js';

const ACCOUNT = expect.stringMatching(/^\$\{data\.aws_caller_identity\.\w+\.account_id\}$/);
const BUCKET_NAME = expect.stringMatching(
  /^dev-metrics-\$\{data\.aws_caller_identity\.\w+\.account_id\}-\$\{data\.aws_region\.\w+\.region\}$/,
);
const ref = (type: string, attribute: string, name = '\\w+'): unknown =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.${name}\\.${attribute}\\}$`));
const dependencies = (block: Record<string, unknown>): string[] =>
  ((block['depends_on'] ?? []) as string[]).map((address) => address.replace(/_[0-9A-F]{8}$/, '')).sort();

function synthesized(...props: Parameters<Fixture['stream']>): SynthesizedStack {
  const fixture = new Fixture();
  fixture.stream(...props);
  return synth(fixture.stack);
}

/** The statements of the policy document whose id says this. */
function statements(json: SynthesizedStack, id: string): unknown {
  const documents = json.data['aws_iam_policy_document'] ?? {};
  const [found, ...more] = Object.keys(documents).filter((key) => key.replace(/_[0-9A-F]{8}$/, '') === id);
  expect(more).toEqual([]);
  return documents[found ?? '']?.['statement'];
}

const without = (block: Record<string, unknown>, ...keys: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));

test('the metric stream sends JSON of the named namespaces to Firehose', () => {
  const stream = synthesized().only('aws_cloudwatch_metric_stream');
  expect(without(stream, 'depends_on')).toEqual({
    name: 'dev-metrics',
    output_format: 'json',
    include_filter: [{ namespace: 'AWS/EC2' }],
    firehose_arn: ref('aws_kinesis_firehose_delivery_stream', 'arn'),
    role_arn: ref('aws_iam_role', 'arn', 'Stream_Role_[0-9A-F]{8}'),
  });
});

test('Firehose calls the function and keeps what failed, encrypted, compressed, by kind and day', () => {
  const firehose = synthesized().only('aws_kinesis_firehose_delivery_stream');
  expect(without(firehose, 'depends_on')).toEqual({
    name: 'dev-metrics',
    destination: 'extended_s3',
    server_side_encryption: { enabled: true, key_type: 'AWS_OWNED_CMK' },
    extended_s3_configuration: {
      role_arn: ref('aws_iam_role', 'arn', 'Stream_Delivery_Role_\\w+'),
      bucket_arn: ref('aws_s3_bucket', 'arn'),
      error_output_prefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
      compression_format: 'GZIP',
      cloudwatch_logging_options: {
        enabled: true,
        log_group_name: ref('aws_cloudwatch_log_group', 'name', 'Stream_Delivery_LogGroup_\\w+'),
        log_stream_name: ref('aws_cloudwatch_log_stream', 'name'),
      },
      processing_configuration: {
        enabled: true,
        processors: [
          {
            type: 'Lambda',
            // Nothing that has its default: AWS does not give that back, and every plan would show a change.
            parameters: [
              {
                parameter_name: 'LambdaArn',
                parameter_value: expect.stringMatching(/^\$\{aws_lambda_function\.\w+\.arn\}:\$LATEST$/),
              },
            ],
          },
        ],
      },
    },
  });
});

test('the function gets the workspace’s URL and Region, its archive and its hash, and logs to a group that ends', () => {
  const json = synthesized();
  expect(without(json.only('aws_lambda_function'), 'depends_on')).toEqual({
    function_name: 'dev-metrics',
    description: 'Writes the metric stream dev-metrics to AMP',
    role: ref('aws_iam_role', 'arn', 'Stream_Function_Role_\\w+'),
    runtime: 'nodejs24.x',
    handler: 'main.handler',
    filename: expect.stringMatching(/^assets\/Stream_Function_Archive_\w+\/[0-9a-f]{32}\/function\.zip$/),
    source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    memory_size: 256,
    timeout: 60,
    environment: {
      variables: {
        REMOTE_WRITE_URL: expect.stringMatching(
          /^\$\{aws_prometheus_workspace\.\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
        ),
        WORKSPACE_REGION: 'eu-central-1',
      },
    },
    logging_config: {
      log_format: 'Text',
      log_group: ref('aws_cloudwatch_log_group', 'name', 'Stream_Function_LogGroup_\\w+'),
    },
  });
  expect(json.all('aws_cloudwatch_log_group').slice(0, 2)).toEqual([
    { name: '/aws/kinesisfirehose/dev-metrics', retention_in_days: 30 },
    { name: '/aws/lambda/dev-metrics', retention_in_days: 30 },
  ]);
  expect(json.only('aws_cloudwatch_log_stream')).toEqual({
    name: 'errors',
    log_group_name: ref('aws_cloudwatch_log_group', 'name', 'Stream_Delivery_LogGroup_\\w+'),
  });
});

test('the bucket is named for account and Region, closed, encrypted, emptied after two weeks, and reached by TLS alone', () => {
  const json = synthesized();
  const bucket = ref('aws_s3_bucket', 'id');
  expect(json.only('aws_s3_bucket')).toEqual({ bucket: BUCKET_NAME, force_destroy: false });
  expect(json.only('aws_s3_bucket_public_access_block')).toEqual({
    bucket,
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(json.only('aws_s3_bucket_ownership_controls')).toEqual({
    bucket,
    rule: { object_ownership: 'BucketOwnerEnforced' },
  });
  expect(json.only('aws_s3_bucket_server_side_encryption_configuration')).toEqual({
    bucket,
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
  });
  expect(json.only('aws_s3_bucket_lifecycle_configuration')).toEqual({
    bucket,
    rule: [
      {
        id: 'expire',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        expiration: [{ days: 14 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      },
    ],
  });
  expect(json.only('aws_s3_bucket_policy')).toMatchObject({
    bucket,
    policy: ref('data.aws_iam_policy_document', 'json', 'Stream_Failures_PolicyDocument_\\w+'),
  });
  const arn = ref('aws_s3_bucket', 'arn');
  expect(statements(json, 'Stream_Failures_PolicyDocument')).toEqual([
    {
      sid: 'OnlyWithTls',
      effect: 'Deny',
      actions: ['s3:*'],
      resources: [arn, expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.arn\}\/\*$/)],
      principals: [{ type: '*', identifiers: ['*'] }],
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    },
  ]);
});

test.each([
  ['Stream_Role', 'streams.metrics.cloudwatch.amazonaws.com', 'aws:SourceAccount'],
  ['Stream_Delivery_Role', 'firehose.amazonaws.com', 'sts:ExternalId'],
  ['Stream_Function_Role', 'lambda.amazonaws.com', 'aws:SourceAccount'],
])('%s trusts one service, and that only on behalf of this account', (id, service, variable) => {
  expect(statements(synthesized(), `${id}_TrustDocument`)).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'Service', identifiers: [service] }],
      condition: [{ test: 'StringEquals', variable, values: [ACCOUNT] }],
    },
  ]);
});

test('each role may do what it is for, with the things of this stream', () => {
  const json = synthesized();
  const suffixed = (type: string, suffix: string): unknown =>
    expect.stringMatching(new RegExp(`^\\$\\{${type}\\.\\w+\\.arn\\}${suffix}$`));
  expect(statements(json, 'Stream_Role_PolicyDocument')).toEqual([
    {
      effect: 'Allow',
      actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
      resources: [ref('aws_kinesis_firehose_delivery_stream', 'arn')],
    },
  ]);
  expect(statements(json, 'Stream_Function_Role_PolicyDocument')).toEqual([
    {
      effect: 'Allow',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [suffixed('aws_cloudwatch_log_group', ':\\*')],
    },
    { effect: 'Allow', actions: ['aps:RemoteWrite'], resources: [ref('aws_prometheus_workspace', 'arn')] },
  ]);
  expect(statements(json, 'Stream_Delivery_Role_PolicyDocument')).toEqual([
    {
      effect: 'Allow',
      actions: ['logs:PutLogEvents'],
      resources: [
        expect.stringMatching(
          /^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:log-stream:\$\{aws_cloudwatch_log_stream\.\w+\.name\}$/,
        ),
      ],
    },
    {
      effect: 'Allow',
      actions: ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'],
      resources: [ref('aws_lambda_function', 'arn'), suffixed('aws_lambda_function', ':\\$LATEST')],
    },
    {
      effect: 'Allow',
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      resources: [ref('aws_s3_bucket', 'arn')],
    },
    {
      effect: 'Allow',
      actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
      resources: [suffixed('aws_s3_bucket', '/\\*')],
    },
  ]);
});

test('roles are named for stream, Region and purpose: names of roles are shared by all Regions of an account', () => {
  const json = synthesized({ region: 'eu-west-2' });
  expect(json.all('aws_iam_role').map(({ name }) => name)).toEqual([
    'dev-metrics-eu-west-2-firehose',
    'dev-metrics-eu-west-2-function',
    'dev-metrics-eu-west-2-stream',
  ]);
});

test('the stream goes first and comes last; permissions and the bucket’s guards outlive what needs them', () => {
  const json = synthesized();
  expect(dependencies(json.only('aws_cloudwatch_metric_stream'))).toEqual(['aws_iam_role_policy.Stream_Role_Policy']);
  expect(dependencies(json.only('aws_kinesis_firehose_delivery_stream'))).toEqual([
    'aws_iam_role_policy.Stream_Delivery_Role_Policy',
    'aws_s3_bucket_ownership_controls.Stream_Failures_Ownership',
    'aws_s3_bucket_policy.Stream_Failures_Policy',
    'aws_s3_bucket_server_side_encryption_configuration.Stream_Failures_Encryption',
  ]);
  expect(dependencies(json.only('aws_lambda_function'))).toEqual(['aws_iam_role_policy.Stream_Function_Role_Policy']);
  expect(dependencies(json.only('aws_s3_bucket_policy'))).toEqual([
    'aws_s3_bucket_public_access_block.Stream_Failures_PublicAccessBlock',
  ]);
});

test('what others watch and read is at hand', () => {
  const fixture = new Fixture();
  const stream = fixture.stream();
  const { streamArn, deliveryStreamName, functionName, logGroupName, roleArn, failureBucketName } = stream;
  const values = { streamArn, deliveryStreamName, functionName, logGroupName, roleArn, failureBucketName };
  for (const [id, value] of Object.entries(values)) new TerraformOutput(fixture.stack, id, { value });
  const { output } = synth(fixture.stack);
  expect(Object.fromEntries(Object.entries(output).map(([id, { value }]) => [id, value]))).toEqual({
    streamArn: ref('aws_cloudwatch_metric_stream', 'arn'),
    deliveryStreamName: ref('aws_kinesis_firehose_delivery_stream', 'name'),
    functionName: ref('aws_lambda_function', 'function_name'),
    logGroupName: ref('aws_cloudwatch_log_group', 'name', 'Stream_Function_LogGroup_\\w+'),
    roleArn: ref('aws_iam_role', 'arn', 'Stream_Function_Role_\\w+'),
    failureBucketName: ref('aws_s3_bucket', 'bucket'),
  });
  expect(stream.node.defaultChild?.node.path).toBe('test/Stream/Resource');
});

test('an imported workspace is written to by the endpoint that AWS names', () => {
  const fixture = new Fixture();
  const workspaceArn = 'arn:aws:aps:us-east-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  fixture.stream({ workspace: Workspace.fromWorkspaceArn(fixture.stack, 'Imported', workspaceArn) });
  const json = synth(fixture.stack);
  expect(json.only('aws_lambda_function')['environment']).toEqual({
    variables: {
      REMOTE_WRITE_URL: expect.stringMatching(
        /^\$\{data\.aws_prometheus_workspace\.\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
      ),
      WORKSPACE_REGION: 'us-east-1',
    },
  });
  expect(statements(json, 'Stream_Function_Role_PolicyDocument')).toContainEqual({
    effect: 'Allow',
    actions: ['aps:RemoteWrite'],
    resources: [workspaceArn],
  });
});
