import { remembered } from '@promontory/vocabulary';
import type { Change } from '../../change.js';
import { say } from '../rule-kit.js';
import type { RuleFinding } from '../../rule.js';
import type { Severity } from '../../report.js';
import { describePermissions } from './describe.js';
import type { Permission } from './permission.js';
import { type Statement, statementsOf } from './statement.js';
import { freshPermissions } from './widening.js';

/** Attributes that hold a policy, whatever resource they belong to. */
export const POLICY_ATTRIBUTES = [
  'policy',
  'assume_role_policy',
  'policy_document',
  'resource_policy',
  'access_policy',
  'inline_policy',
] as const;

/** A policy that a change makes or alters, and that can be read. */
export interface PolicyChange {
  readonly change: Change;
  readonly attribute: string;
  readonly after: readonly Statement[];
  /** Permissions that were not there before. */
  readonly fresh: readonly Permission[];
}

/**
 * Every policy that changes make or alter. One that cannot be read is left out: iam/policy-not-widened tells of it. Many
 * rules of the review ask the same of the same changes, and reading policies is what costs.
 */
export const policyChanges = remembered((changes: readonly Change[]): readonly PolicyChange[] =>
  changes
    .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
    .flatMap((change) =>
      POLICY_ATTRIBUTES.flatMap((attribute): PolicyChange[] => {
        const policy = change.after?.[attribute];
        const after = policy === undefined || policy === null ? undefined : statementsOf(policy);
        if (after === undefined) return [];
        const before = change.action === 'create' ? [] : (statementsOf(change.before?.[attribute]) ?? []);
        return [{ change, attribute, after, fresh: freshPermissions(before, after) }];
      }),
    ),
);

/** Whether a policy says who may assume a role. */
export function isTrust({ attribute }: PolicyChange): boolean {
  return attribute === 'assume_role_policy';
}

/** Whether a policy stands at an endpoint, where `*` means whoever gets that far. */
export function isEndpoint({ change }: PolicyChange): boolean {
  return change.type === 'aws_vpc_endpoint' || change.type === 'aws_vpc_endpoint_policy';
}

/** Whether a policy says who may use a topic. */
export function isTopic({ change }: PolicyChange): boolean {
  return change.type === 'aws_sns_topic' || change.type === 'aws_sns_topic_policy';
}

/** One finding for all permissions of a policy that are as they should not be. */
export function accuse(
  { change, attribute }: PolicyChange,
  permissions: readonly Permission[],
  words: string,
  severity?: Severity,
): RuleFinding[] {
  const all = describePermissions(permissions);
  const shown = all.slice(0, 10).join('; ');
  const more = all.length > 10 ? `; and ${all.length - 10} more` : '';
  return all.length === 0 ? [] : [say(change, `The ${attribute} ${words}: ${shown}${more}.`, severity)];
}

/** Condition keys that say whose request it must be. Lower case, as statements hold them. */
const NARROWING =
  /(aws:(sourceaccount|sourcearn|sourceorgid|sourceorgpaths|sourceowner|principalorgid|principalorgpaths|principalarn|principalaccount|sourcevpc|sourcevpce|vpcsourceip|sourceip)|sts:externalid|kms:calleraccount|:sub)$/;

/** Whether conditions say whose request it must be, with values that leave somebody out. */
export function isNarrowed({ conditions }: Permission): boolean {
  return conditions.some(
    ({ key, values }) => NARROWING.test(key) && values.length > 0 && !values.some((value) => /^[*:]*$/.test(value)),
  );
}
