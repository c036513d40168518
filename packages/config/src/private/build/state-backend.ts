import type * as z from 'zod';
import type { CiSettings, StateBackendSettings } from '../../environment.js';
import type { stateBackend } from '../schema/state-backend.js';

type Written = z.infer<typeof stateBackend>;

/** The state backend, with its defaults. */
export function buildStateBackend(value: Written, environment: string, account: string): StateBackendSettings {
  return {
    bucket: value.bucket ?? `${environment}-promontory-states-${account}`,
    retentionDays: value.retentionDays ?? 90,
    ci: value.ci && buildCi(value.ci, environment),
  };
}

function buildCi(ci: NonNullable<Written['ci']>, environment: string): CiSettings {
  const roles = { plan: `${environment}-promontory-plan`, deploy: `${environment}-promontory-deploy` };
  const both = { roles, branch: ci.branch ?? 'main', identityProvider: ci.identityProvider ?? 'make' };
  return ci.kind === 'github'
    ? { kind: 'github', repository: ci.repository, environment: ci.environment ?? environment, ...both }
    : { kind: 'gitlab', project: ci.project, host: ci.host ?? 'gitlab.com', ...both };
}
