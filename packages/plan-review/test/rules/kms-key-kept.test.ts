import { kmsKeyKept } from '../../src/rules/kms-key-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const key = (more: object = {}, type = 'aws_kms_key'): BriefBlock => [type, 'Key', { description: 'metrics', ...more }];

describeRule(kmsKeyKept, {
  finds: {
    'a deleted key': {
      base: [key()],
      head: [],
      says: [
        'error: The KMS key metrics is deleted: what it has encrypted cannot be read once the waiting period is over.',
      ],
    },
    'a disabled key': {
      base: [key()],
      head: [key({ is_enabled: false })],
      says: ['error: The KMS key is disabled: from then on nothing that it has encrypted can be read.'],
    },
    'a disabled replica': {
      base: [key({ enabled: true }, 'aws_kms_replica_key')],
      head: [key({ enabled: false }, 'aws_kms_replica_key')],
      says: ['error: The KMS key is disabled: from then on nothing that it has encrypted can be read.'],
    },
  },
  passes: {
    'a new description': { base: [key()], head: [key({ description: 'all metrics' })] },
    'a key that is enabled again': { base: [key({ is_enabled: false })], head: [key()] },
    'a new key': { base: [], head: [key()] },
    'an alias that goes': { base: [['aws_kms_alias', 'Alias', { name: 'alias/a' }]], head: [] },
  },
});
