import { arnOf, passTo, prefixed, TAGS } from './common.js';
import { type Attributes, known, type Place, type TypePermissions } from './type-permissions.js';

/** A bucket, by its name; buckets of the same account by a prefix where only that is known. */
const bucket = (attributes: Attributes, place: Place): string[] => [
  `arn:${place.partition}:s3:::${known(attributes['bucket'] ?? attributes['bucket_prefix'])}`,
];
const configuration = (noun: string): TypePermissions => ({
  read: [`s3:Get${noun}`],
  write: [`s3:Put${noun}`],
  resources: bucket,
});

/** What the provider reads of every bucket, whatever was set on it. */
const BUCKET_READS = prefixed('s3', [
  'ListBucket',
  'GetAccelerateConfiguration',
  'GetBucketAcl',
  'GetBucketCORS',
  'GetBucketLocation',
  'GetBucketLogging',
  'GetBucketObjectLockConfiguration',
  'GetBucketPolicy',
  'GetBucketRequestPayment',
  'GetBucketTagging',
  'GetBucketVersioning',
  'GetBucketWebsite',
  'GetEncryptionConfiguration',
  'GetLifecycleConfiguration',
  'GetReplicationConfiguration',
]);

/** CloudWatch metrics on their way to a workspace. Actions: the service authorization references, 2026-07. */
export const STREAMING: Readonly<Record<string, TypePermissions>> = {
  aws_cloudwatch_log_stream: {
    read: ['logs:DescribeLogStreams'],
    write: ['logs:CreateLogStream', 'logs:DeleteLogStream'],
    resources: (attributes, place) => {
      const group = arnOf('logs', attributes, place, `log-group:${known(attributes['log_group_name'])}`);
      return [group, `${group}:log-stream:${known(attributes['name'])}`];
    },
  },
  aws_cloudwatch_log_metric_filter: {
    read: ['logs:DescribeMetricFilters'],
    write: ['logs:PutMetricFilter', 'logs:DeleteMetricFilter'],
    resources: (attributes, place) => [
      arnOf('logs', attributes, place, `log-group:${known(attributes['log_group_name'])}`),
    ],
  },
  aws_cloudwatch_metric_stream: {
    read: prefixed('cloudwatch', ['GetMetricStream', 'ListTagsForResource']),
    write: prefixed('cloudwatch', [
      'PutMetricStream',
      'DeleteMetricStream',
      'StartMetricStreams',
      'StopMetricStreams',
      ...TAGS,
    ]),
    resources: (attributes, place) => [
      arnOf('cloudwatch', attributes, place, `metric-stream/${known(attributes['name'])}`),
    ],
    also: passTo('streams.metrics.cloudwatch.amazonaws.com', 'role_arn'),
  },
  aws_kinesis_firehose_delivery_stream: {
    read: prefixed('firehose', ['DescribeDeliveryStream', 'ListTagsForDeliveryStream']),
    write: prefixed('firehose', [
      'CreateDeliveryStream',
      'DeleteDeliveryStream',
      'UpdateDestination',
      'StartDeliveryStreamEncryption',
      'StopDeliveryStreamEncryption',
      'TagDeliveryStream',
      'UntagDeliveryStream',
    ]),
    resources: (attributes, place) => [
      arnOf('firehose', attributes, place, `deliverystream/${known(attributes['name'])}`),
    ],
    also: passTo('firehose.amazonaws.com', 'role_arn'),
  },
  aws_lambda_function: {
    read: prefixed('lambda', ['GetFunction', 'GetFunctionCodeSigningConfig', 'ListVersionsByFunction', 'ListTags']),
    write: prefixed('lambda', [
      'CreateFunction',
      'DeleteFunction',
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
      'PutFunctionConcurrency',
      'DeleteFunctionConcurrency',
      ...TAGS,
    ]),
    resources: (attributes, place) => [
      arnOf('lambda', attributes, place, `function:${known(attributes['function_name'])}`),
    ],
    also: passTo('lambda.amazonaws.com', 'role'),
  },
  aws_s3_bucket: {
    read: BUCKET_READS,
    write: prefixed('s3', ['CreateBucket', 'DeleteBucket', 'PutBucketTagging']),
    resources: bucket,
  },
  aws_s3_bucket_policy: {
    read: ['s3:GetBucketPolicy'],
    write: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
    resources: bucket,
  },
  aws_s3_bucket_lifecycle_configuration: configuration('LifecycleConfiguration'),
  aws_s3_bucket_versioning: configuration('BucketVersioning'),
  aws_s3_bucket_ownership_controls: configuration('BucketOwnershipControls'),
  aws_s3_bucket_public_access_block: configuration('BucketPublicAccessBlock'),
  aws_s3_bucket_server_side_encryption_configuration: configuration('EncryptionConfiguration'),
  // Anybody may ask who they are.
  'data.aws_caller_identity': { read: [], resources: () => [] },
};
