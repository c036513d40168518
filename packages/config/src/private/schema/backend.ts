import * as z from 'zod';
import { keyArn, nonEmpty, region, roleArn } from './fields.js';
import { text } from './text.js';

const local = z.strictObject({ kind: z.literal('local') });

const s3 = z.strictObject({
  kind: z.literal('s3'),
  bucket: text({
    description: 'The bucket of the states. It must exist, with versioning on.',
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    expected: "the name of an S3 bucket: 3 to 63 lower-case letters, digits, '.' and '-'",
    fix: 'write the name, without s3://',
  }),
  region,
  kmsKeyArn: keyArn('The KMS key that encrypts the states. States hold names and ARNs, and may hold more one day.'),
  keyPrefix: text({
    description: 'The folder in the bucket. Default: promontory/<environment>.',
    pattern: /^[^/\s][^\s]*[^/\s]$/,
    expected: 'a path without a slash at either end',
    fix: 'remove the slash',
  }).optional(),
  roleArn: roleArn('A role to assume for the bucket. Default: none.').optional(),
});

const hcp = z.strictObject({
  kind: z.literal('hcp'),
  organization: nonEmpty('The organization in HCP Terraform.'),
  hostname: nonEmpty('The host. Default: app.terraform.io.').optional(),
  project: nonEmpty('The project of the workspaces. Default: the default project.').optional(),
  workspacePrefix: nonEmpty(
    'Stands before the stack id in the name of each workspace. Default: promontory-.',
  ).optional(),
});

/** Where states are kept. */
export const backend = z
  .discriminatedUnion('kind', [local, s3, hcp])
  .meta({ description: 'Where the states of the stacks are kept.' });
