import type { Permission } from '../private/policy/permission.js';
import { accuse, policyChanges } from '../private/policy/policy-changes.js';
import type { Rule } from '../rule.js';

/** Actions that know no resource (Service Authorization Reference, 2026-11), beside all that list and describe. */
const WITHOUT_RESOURCE = [
  'aps:createworkspace',
  'cloudwatch:putmetricdata',
  'cloudwatch:getmetricdata',
  'ecr:getauthorizationtoken',
  'sts:getcalleridentity',
  'tag:getresources',
  'xray:puttelemetryrecords',
  'xray:puttracesegments',
];

/** A policy of a role or user is about everything. */
export const iamNoWildcardResource: Rule = {
  id: 'iam/no-wildcard-resource',
  severity: 'warning',
  summary: 'A role or user is newly allowed something on every resource.',
  why: 'A writer that may write to every workspace writes to the wrong one without anybody noticing.',
  fix: 'Name the ARN. An ARN that only apply will know can be a reference.',
  check: ({ changes }) =>
    policyChanges(changes).flatMap((policy) =>
      accuse(policy, policy.fresh.filter(isEverywhere), 'is about every resource'),
    ),
};

function isEverywhere({ principal, action, resource, conditions }: Permission): boolean {
  // With a principal it is the policy of one thing, and * is that thing.
  if (principal !== '' || conditions.length > 0) return false;
  if (/^[a-z0-9-]+:(list|describe)/.test(action) || WITHOUT_RESOURCE.includes(action)) return false;
  return /^\*+$/.test(resource) || /^arn:[^:]*:[^:]*:\*?:\*?:\*$/.test(resource);
}
