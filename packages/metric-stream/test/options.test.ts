import { synth, type SynthesizedStack } from '@promontory/testing';
import { Fixture } from './fixture.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:oncall';

function synthesized(...props: Parameters<Fixture['stream']>): SynthesizedStack {
  const fixture = new Fixture();
  fixture.stream(...props);
  return synth(fixture.stack);
}

test('the name names all of it', () => {
  const text = JSON.stringify(synthesized({ name: 'x' }));
  expect(text).not.toContain('dev-metrics');
  for (const name of ['/aws/lambda/x', '/aws/kinesisfirehose/x', '"x-$'] as const) expect(text).toContain(name);
});

test('namespaces can be narrowed to some of their metrics', () => {
  const namespaces = ['AWS/EC2', { namespace: 'AWS/RDS' }, { namespace: 'AWS/SQS', metricNames: ['A', 'B'] }];
  expect(synthesized({ namespaces }).only('aws_cloudwatch_metric_stream')['include_filter']).toEqual([
    { namespace: 'AWS/EC2' },
    { namespace: 'AWS/RDS' },
    { namespace: 'AWS/SQS', metric_names: ['A', 'B'] },
  ]);
});

test('everything is streamed when that is said, and something can be left out of it', () => {
  const all = synthesized({ namespaces: { all: true } }).only('aws_cloudwatch_metric_stream');
  expect([all['include_filter'], all['exclude_filter']]).toEqual([undefined, undefined]);
  const except = [{ namespace: 'AWS/Usage' }, { namespace: 'AWS/EC2', metricNames: ['CPUCreditBalance'] }];
  const most = synthesized({ namespaces: { all: true, except } }).only('aws_cloudwatch_metric_stream');
  expect(most['include_filter']).toBeUndefined();
  expect(most['exclude_filter']).toEqual([
    { namespace: 'AWS/Usage' },
    { namespace: 'AWS/EC2', metric_names: ['CPUCreditBalance'] },
  ]);
});

test('further statistics are asked for by metric', () => {
  const statistics = [
    { statistics: ['p99', 'tm95'], metrics: [{ namespace: 'AWS/ApplicationELB', metricName: 'TargetResponseTime' }] },
  ];
  expect(synthesized({ statistics }).only('aws_cloudwatch_metric_stream')['statistics_configuration']).toEqual([
    {
      additional_statistics: ['p99', 'tm95'],
      include_metric: [{ namespace: 'AWS/ApplicationELB', metric_name: 'TargetResponseTime' }],
    },
  ]);
});

test('metrics of linked accounts are streamed when that is said', () => {
  const of = (includeLinkedAccounts?: boolean): unknown =>
    synthesized({ includeLinkedAccounts }).only('aws_cloudwatch_metric_stream')['include_linked_accounts_metrics'];
  expect([of(), of(true), of(false)]).toEqual([undefined, true, false]);
});

test('buffers that are not the default are given to Firehose', () => {
  const parameters = (bufferMiB?: number, bufferSeconds?: number): unknown =>
    (
      synthesized({ bufferMiB, bufferSeconds }).only('aws_kinesis_firehose_delivery_stream') as {
        extended_s3_configuration: {
          processing_configuration: {
            processors: { parameters: { parameter_name: string; parameter_value: string }[] }[];
          };
        };
      }
    ).extended_s3_configuration.processing_configuration.processors[0]?.parameters
      .slice(1)
      .map(({ parameter_name, parameter_value }) => [parameter_name, parameter_value]);
  expect(parameters(1, 60)).toEqual([]);
  expect(parameters(0.2)).toEqual([['BufferSizeInMBs', '0.2']]);
  expect(parameters(undefined, 0)).toEqual([['BufferIntervalInSeconds', '0']]);
  expect(parameters(3, 900)).toEqual([
    ['BufferSizeInMBs', '3'],
    ['BufferIntervalInSeconds', '900'],
  ]);
});

test('failures are kept as long as is said', () => {
  expect(synthesized({ failureRetentionDays: 3 }).only('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
    rule: [{ expiration: [{ days: 3 }] }],
  });
});

test('a bucket with failures can be deleted with them', () => {
  expect(synthesized({ deleteFailuresOnDestroy: true }).only('aws_s3_bucket')).toMatchObject({ force_destroy: true });
});

test('a customer managed key encrypts bucket, delivery stream and logs, and Firehose may use it for this bucket alone', () => {
  const json = synthesized({ kmsKeyArn: KEY });
  expect(json.only('aws_s3_bucket_server_side_encryption_configuration')['rule']).toEqual([
    {
      apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: KEY },
      bucket_key_enabled: true,
    },
  ]);
  expect(json.only('aws_kinesis_firehose_delivery_stream')['server_side_encryption']).toEqual({
    enabled: true,
    key_type: 'CUSTOMER_MANAGED_CMK',
    key_arn: KEY,
  });
  expect(json.all('aws_cloudwatch_log_group').map((group) => group['kms_key_id'])).toEqual([KEY, KEY, undefined]);
  const documents = json.all('data.aws_iam_policy_document').flatMap(({ statement }) => statement as unknown[]);
  expect(documents).toContainEqual({
    effect: 'Allow',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [KEY],
    condition: [
      {
        test: 'StringEquals',
        variable: 'kms:ViaService',
        values: [expect.stringMatching(/^s3\.\$\{data\.aws_region\.\w+\.region\}\.amazonaws\.com$/)],
      },
      {
        test: 'StringLike',
        variable: 'kms:EncryptionContext:aws:s3:arn',
        values: [
          expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.arn\}$/),
          expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.arn\}\/\*$/),
        ],
      },
    ],
  });
});

