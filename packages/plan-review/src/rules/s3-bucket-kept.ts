import { keptRule, named } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** A bucket goes, and maybe the state of Terraform with it. */
export const s3BucketKept: Rule = keptRule({
  id: 's3/bucket-kept',
  severity: 'error',
  summary: 'An S3 bucket is deleted or replaced.',
  why: 'A bucket holds what is meant to outlast everything else: exports, logs, the state of Terraform itself.',
  fix: 'Keep the bucket. If it is meant, see that it is empty of what matters, then acknowledge this by name.',
  types: ['aws_s3_bucket', 'aws_s3_directory_bucket'],
  subject: named('bucket', 'bucket', 'bucket_prefix'),
  consequence: ({ action, before }) =>
    action === 'forget'
      ? 'nothing here protects it any more'
      : before?.['force_destroy'] === true
        ? 'with all that is in it, because force_destroy is set'
        : 'apply stops if it is not empty, and its name is free for others if it is',
});
