import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { PolicyDocument } from '@promontory/core';
import { partitionOf } from '@promontory/vocabulary';
import { Construct } from 'constructs';

/** What a bucket of states is made of. */
export interface StateBucketProps {
  readonly bucketName: string;
  readonly account: string;
  readonly region: string;
  readonly aliasName: string;
  /** How long older versions are kept. */
  readonly retentionDays: number;
}

/** The bucket of the states: closed, encrypted by a key of its own, every version kept for a while; never destroyed. */
export class StateBucket extends Construct {
  readonly bucketName: string;
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const { account, region, bucketName } = props;
    const keyPolicy = new PolicyDocument(this, 'KeyPolicyDocument', [
      {
        sid: 'Administration',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: [`arn:${partitionOf(region)}:iam::${account}:root`] }],
      },
    ]);
    const key = new KmsKey(this, 'Key', {
      description: `States: ${bucketName}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: keyPolicy.json,
      // Without the key there are no states.
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'Alias', { name: `alias/${props.aliasName}`, targetKeyId: key.keyId });

    const bucket = new S3Bucket(this, 'Resource', { bucket: bucketName, lifecycle: { preventDestroy: true } });
    const of = { bucket: bucket.id };
    const block = new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', { ...of, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...of,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.arn },
          // One call of KMS for many objects.
          bucketKeyEnabled: true,
        },
      ],
    });
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      ...of,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...of,
      dependsOn: [versioning],
      rule: [
        {
          id: 'older-versions',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: props.retentionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
    const document = new DataAwsIamPolicyDocument(this, 'PolicyDocument', {
      statement: [
        {
          sid: 'OnlyWithTls',
          effect: 'Deny',
          actions: ['s3:*'],
          resources: [bucket.arn, `${bucket.arn}/*`],
          principals: [{ type: '*', identifiers: ['*'] }],
          condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
        },
      ],
    });
    // Two changes of one bucket's access at a time make S3 refuse one of them.
    new S3BucketPolicy(this, 'Policy', { ...of, policy: document.json, dependsOn: [block] });
    this.bucketName = bucket.bucket;
    this.keyArn = key.arn;
    this.node.defaultChild = bucket;
  }
}
