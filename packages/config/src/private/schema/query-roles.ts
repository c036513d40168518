import * as z from 'zod';
import { externalId, kubernetesName, roleArn } from './fields.js';

const queryRole = z.strictObject({
  trusts: z
    .array(roleArn('A role of a Grafana in another account.'))
    .min(1)
    .meta({ description: 'Who may assume it: roles that are there already, else IAM refuses it.' }),
  externalId: externalId('What they must say with it. Default: nothing.').optional(),
  alerts: z
    .enum(['none', 'view', 'silence'])
    .optional()
    .meta({ description: 'How far they go with rules and alerts. Default: view.' }),
});

/** Roles that query the workspace for Grafanas of other accounts. */
export const queryRoles = z.record(kubernetesName('A name of your own.', 20), queryRole).meta({
  description: 'Roles that Grafanas of other accounts assume to query, by a name of your own. Default: none.',
});
