import { arnOf, prefixed, TAGS } from './common.js';
import { known, regionOf, type TypePermissions } from './type-permissions.js';

/** Secrets that are made empty: nobody is let read them. Actions: the service authorization reference, 2026-07. */
export const SECRETS: Readonly<Record<string, TypePermissions>> = {
  aws_secretsmanager_secret: {
    read: prefixed('secretsmanager', ['DescribeSecret', 'GetResourcePolicy']),
    write: prefixed('secretsmanager', ['CreateSecret', 'UpdateSecret', 'DeleteSecret', 'RestoreSecret', ...TAGS]),
    // AWS adds six characters to the name.
    resources: (attributes, place) => [
      arnOf('secretsmanager', attributes, place, `secret:${known(attributes['name'])}-*`),
    ],
    // A secret with a key is made by somebody who may use the key, if through Secrets Manager alone.
    also: (attributes, place) =>
      attributes['kms_key_id'] === undefined
        ? []
        : [
            {
              actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
              resources: [arnOf('kms', attributes, place, 'key/*')],
              conditions: {
                StringEquals: { 'kms:ViaService': `secretsmanager.${regionOf(attributes, place)}.amazonaws.com` },
              },
            },
          ],
  },
  aws_secretsmanager_secret_policy: {
    read: prefixed('secretsmanager', ['GetResourcePolicy']),
    write: prefixed('secretsmanager', ['PutResourcePolicy', 'ValidateResourcePolicy', 'DeleteResourcePolicy']),
    resources: (attributes, place) => [arnOf('secretsmanager', attributes, place, 'secret:*')],
  },
};
