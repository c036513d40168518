import { kmsEncryptionKept } from '../../src/rules/kms-encryption-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const topic = (key?: string): BriefBlock => ['aws_sns_topic', 'Topic', { name: 't', kms_master_key_id: key }];
const queue = (on: boolean): BriefBlock => ['aws_sqs_queue', 'Queue', { name: 'q', sqs_managed_sse_enabled: on }];

describeRule(kmsEncryptionKept, {
  finds: {
    'a key that goes': {
      base: [topic('arn:k')],
      head: [topic()],
      says: ['error: kms_master_key_id is removed: what is written from then on is not encrypted with your key.'],
    },
    'encryption that is switched off': {
      base: [queue(true)],
      head: [queue(false)],
      says: ['error: sqs_managed_sse_enabled is switched off.'],
    },
    'encryption that only apply will know of': {
      plan: [planned('aws_efs_file_system.F', ['update'], { encrypted: true }, { encrypted: UNKNOWN })],
      says: ['warning: Whether encrypted stays switched on cannot be told before apply.'],
    },
    'the configuration of a bucket': {
      base: [['aws_s3_bucket_server_side_encryption_configuration', 'E', { bucket: 'b' }]],
      head: [],
      says: ['error: The bucket falls back to keys of S3.'],
    },
  },
  passes: {
    'another key': { base: [topic('arn:k')], head: [topic('arn:other')] },
    'a key that comes': { base: [topic()], head: [topic('arn:k')] },
    'a key that only apply will know': { base: [topic('arn:k')], head: [topic('${aws_kms_key.K.arn}')] },
    'a topic that goes': { base: [topic('arn:k')], head: [] },
  },
});
