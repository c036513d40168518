import * as z from 'zod';
import { nonEmpty, roleArn } from '../fields.js';

const destination = z.strictObject({
  workspace: z.string().min(1).meta({ description: 'A key of workspaces.' }),
  assumeRoleArn: roleArn(
    'A role to write as, for a workspace of another account. Default: as the workspace says.',
  ).optional(),
  externalId: nonEmpty('What that role asks for. Default: nothing.').optional(),
  standby: z.boolean().optional().meta({
    description: 'Everything is made ready and nothing is written, until this is taken away. Default: false.',
  }),
});

/** Further workspaces of a collector that can write to several. */
export const alsoTo = z
  .array(destination)
  .min(1)
  .optional()
  .meta({ description: 'Further workspaces, of other Regions or accounts. Default: none.' });
