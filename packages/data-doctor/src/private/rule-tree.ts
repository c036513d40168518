import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';

/** How many rules are named one by one. */
const MOST = 10;

/** Whether the rules and the alert manager that were sent are the ones at work, and evaluate. */
export async function* ruleTree(patient: Patient): AsyncGenerator<Finding> {
  yield* sent(patient);
  const about = { step: 'rules', subject: patient.workspaceId } as const;
  const asked = await attempt({ ...about, what: 'rules' }, () => patient.api.rules());
  if ('refused' in asked) {
    yield asked.refused;
    return;
  }
  const failing = asked.value.filter(({ health }) => health === 'err');
  if (failing.length === 0) {
    yield { ...about, status: 'ok', found: `${asked.value.length} rules, none of which fails` };
  }
  for (const { namespace, group, name, lastError } of failing.slice(0, MOST)) {
    yield {
      ...about,
      subject: `${namespace}/${group}/${name}`,
      status: 'problem',
      found: `its last evaluation failed${lastError === undefined ? '' : `: ${lastError}`}`,
      fix: 'mend its expression',
      more: 'docs/runbooks/rule-evaluation-failures.md',
    };
  }
  if (failing.length > MOST) {
    yield {
      ...about,
      status: 'problem',
      found: `${failing.length - MOST} more rules fail`,
      fix: 'mend those above first',
    };
  }
}

/** A namespace whose update failed keeps its former rules at work: nothing else shows it. */
async function* sent(patient: Patient): AsyncGenerator<Finding> {
  const { workspaceId, management } = patient;
  const about = { step: 'rules', subject: workspaceId } as const;
  const listed = await attempt({ ...about, what: 'namespaces of rules' }, () => management.listNamespaces(workspaceId));
  if ('refused' in listed) yield listed.refused;
  else for (const { name, status } of listed.value) yield* stateOf(name, status);
  const manager = await attempt({ ...about, what: 'the alert manager' }, () =>
    management.describeAlertManager(workspaceId),
  );
  if ('refused' in manager) yield manager.refused;
  else if (manager.value !== undefined) yield* stateOf('alert manager', manager.value.status);
}

function* stateOf(
  subject: string,
  { statusCode, statusReason }: { readonly statusCode: string; readonly statusReason?: string },
): Generator<Finding> {
  if (statusCode === 'ACTIVE') return;
  const failed = statusCode.includes('FAILED');
  yield {
    step: 'rules',
    subject,
    status: failed ? 'problem' : 'warning',
    found: `${statusCode}${statusReason === undefined ? '' : `: ${statusReason}`}`,
    fix: failed
      ? 'what was there before is still at work: mend what the reason names, and apply'
      : 'what was there before is at work until AWS is done: ask again in a minute',
  };
}
