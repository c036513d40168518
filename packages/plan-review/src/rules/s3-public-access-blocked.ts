import type { Attributes } from '../change.js';
import { ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

const BLOCKS = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/** A bucket may be opened to everybody by a single line of policy. */
export const s3PublicAccessBlocked: Rule = {
  id: 's3/public-access-blocked',
  severity: 'error',
  summary: 'A bucket gives up a block of public access.',
  why: 'The block is what makes a mistake in a bucket policy harmless.',
  fix: 'Keep all four blocks. What has to be public belongs behind CloudFront.',
  check: ({ changes }) =>
    ofType(changes, 'aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block').flatMap((change) => {
      if (change.action === 'delete') return [say(change, 'The block of public access goes.')];
      if (change.action === 'forget' || change.action === 'move') return [];
      // A block that is made leaves open what it does not name.
      const open = BLOCKS.filter((name) => isBlocked(change.before, name) && !isBlocked(change.after, name));
      return open.length === 0 ? [] : [say(change, `No longer blocked: ${open.join(', ')}.`)];
    }),
};

function isBlocked(attributes: Attributes | undefined, name: string): boolean {
  return attributes === undefined || attributes[name] === true;
}
