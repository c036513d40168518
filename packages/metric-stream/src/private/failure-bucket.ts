import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement,
} from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import type { IGrantable } from '@promontory/core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import * as perms from './perms.js';
import type { Place } from './place.js';

/** What a bucket of failures is made of. */
export interface FailureBucketProps {
  readonly name: string;
  readonly place: Place;
  readonly retentionDays: number;
  readonly kmsKeyArn?: string;
  readonly deleteWithContent: boolean;
}

/** Where Firehose leaves the records that could not be written: closed to the public, encrypted, emptied by age. */
export class FailureBucket extends Construct {
  readonly bucketArn: string;
  readonly bucketName: string;
  /** What closes the bucket: nothing is to be put into it before. */
  readonly guards: readonly ITerraformDependable[];
  private readonly place: Place;
  private readonly kmsKeyArn: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    { name, place, retentionDays, kmsKeyArn, deleteWithContent }: FailureBucketProps,
  ) {
    super(scope, id);
    this.place = place;
    this.kmsKeyArn = kmsKeyArn;
    const bucket = new S3Bucket(this, 'Resource', {
      // Bucket names are shared by all accounts of a partition.
      bucket: `${name}-${place.account}-${place.region}`,
      region: place.givenRegion,
      forceDestroy: deleteWithContent,
      tags: place.tags,
    });
    this.bucketArn = bucket.arn;
    this.bucketName = bucket.bucket;
    const of = { bucket: bucket.id, region: place.givenRegion };

    const block = new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = new S3BucketOwnershipControls(this, 'Ownership', {
      ...of,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...of,
      rule: [
        kmsKeyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
              // One request to KMS for many objects, which it charges by the request.
              bucketKeyEnabled: true,
            },
      ],
    });
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...of,
      rule: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: retentionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
    const document = new DataAwsIamPolicyDocument(this, 'PolicyDocument', { statement: [onlyWithTls(bucket.arn)] });
    // Two changes of one bucket's access at a time make S3 refuse one of them.
    const policy = new S3BucketPolicy(this, 'Policy', { ...of, policy: document.json, dependsOn: [block] });
    this.guards = [ownership, encryption, policy];
  }

  /** Lets `grantee` put objects, and see what it put. */
  grantPut(grantee: IGrantable): void {
    grantee.addToPolicy({ actions: perms.LIST_BUCKET, resources: [this.bucketArn] });
    grantee.addToPolicy({ actions: perms.PUT_OBJECTS, resources: [`${this.bucketArn}/*`] });
    if (this.kmsKeyArn === undefined) return;
    grantee.addToPolicy({
      actions: perms.ENCRYPT,
      resources: [this.kmsKeyArn],
      conditions: [
        { test: 'StringEquals', variable: 'kms:ViaService', values: [`s3.${this.place.region}.amazonaws.com`] },
        // The bucket where its key is used, the object where it is not.
        {
          test: 'StringLike',
          variable: 'kms:EncryptionContext:aws:s3:arn',
          values: [this.bucketArn, `${this.bucketArn}/*`],
        },
      ],
    });
  }
}

function onlyWithTls(bucketArn: string): DataAwsIamPolicyDocumentStatement {
  return {
    sid: 'OnlyWithTls',
    effect: 'Deny',
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
    principals: [{ type: '*', identifiers: ['*'] }],
    condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
  };
}
