import type { Change } from '../change.js';
import type { Permission } from '../private/policy/permission.js';
import { accuse, isEndpoint, isNarrowed, policyChanges } from '../private/policy/policy-changes.js';
import { isKept, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** An endpoint becomes a way to other people's accounts. */
export const vpcEndpointPolicyKept: Rule = {
  id: 'vpc/endpoint-policy-kept',
  severity: 'error',
  summary: 'The policy of a VPC endpoint is removed or opened.',
  why: 'Without a policy everything may go through an endpoint: also data of yours, into an account of somebody else.',
  fix: 'Name the actions and the workspaces or accounts that are meant.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_vpc_endpoint')
      .filter((change) => isKept(change) && hasPolicy(change, 'before') && !hasPolicy(change, 'after'))
      .map((change) => say(change, 'The policy is removed: everything may go through the endpoint.')),
    ...ofType(changes, 'aws_vpc_endpoint_policy')
      .filter(({ action }) => action === 'delete')
      .map((change) => say(change, 'The policy is removed: everything may go through the endpoint.')),
    ...policyChanges(changes)
      .filter((policy) => isEndpoint(policy) && policy.change.action !== 'create')
      .flatMap((policy) => accuse(policy, policy.fresh.filter(isOpen), 'lets everything through')),
  ],
};

function hasPolicy(change: Change, side: 'before' | 'after'): boolean {
  const policy = change[side]?.['policy'];
  return policy !== undefined && policy !== null && policy !== '';
}

function isOpen(permission: Permission): boolean {
  const { principal, action, resource } = permission;
  return principal === '*' && /^([a-z0-9-]+:)?\*$/.test(action) && resource === '*' && !isNarrowed(permission);
}
