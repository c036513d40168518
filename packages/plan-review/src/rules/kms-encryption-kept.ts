import type { Attributes } from '../change.js';
import { isKept, isOpen, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Attributes that name a key. */
const KEYS = ['kms_key_id', 'kms_key_arn', 'kms_master_key_id', 'kms_key'];
/** Attributes that switch encryption on. */
const SWITCHES = ['sqs_managed_sse_enabled', 'encrypted', 'storage_encrypted', 'at_rest_encryption_enabled'];

/** Data is written in the clear, or under a key of AWS. */
export const kmsEncryptionKept: Rule = {
  id: 'kms/encryption-kept',
  severity: 'error',
  summary: 'A resource is no longer encrypted, or no longer with a key of your own.',
  why: 'What is written from then on can be read by whoever may read the resource: no key policy stands in between any more.',
  fix: 'Keep the key. To change it, name the new one.',
  check: ({ changes }) => [
    ...changes
      .filter(isKept)
      .flatMap((change) => [
        ...KEYS.filter((name) => hasKey(change.before, name) && !hasKey(change.after, name)).map((name) =>
          say(change, `${name} is removed: what is written from then on is not encrypted with your key.`),
        ),
        ...SWITCHES.filter((name) => change.before?.[name] === true && change.after?.[name] !== true).map((name) =>
          isOpen(change.after?.[name])
            ? say(change, `Whether ${name} stays switched on cannot be told before apply.`, 'warning')
            : say(change, `${name} is switched off.`),
        ),
      ]),
    ...ofType(changes, 'aws_s3_bucket_server_side_encryption_configuration')
      .filter(({ action }) => action === 'delete')
      .map((change) => say(change, 'The bucket falls back to keys of S3.')),
  ],
};

function hasKey(attributes: Attributes | undefined, name: string): boolean {
  const value = attributes?.[name];
  return typeof value === 'string' && value !== '';
}
