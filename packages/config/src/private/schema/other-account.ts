import { nonEmpty, roleArn } from './fields.js';

/** How a workspace of another account is written to. */
export const otherAccount = {
  deployRoleArn: roleArn(
    'For a workspace of another account: a role of that account that the AWS provider assumes, to make a role there for each writer. Default: nothing is made there.',
  ).optional(),
  assumeRoleArn: roleArn(
    'For a workspace of another account: a role of that account, made by others, that writers become. Default: writers write as themselves, which a policy of the workspace must allow.',
  ).optional(),
  externalId: nonEmpty('What assumeRoleArn asks for. Default: nothing.').optional(),
};
