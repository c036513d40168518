import type * as z from 'zod';
import type { QueryRoleSettings } from '../../environment.js';
import type { queryRoles } from '../schema/query-roles.js';

/** Query roles with their defaults, in the order of the file. */
export function buildQueryRoles(written: z.infer<typeof queryRoles>): QueryRoleSettings[] {
  return Object.entries(written).map(([name, { trusts, externalId, alerts }]) => ({
    name,
    trusts,
    externalId,
    alerts: alerts ?? 'view',
  }));
}
