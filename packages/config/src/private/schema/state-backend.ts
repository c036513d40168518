import * as z from 'zod';
import { positive } from './fields.js';
import { text } from './text.js';

const branch = text({
  description: 'The branch whose pipelines may apply. Default: main.',
  pattern: /^[\w][\w./-]{0,199}$/,
  expected: 'the name of a branch, without wildcards',
  fix: 'write its name',
}).optional();

const identityProvider = z.enum(['make', 'existing']).optional().meta({
  description: 'Whether the account has an IAM OIDC provider for it already: there can be one only. Default: make.',
});

const path = (description: string, deep: boolean) =>
  text({
    description,
    pattern: deep ? /^[\w.-]+(\/[\w.-]+)+$/ : /^[\w.-]+\/[\w.-]+$/,
    expected: deep ? 'group/project, without the host' : 'owner/name, without the host',
    fix: 'copy it from the address of the repository',
  });

const github = z.strictObject({
  kind: z.literal('github'),
  repository: path('The repository: owner/name.', false),
  environment: text({
    description: 'The environment of GitHub that applying jobs run in. Default: the name of this environment.',
    pattern: /^[\w][\w.-]{0,254}$/,
    expected: "letters, digits, '.', '_' and '-'",
    fix: 'rename it',
  }).optional(),
  branch,
  identityProvider,
});

const gitlab = z.strictObject({
  kind: z.literal('gitlab'),
  project: path('The project: group/project.', true),
  host: text({
    description: 'The host of GitLab. Default: gitlab.com.',
    pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
    expected: 'the name of a host, without https://',
    fix: 'write the host alone',
  }).optional(),
  branch,
  identityProvider,
});

/** The bucket of the states and the roles of CI, as a stack. */
export const stateBackend = z
  .strictObject({
    bucket: text({
      description: 'The bucket that is made. Default: <environment>-promontory-states-<account>.',
      pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
      expected: "the name of an S3 bucket: 3 to 63 lower-case letters, digits and '-'",
      fix: 'write the name, without s3://',
    }).optional(),
    retentionDays: positive('How long older versions of a state are kept, in days. Default: 90.', 3650).optional(),
    ci: z
      .discriminatedUnion('kind', [github, gitlab])
      .optional()
      .meta({ description: 'Roles for pipelines: one that plans, one that applies. Default: none.' }),
  })
  .meta({ description: 'A stack with the bucket of the states and the roles of CI. Default: none.' });
