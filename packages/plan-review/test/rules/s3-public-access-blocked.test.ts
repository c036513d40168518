import { s3PublicAccessBlocked } from '../../src/rules/s3-public-access-blocked.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const ALL = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const block = (more: object = {}): BriefBlock => [
  'aws_s3_bucket_public_access_block',
  'B',
  { bucket: 'b', ...ALL, ...more },
];

describeRule(s3PublicAccessBlocked, {
  finds: {
    'a block that goes': { base: [block()], head: [], says: ['error: The block of public access goes.'] },
    'a part of it that is switched off': {
      base: [block()],
      head: [block({ block_public_policy: false })],
      says: ['error: No longer blocked: block_public_policy.'],
    },
    'a new block that leaves something open': {
      head: [block({ ignore_public_acls: undefined, restrict_public_buckets: false })],
      says: ['error: No longer blocked: ignore_public_acls, restrict_public_buckets.'],
    },
  },
  passes: {
    'a whole new block': { base: [], head: [block()] },
    'a block that becomes whole': { base: [block({ block_public_acls: false })], head: [block()] },
  },
});
