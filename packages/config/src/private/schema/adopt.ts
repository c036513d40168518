import * as z from 'zod';
import { text } from './text.js';

const workspaceId = text({
  description: 'The id of a workspace that exists and is to be managed from now on. Remove it after the apply.',
  pattern: /^ws-[0-9a-z-]+$/,
  expected: 'the id of a workspace, ws-…',
  fix: "copy it from 'aws amp list-workspaces'",
});

/** What of a workspace is there already. */
export const adopt = z.union([
  workspaceId,
  z.strictObject({
    workspaceId,
    rules: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Namespaces of rules that exist in it. Default: none, all are made.' }),
    alertManager: z
      .boolean()
      .optional()
      .meta({ description: 'Whether its alert manager exists. Default: false, it is made.' }),
  }),
]);

/** A managed scraper that is there already. */
export const adoptScraper = text({
  description: 'The id of a scraper that exists and is to be managed from now on. Remove it after the apply.',
  pattern: /^s-[0-9a-z-]+$/,
  expected: 'the id of a scraper, s-…',
  fix: "copy it from 'aws amp list-scrapers'",
});
