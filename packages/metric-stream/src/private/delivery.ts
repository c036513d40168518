import { ServiceRole } from '@promontory/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogStream } from '@cdktf/provider-aws/lib/cloudwatch-log-stream';
import { KinesisFirehoseDeliveryStream } from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import { Construct } from 'constructs';
import type { FailureBucket } from './failure-bucket.js';
import { TRANSFORMATION_LIMITS } from './limits.js';
import type { Place } from './place.js';
import type { WriterFunction } from './writer-function.js';

/** What a delivery is made of. */
export interface DeliveryProps {
  readonly name: string;
  readonly place: Place;
  readonly writer: WriterFunction;
  readonly failures: FailureBucket;
  readonly bufferSeconds: number;
  readonly bufferMiB: number;
  readonly logRetentionDays: number;
  readonly kmsKeyArn?: string;
}

/** The Firehose stream: gathers data points, hands them to the function, and keeps those that failed. */
export class Delivery extends Construct {
  readonly deliveryStreamArn: string;
  readonly deliveryStreamName: string;

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id);
    const { name, place, writer, failures, kmsKeyArn } = props;
    const role = new ServiceRole(this, 'Role', {
      roleName: `${name}-${place.region}-firehose`,
      description: `Calls the function of the metric stream ${name}, and keeps what failed`,
      service: 'firehose.amazonaws.com',
      // Firehose tells whom it acts for by this key.
      onlyFor: { test: 'StringEquals', variable: 'sts:ExternalId', values: [place.account] },
      tags: place.tags,
    });
    const logGroup = new CloudwatchLogGroup(this, 'LogGroup', {
      name: `/aws/kinesisfirehose/${name}`,
      region: place.givenRegion,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: kmsKeyArn,
      tags: place.tags,
    });
    const logStream = new CloudwatchLogStream(this, 'LogStream', {
      name: 'errors',
      logGroupName: logGroup.name,
      region: place.givenRegion,
    });
    role.addToPolicy({
      actions: ['logs:PutLogEvents'],
      resources: [`${logGroup.arn}:log-stream:${logStream.name}`],
    });
    writer.grantInvoke(role);
    failures.grantPut(role);

    const resource = new KinesisFirehoseDeliveryStream(this, 'Resource', {
      name,
      region: place.givenRegion,
      destination: 'extended_s3',
      serverSideEncryption:
        kmsKeyArn === undefined
          ? { enabled: true, keyType: 'AWS_OWNED_CMK' }
          : { enabled: true, keyType: 'CUSTOMER_MANAGED_CMK', keyArn: kmsKeyArn },
      extendedS3Configuration: {
        roleArn: role.roleArn,
        bucketArn: failures.bucketArn,
        errorOutputPrefix: 'failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
        compressionFormat: 'GZIP',
        cloudwatchLoggingOptions: { enabled: true, logGroupName: logGroup.name, logStreamName: logStream.name },
        processingConfiguration: {
          enabled: true,
          processors: [{ type: 'Lambda', parameters: parameters(props) }],
        },
      },
      tags: place.tags,
      dependsOn: [role.policy, ...failures.guards],
    });
    this.deliveryStreamArn = resource.arn;
    this.deliveryStreamName = resource.name;
    this.node.defaultChild = resource;
  }
}

// AWS does not give back parameters that have their default: naming one would show a change in every plan.
function parameters({
  writer,
  bufferMiB,
  bufferSeconds,
}: DeliveryProps): { parameterName: string; parameterValue: string }[] {
  return [
    { parameterName: 'LambdaArn', parameterValue: `${writer.functionArn}:$LATEST` },
    ...(bufferMiB === TRANSFORMATION_LIMITS.bufferMiB.default
      ? []
      : [{ parameterName: 'BufferSizeInMBs', parameterValue: String(bufferMiB) }]),
    ...(bufferSeconds === TRANSFORMATION_LIMITS.bufferSeconds.default
      ? []
      : [{ parameterName: 'BufferIntervalInSeconds', parameterValue: String(bufferSeconds) }]),
  ];
}
