import type * as z from 'zod';
import type { AdoptSettings } from '../../settings/adopt.js';
import type { adopt } from '../schema/adopt.js';

/** What is taken over: a workspace alone, or with what is in it. */
export function buildAdopt(written: z.infer<typeof adopt> | undefined): AdoptSettings | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string') return { workspaceId: written, rules: [], alertManager: false };
  return {
    workspaceId: written.workspaceId,
    rules: written.rules ?? [],
    alertManager: written.alertManager ?? false,
  };
}
