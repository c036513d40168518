import * as z from 'zod';
import { externalId, nonEmpty, roleArn, workspaceArn } from '../fields.js';
import { runbookUrl } from '../runbook-url.js';
import { text } from '../text.js';

const remoteSource = z.strictObject({
  workspace: workspaceArn,
  roleArn: roleArn("A role of the workspace's account, which trusts Grafana's and queries the workspace."),
  externalId: externalId('What that role asks for. Default: nothing.').optional(),
});

/** Part of the name of a data source. */
export const sourceName = text({
  description: 'The name of a data source.',
  pattern: /^[\w-]{1,29}$/,
  expected: "1 to 29 letters, digits, '-' and '_'",
  fix: 'rename it',
});

const dashboards = z
  .union([
    z.literal(false).meta({ description: 'No dashboards.' }),
    z.strictObject({
      also: z.array(z.string()).min(1).optional().meta({
        description: 'Dashboards that are delivered whatever is collected. Default: none.',
      }),
      except: z.array(z.string()).min(1).optional().meta({
        description: 'Dashboards that are never delivered. Default: none.',
      }),
      folder: nonEmpty('The folder in Grafana. Default: Promontory.').optional(),
      runbookUrl,
    }),
  ])
  .optional()
  .meta({ description: 'Which dashboards it has. Default: those that what is collected fills at least by half.' });

/** The version of a workspace of Amazon Managed Grafana. */
export const version = (description: string) =>
  text({
    description,
    pattern: /^\d+\.\d+$/,
    expected: "a version such as '10.4', in quotes",
    fix: "copy it from 'aws grafana list-versions'",
    examples: ['10.4'],
  });

/** By what Terraform delivers. */
export const providerVersion = text({
  description: 'One exact version of grafana/grafana. Default: the one that was looked at.',
  pattern: /^4\.\d+\.\d+$/,
  expected: 'one exact version 4.x',
  fix: 'write a version such as 4.40.1, no range',
}).optional();

/** What every Grafana is told. */
export const reading = {
  workspaces: z
    .array(z.string())
    .optional()
    .meta({ description: 'Keys of workspaces that it reads as its own role; the first is the default. Default: all.' }),
  remoteSources: z
    .record(sourceName, remoteSource)
    .optional()
    .meta({ description: 'Workspaces of other accounts, by a name of your own. Default: none.' }),
  alerts: z
    .enum(['none', 'view', 'silence'])
    .optional()
    .meta({ description: 'How far it goes with rules and alerts of AMP. Default: view.' }),
  dashboards,
};
