import { keptRule, named } from '../private/kept-rule.js';
import { isKept, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

const TYPES = ['aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key'];

const kept = keptRule({
  id: 'kms/key-kept',
  severity: 'error',
  summary: 'A KMS key is deleted, replaced or disabled.',
  why: 'What a key has encrypted cannot be read without it: a workspace, logs, queues and topics go with their key.',
  fix: 'Keep the key for as long as anything is encrypted with it. A key that nothing uses any more: acknowledge this by name.',
  types: TYPES,
  subject: named('KMS key', 'description'),
  consequence: ({ action }) =>
    action === 'forget'
      ? 'nothing here protects it any more'
      : 'what it has encrypted cannot be read once the waiting period is over',
});

/** What is encrypted may soon be unreadable. */
export const kmsKeyKept: Rule = {
  ...kept,
  check: (input) => [
    ...kept.check(input),
    ...ofType(input.changes, ...TYPES)
      .filter((change) => isKept(change) && enabled(change.before) && !enabled(change.after))
      .map((change) => say(change, 'The KMS key is disabled: from then on nothing that it has encrypted can be read.')),
  ],
};

// Keys are enabled unless somebody says otherwise; external and replica keys call it `enabled`.
function enabled(attributes: Readonly<Record<string, unknown>> | undefined): boolean {
  return attributes?.['is_enabled'] !== false && attributes?.['enabled'] !== false;
}
