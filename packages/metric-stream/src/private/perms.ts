/** IAM actions by intent. Sources: the CloudWatch, Firehose and Lambda guides on the roles of each, 2026-11. */

/** What a metric stream does with its delivery stream. */
export const PUT_RECORDS = ['firehose:PutRecord', 'firehose:PutRecordBatch'] as const;

/** What Firehose does with its transformation. */
export const INVOKE = ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'] as const;

/** What Firehose does with a bucket … */
export const LIST_BUCKET = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'] as const;
/** … and with what is in it. */
export const PUT_OBJECTS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'] as const;

/** What S3 does with a key, for Firehose. */
export const ENCRYPT = ['kms:Decrypt', 'kms:GenerateDataKey'] as const;

/** Write to a log group that is there already. */
export const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'] as const;
