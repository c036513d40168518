import { terraformProtectionKept } from '../../src/rules/terraform-protection-kept.js';
import { type BriefBlock, synthOf } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const LOSES = 'no longer protects it: after this, a plan may delete it with all that it holds.';
const bucket = (more: object, name = 'B'): BriefBlock => ['aws_s3_bucket', name, { bucket: 'b', ...more }];
const GUARDED = bucket({ lifecycle: { prevent_destroy: true } });

describeRule(terraformProtectionKept, {
  finds: {
    'prevent_destroy that goes': { base: [GUARDED], head: [bucket({})], says: [`warning: prevent_destroy ${LOSES}`] },
    'prevent_destroy that goes together with a move': {
      base: [GUARDED],
      head: synthOf([bucket({}, 'New')], { moved: [['aws_s3_bucket.B', 'aws_s3_bucket.New']] }),
      says: [`warning: prevent_destroy ${LOSES}`],
    },
    'force_destroy that comes': {
      base: [bucket({})],
      head: [bucket({ force_destroy: true })],
      says: [`warning: force_destroy ${LOSES}`],
    },
    'deletion protection that is switched off': {
      base: [['aws_lb', 'Balancer', { enable_deletion_protection: true }]],
      head: [['aws_lb', 'Balancer', { enable_deletion_protection: false }]],
      says: [`warning: enable_deletion_protection ${LOSES}`],
    },
  },
  passes: {
    'a guard that stays': { base: [GUARDED], head: [bucket({ tags: {}, lifecycle: { prevent_destroy: true } })] },
    'a guard that comes': { base: [bucket({ force_destroy: true })], head: [GUARDED] },
    'a workspace, which has a rule of its own': {
      base: [['aws_prometheus_workspace', 'W', { lifecycle: { prevent_destroy: true } }]],
      head: [['aws_prometheus_workspace', 'W', {}]],
    },
    'a new bucket without one': { base: [], head: [bucket({ force_destroy: true })] },
  },
});
