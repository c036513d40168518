import { parseAlertManager } from '@promontory/alert-manager';
import type * as z from 'zod';
import type { AlertManagerSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';
import { type Built, unreadable, type WorkspaceContext } from './built.js';

type Managed = z.infer<typeof managedWorkspace>;

/** The alert manager of a workspace in `region`, read and checked. */
export function buildAlertManager(
  part: Part<Managed>,
  alertManager: NonNullable<Managed['alertManager']>,
  region: string,
  { files, account }: WorkspaceContext,
): Built<AlertManagerSettings> {
  const names = Object.keys(alertManager.topics);
  const topics = Object.fromEntries(
    Object.entries(alertManager.topics).map(([name, topic]) => [
      name,
      { name: topic.name, kmsKeyArn: topic.kmsKeyArn, subscriptions: topic.subscriptions ?? [] },
    ]),
  );
  const settings = { topics, file: alertManager.file, configuration: undefined };
  if (alertManager.file === undefined) {
    if (names.length === 1) return { settings, problems: [], warnings: [] };
    const problems = placed(part, ['alertManager'], {
      code: 'ConfigAlertRouting',
      got: `${names.length} topics and no 'file'`,
      expected: 'one topic, or a configuration that says which alert goes where',
      fix: "write the routes to a file and name it as 'file'",
    });
    return { settings, problems, warnings: [] };
  }
  const read = files.referenced(alertManager.file);
  if ('problem' in read) {
    const problems = unreadable(part, ['alertManager', 'file'], alertManager.file, read.problem);
    return { settings, problems, warnings: [] };
  }
  const context = { topics: names, region, account };
  const { configuration, problems, warnings } = parseAlertManager(read.text, read.file, context);
  return { settings: { ...settings, configuration }, problems, warnings };
}
