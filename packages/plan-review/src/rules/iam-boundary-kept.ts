import { isKept, isOpen, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** A role may do all that its policies say, where something had limited it. */
export const iamBoundaryKept: Rule = {
  id: 'iam/boundary-kept',
  severity: 'error',
  summary: 'A role or user loses its permissions boundary.',
  why: 'The boundary is what keeps a wide policy harmless. Many organisations demand one of every role.',
  fix: 'Keep the boundary, or put another one in its place.',
  check: ({ changes }) =>
    changes
      .filter((change) => isKept(change) && (change.type === 'aws_iam_role' || change.type === 'aws_iam_user'))
      .flatMap((change) => {
        const [was, is] = [change.before?.['permissions_boundary'], change.after?.['permissions_boundary']];
        if (typeof was !== 'string' || was === '' || was === is) return [];
        if (typeof is !== 'string' || is === '') return [say(change, `The permissions boundary ${was} is removed.`)];
        return [
          isOpen(is)
            ? say(change, `Whether the permissions boundary ${was} stays cannot be told before apply.`, 'warning')
            : say(change, `The permissions boundary is ${is} instead of ${was}.`, 'warning'),
        ];
      }),
};
