import { parseArn, type Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { WorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import type { existingWorkspace } from '../schema/workspace.js';

/** Roles of a workspace that was made elsewhere: of its account, and for one of another account alone. */
export function checkExisting(
  part: Part<WorkspaceSettings>,
  written: z.infer<typeof existingWorkspace>,
  account: string | undefined,
): Problem[] {
  const owner = part.doubtful.has('existing') ? undefined : parseArn(written.existing)?.account;
  const { deployRoleArn, assumeRoleArn, externalId } = written;
  const problems = (['deployRoleArn', 'assumeRoleArn'] as const).flatMap((key) => {
    const role = parseArn(written[key] ?? '');
    if (role === undefined || part.doubtful.has(key) || owner === undefined) return [];
    if (owner === account) {
      return placed(part, [key], {
        code: 'ConfigOwnAccount',
        got: `'${key}' for a workspace of account ${owner}, which this environment is made in`,
        expected: 'a role for workspaces of other accounts alone',
        fix: 'remove it',
      });
    }
    if (role.account === owner) return [];
    return placed(part, [key], {
      code: 'ConfigAccount',
      got: `a role of account ${role.account}`,
      expected: `a role of account ${owner}, where the workspace is`,
      fix: 'use a role of that account',
    });
  });
  if (deployRoleArn !== undefined && assumeRoleArn !== undefined) {
    problems.push(
      ...placed(part, ['assumeRoleArn'], {
        code: 'ConfigWriterRole',
        got: "'deployRoleArn' and 'assumeRoleArn'",
        expected: 'roles that are made, or one that is there',
        fix: 'remove one of the two',
      }),
    );
  }
  if (externalId !== undefined && assumeRoleArn === undefined) {
    problems.push(
      ...placed(part, ['externalId'], {
        code: 'ConfigExternalId',
        got: "'externalId' without 'assumeRoleArn'",
        expected: 'both or neither',
        fix: "add 'assumeRoleArn'",
      }),
    );
  }
  return problems;
}
