import type * as z from 'zod';
import type { Backend } from '../../environment.js';
import type { backend } from '../schema/backend.js';

/** A backend with its defaults. */
export function buildBackend(value: z.infer<typeof backend>, environment: string): Backend {
  switch (value.kind) {
    case 'local':
      return value;
    case 's3':
      return { ...value, keyPrefix: value.keyPrefix ?? `promontory/${environment}`, roleArn: value.roleArn };
    case 'hcp':
      return {
        kind: 'hcp',
        organization: value.organization,
        hostname: value.hostname ?? 'app.terraform.io',
        project: value.project,
        workspacePrefix: value.workspacePrefix ?? 'promontory-',
      };
  }
}
