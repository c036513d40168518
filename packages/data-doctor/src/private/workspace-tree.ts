import type { AmpError } from '@promontory/amp-client';
import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';

/** Is there a workspace, and does it answer? */
export async function workspaceTree(
  patient: Patient,
): Promise<{ readonly findings: readonly Finding[]; readonly answers: boolean }> {
  const about = { step: 'workspace', subject: patient.workspaceId } as const;
  const described = await attempt({ ...about, what: 'its state' }, () =>
    patient.management.describeWorkspace(patient.workspaceId),
  );
  if ('error' in described && described.error.kind === 'not-found') {
    return { findings: [await missing(patient, described.error)], answers: false };
  }
  // Who is nobody, or reaches nobody, need not be told twice.
  if ('error' in described && ['credentials', 'signature', 'unreachable'].includes(described.error.kind)) {
    return { findings: [problem(patient, described.error)], answers: false };
  }
  const first: Finding =
    'refused' in described ? described.refused : stateOf(patient, described.value.status.statusCode);
  const queried = await attempt({ ...about, what: 'a query' }, () => patient.ask('vector(1)'));
  if ('value' in queried) {
    const { region } = patient.connection;
    return { findings: [first, { ...about, status: 'ok', found: `answers queries in ${region}` }], answers: true };
  }
  const visible = 'value' in described && queried.error.kind === 'denied';
  return { findings: [first, problem(patient, queried.error, visible)], answers: false };
}

function stateOf({ workspaceId }: Patient, code: string): Finding {
  const about = { step: 'workspace', subject: workspaceId } as const;
  if (code === 'ACTIVE') return { ...about, status: 'ok', found: 'ACTIVE' };
  const fix = /FAILED/.test(code)
    ? 'see its reason in the console, and plan again'
    : 'wait until AWS is done with it, and ask again';
  return { ...about, status: /FAILED|DELETING/.test(code) ? 'problem' : 'warning', found: code, fix };
}

function problem({ workspaceId }: Patient, error: AmpError, visible = false): Finding {
  const fix = visible
    ? `these credentials see the workspace and may not query it: ${error.fix}; the managed policy AmazonPrometheusQueryAccess allows it`
    : error.fix;
  return {
    step: 'workspace',
    subject: workspaceId,
    status: 'problem',
    found: error.found,
    fix,
    more: 'docs/doctor.md#403',
  };
}

/** 404 is as often the wrong account or Region as the wrong id: what is there says which. */
async function missing(patient: Patient, error: AmpError): Promise<Finding> {
  const listed = await attempt({ step: 'workspace', subject: patient.workspaceId, what: 'the list' }, () =>
    patient.management.listWorkspaces(),
  );
  const there = 'value' in listed ? listed.value : [];
  const names = there
    .slice(0, 5)
    .map(({ workspaceId, alias }) => (alias === undefined ? workspaceId : `${alias} (${workspaceId})`));
  const { region } = patient.connection;
  const fix =
    'value' in listed
      ? there.length === 0
        ? `these credentials see no workspace in ${region}: is it the right account and Region?`
        : `these credentials see ${there.length} in ${region}: ${names.join(', ')}${there.length > 5 ? ', …' : ''}`
      : error.fix;
  return {
    step: 'workspace',
    subject: patient.workspaceId,
    status: 'problem',
    found: error.found,
    fix,
    more: 'docs/doctor.md#404',
  };
}