test('logs are kept as long as is said', () => {
  const groups = synthesized({ logRetentionDays: 7 }).all('aws_cloudwatch_log_group');
  expect(groups.map((group) => group['retention_in_days'])).toEqual([7, 7, 30]);
});

test('memory and time of the function can be changed', () => {
  expect(synthesized({ memory: 512, timeout: 120 }).only('aws_lambda_function')).toMatchObject({
    memory_size: 512,
    timeout: 120,
  });
});

test('a Region is given to all that has one, and is asked for nowhere', () => {
  const json = synthesized({ region: 'eu-west-2', alarms: { actions: [TOPIC] } });
  const global = new Set(['aws_iam_role', 'aws_iam_role_policy', 'aws_prometheus_workspace']);
  const regions = Object.entries(json.resource)
    .filter(([type]) => !global.has(type))
    .flatMap(([, blocks]) => Object.entries(blocks))
    .filter(([id]) => id.startsWith('Stream_'))
    .map(([, block]) => block['region']);
  expect(regions).toHaveLength(19);
  expect(new Set(regions)).toEqual(new Set(['eu-west-2']));
  expect(json.all('data.aws_region')).toEqual([]);
});

test('tags are given to all that has them', () => {
  const tags = { team: 'sre' };
  const json = synthesized({ tags, alarms: { actions: [TOPIC] } });
  for (const type of [
    'aws_cloudwatch_metric_alarm',
    'aws_cloudwatch_metric_stream',
    'aws_iam_role',
    'aws_kinesis_firehose_delivery_stream',
    'aws_lambda_function',
    'aws_s3_bucket',
  ])
    expect(json.all(type).map((block) => block['tags'])).toEqual(json.all(type).map(() => tags));
  expect(json.all('aws_cloudwatch_log_group').map((group) => group['tags'])).toEqual([tags, tags, undefined]);
});

describe('alarms', () => {
  const json = synthesized({ alarms: { actions: [TOPIC] } });
  const alarm = (name: string): Record<string, unknown> | undefined =>
    json.all('aws_cloudwatch_metric_alarm').find((each) => each['alarm_name'] === `dev-metrics-${name}`);
  const functionName = expect.stringMatching(/^\$\{aws_lambda_function\.\w+\.function_name\}$/);
  const some = {
    period: 300,
    comparison_operator: 'GreaterThanThreshold',
    threshold: 0,
    evaluation_periods: 1,
    treat_missing_data: 'notBreaching',
    alarm_actions: [TOPIC],
    ok_actions: [TOPIC],
  };

  test('without them there are none, and no metric filters that cost', () => {
    const none = synthesized();
    expect([none.all('aws_cloudwatch_metric_alarm'), none.all('aws_cloudwatch_log_metric_filter')]).toEqual([[], []]);
  });

  test('there are five', () => {
    expect(json.all('aws_cloudwatch_metric_alarm')).toHaveLength(5);
  });

  test('the function’s errors', () => {
    expect(alarm('errors')).toEqual({
      ...some,
      alarm_name: 'dev-metrics-errors',
      alarm_description: 'The function that writes to AMP ended in an error or ran out of time.',
      namespace: 'AWS/Lambda',
      metric_name: 'Errors',
      dimensions: { FunctionName: functionName },
      statistic: 'Sum',
    });
  });

  test('silence: a quarter of an hour without data points', () => {
    expect(alarm('silence')).toEqual({
      ...some,
      alarm_name: 'dev-metrics-silence',
      alarm_description: 'No data points have come for fifteen minutes.',
      namespace: 'AWS/Lambda',
      metric_name: 'Invocations',
      dimensions: { FunctionName: functionName },
      statistic: 'Sum',
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      evaluation_periods: 3,
      treat_missing_data: 'breaching',
    });
  });

  test('data points that did not reach Firehose', () => {
    expect(alarm('publish-errors')).toMatchObject({
      ...some,
      namespace: 'AWS/CloudWatch/MetricStreams',
      metric_name: 'PublishErrorRate',
      dimensions: { MetricStreamName: 'dev-metrics' },
      statistic: 'Maximum',
    });
  });

  test.each([
    ['failed-records', '$.failedRecords'],
    ['refused-samples', '$.samples.refused'],
  ])('%s, counted from what the function logs', (suffix, field) => {
    const name = `dev-metrics-${suffix}`;
    expect(json.all('aws_cloudwatch_log_metric_filter')).toContainEqual({
      name,
      log_group_name: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Stream_Function_LogGroup_\w+\.name\}$/),
      pattern: `{ $.message = "invocation" && ${field} > 0 }`,
      metric_transformation: { namespace: 'Promontory/MetricStream', name, value: field },
    });
    expect(alarm(suffix)).toMatchObject({
      ...some,
      namespace: 'Promontory/MetricStream',
      metric_name: name,
      statistic: 'Sum',
    });
    expect(alarm(suffix)).not.toHaveProperty('dimensions');
  });
});
