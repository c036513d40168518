import type { Change } from '../change.js';
import type { RuleFinding } from '../rule.js';
import { isKept, isOpen, list, ofType, say, textOf, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** Values of a workspace that let it, or its admins, do more than the other ones. */
const WIDE: readonly { readonly key: string; readonly value: string; readonly says: string }[] = [
  {
    key: 'permission_type',
    value: 'SERVICE_MANAGED',
    says: 'AWS gives its role permissions: it reads more than the workspaces that are named.',
  },
  { key: 'account_access_type', value: 'ORGANIZATION', says: 'It reads accounts of the whole organisation.' },
];

/** Members that an association or an assertion makes admins. */
const ADMINS = ['user_ids', 'group_ids'];

/** People may do more in a Grafana, or it may read more. */
export const grafanaPermissionsNotWidened: Rule = {
  id: 'grafana/permissions-not-widened',
  severity: 'error',
  summary: 'Somebody becomes an admin of Amazon Managed Grafana, or it may read more than it did.',
  why: 'An admin sees every data source, makes tokens and silences alerts. A role that AWS manages reads every workspace of the account.',
  fix: 'Give people the role Editor or Viewer. Name what is read in workspaces.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_grafana_workspace').filter(isKept).flatMap(workspace),
    ...ofType(changes, 'aws_grafana_role_association')
      .filter((change) => isKept(change) || (change.action === 'create' && !isOfNew(change, changes)))
      .flatMap(association),
    ...ofType(changes, 'aws_grafana_workspace_saml_configuration').filter(isKept).flatMap(assertion),
  ],
};

/** Admins of a workspace that is itself made widen nothing: that is who it is for. */
const isOfNew = ({ stack }: Change, changes: readonly Change[]): boolean =>
  ofType(changes, 'aws_grafana_workspace').some((one) => one.stack === stack && one.action === 'create');

function workspace(change: Change): RuleFinding[] {
  return WIDE.flatMap(({ key, value, says }) =>
    textOf(change.before, key) !== value && textOf(change.after, key) === value ? [say(change, says)] : [],
  );
}

function association(change: Change): RuleFinding[] {
  const { before, after } = change;
  if (after?.['role'] !== 'ADMIN') return [];
  const was = before?.['role'] === 'ADMIN' ? before : undefined;
  const more = ADMINS.flatMap((key) => textsOf(after, key).filter((id) => !textsOf(was, key).includes(id)));
  return tell(change, more);
}

function assertion(change: Change): RuleFinding[] {
  const { before, after } = change;
  const was = textsOf(before, 'admin_role_values');
  return tell(
    change,
    textsOf(after, 'admin_role_values').filter((value) => !was.includes(value)),
  );
}

function tell(change: Change, more: readonly string[]): RuleFinding[] {
  if (more.length === 0) return [];
  return more.some(isOpen)
    ? [say(change, 'Whether somebody becomes an admin cannot be told.', 'warning')]
    : [say(change, `${list(more)} become${more.length === 1 ? 's' : ''} admin.`, 'warning')];
}
