import { s3BucketKept } from '../../src/rules/s3-bucket-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const bucket = (more: object = {}): BriefBlock => ['aws_s3_bucket', 'Bucket', { bucket: 'exports', ...more }];

describeRule(s3BucketKept, {
  finds: {
    'a deleted bucket': {
      base: [bucket()],
      head: [],
      says: [
        'error: The bucket exports is deleted: apply stops if it is not empty, and its name is free for others if it is.',
      ],
    },
    'a bucket that is emptied first': {
      base: [bucket({ force_destroy: true })],
      head: [],
      says: ['error: The bucket exports is deleted: with all that is in it, because force_destroy is set.'],
    },
    'a forgotten bucket': {
      plan: [planned('aws_s3_bucket.B', ['forget'], { bucket: 'exports' }, null)],
      says: ['error: The bucket exports is no longer managed here: nothing here protects it any more.'],
    },
  },
  passes: {
    'other tags': { base: [bucket()], head: [bucket({ tags: { a: 'b' } })] },
    'an object that goes': { base: [['aws_s3_object', 'Object', { key: 'a' }]], head: [] },
  },
});
