import type { Attributes } from '../change.js';
import { isKept, isOpen, nested, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** What is inside of the VPC can no longer ask the cluster anything. */
export const eksPrivateEndpointKept: Rule = {
  id: 'eks/private-endpoint-kept',
  severity: 'error',
  summary: 'A cluster gives up the private endpoint of its API.',
  why: 'A managed scraper reaches the API from inside of the VPC only. Without the private endpoint it finds no target.',
  fix: 'Keep endpoint_private_access.',
  check: ({ changes }) =>
    ofType(changes, 'aws_eks_cluster')
      .filter(isKept)
      .flatMap((change) => {
        const is = accessOf(change.after);
        if (accessOf(change.before) !== true || is === true) return [];
        return isOpen(is)
          ? [say(change, 'Whether the API is still reached from inside of the VPC cannot be told.', 'warning')]
          : [say(change, 'The API is no longer reached from inside of the VPC.')];
      }),
};

function accessOf(attributes: Attributes | undefined): unknown {
  return nested(attributes, 'vpc_config')[0]?.['endpoint_private_access'];
}
