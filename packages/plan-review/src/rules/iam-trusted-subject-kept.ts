import type { Change } from '../change.js';
import { statementsOf } from '../private/policy/statement.js';
import { isKept, list, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** A service account is no longer the one that a role trusts. */
export const iamTrustedSubjectKept: Rule = {
  id: 'iam/trusted-subject-kept',
  severity: 'error',
  summary: 'A role no longer trusts a service account, or whom else it trusted.',
  why: 'A renamed service account or namespace is another subject: its pods get no credentials, and nothing is written.',
  fix: 'Trust both names until nothing runs under the old one.',
  check: ({ changes }) =>
    ofType(changes, 'aws_iam_role')
      .filter(isKept)
      .flatMap((change) => {
        const [before, after] = [subjects(change, 'before'), subjects(change, 'after')];
        if (before === undefined || after === undefined) return [];
        const gone = before.filter((subject) => !after.includes(subject));
        return gone.length === 0 ? [] : [say(change, `The role no longer trusts ${list(gone)}.`)];
      }),
};

/** Whom the role's trust names; undefined when it cannot be read, of which iam/policy-not-widened tells. */
function subjects(change: Change, side: 'before' | 'after'): string[] | undefined {
  const statements = statementsOf(change[side]?.['assume_role_policy']);
  return statements
    ?.filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions, principals }) => {
      const named = conditions.filter(({ key }) => key.endsWith(':sub')).flatMap(({ values }) => values);
      return named.length > 0 ? named : principals;
    });
}
