import { basename, extname } from 'node:path';
import { parseAlertManager } from '@promontory/alert-manager';
import type { Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { AlertManagerSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';
import { type Built, unreadable, type WorkspaceContext } from './built.js';

type Managed = z.infer<typeof managedWorkspace>;
type Written = NonNullable<Managed['alertManager']>;

/** The alert manager of a workspace in `region`, read and checked. */
export function buildAlertManager(
  part: Part<Managed>,
  written: Written,
  region: string,
  context: WorkspaceContext,
): Built<AlertManagerSettings> {
  const templates = readTemplates(part, written, context);
  const names = Object.keys(written.topics);
  const settings: AlertManagerSettings = {
    topics: Object.fromEntries(Object.entries(written.topics).map(([name, topic]) => [name, buildTopic(topic)])),
    file: written.file,
    configuration: undefined,
    templates: templates.settings,
    messageFormat: written.messageFormat ?? 'text',
    encryption: written.encryption ?? 'none',
    chats: Object.fromEntries(
      Object.entries(written.chats ?? {}).map(([name, chat]) => [name, { ...chat, topics: chat.topics ?? names }]),
    ),
    pagerDuty: Object.fromEntries(
      Object.entries(written.pagerDuty ?? {}).map(([name, { secretName }]) => [name, { secretName }]),
    ),
  };
  const routed = buildConfiguration(part, settings, region, context);
  return { ...routed, problems: [...templates.problems, ...routed.problems] };
}

function buildTopic(topic: Written['topics'][string]): AlertManagerSettings['topics'][string] {
  return {
    name: topic.name,
    kmsKeyArn: topic.kmsKeyArn,
    deadLetterQueue: topic.deadLetterQueue ?? false,
    subscriptions: topic.subscriptions ?? [],
  };
}

function buildConfiguration(
  part: Part<Managed>,
  settings: AlertManagerSettings,
  region: string,
  { files, account }: WorkspaceContext,
): Built<AlertManagerSettings> {
  const names = Object.keys(settings.topics);
  if (settings.file === undefined) {
    if (names.length === 1) return { settings, problems: [], warnings: unusedSecrets(part, settings) };
    const problems = placed(part, ['alertManager'], {
      code: 'ConfigAlertRouting',
      got: `${names.length} topics and no 'file'`,
      expected: 'one topic, or a configuration that says which alert goes where',
      fix: "write the routes to a file and name it as 'file'",
    });
    return { settings, problems, warnings: [] };
  }
  const read = files.referenced(settings.file);
  if ('problem' in read) {
    const problems = unreadable(part, ['alertManager', 'file'], settings.file, read.problem);
    return { settings, problems, warnings: [] };
  }
  const { configuration, problems, warnings } = parseAlertManager(read.text, read.file, {
    topics: names,
    secrets: Object.keys(settings.pagerDuty),
    region,
    account,
    templates: Object.keys(settings.templates),
    messageFormat: settings.messageFormat,
  });
  if (configuration === undefined) return { settings, problems, warnings };
  const built = { ...settings, configuration };
  return { settings: built, problems, warnings: [...warnings, ...unusedSecrets(part, built)] };
}

/** Secrets that no receiver reads: paid for, and somebody believes to be paged. */
function unusedSecrets(part: Part<Managed>, { pagerDuty, configuration }: AlertManagerSettings): Problem[] {
  const used = configuration?.receivers.flatMap(({ pagerduty_configs: configs = [] }) =>
    configs.flatMap((config) => [config.routing_key, config.service_key]),
  );
  return Object.keys(pagerDuty)
    .filter((name) => used?.includes(`secret:${name}`) !== true)
    .flatMap((name) =>
      placed(part, ['alertManager', 'pagerDuty', name], {
        code: 'ConfigPagerDutyUnused',
        got: `the secret ${name}, which no receiver names`,
        expected: `a receiver with 'routing_key: secret:${name}' in the configuration`,
        fix: 'name it in a receiver, or remove it',
      }),
    );
}

/** Template files by their name, which is what the configuration may call them. */
function readTemplates(
  part: Part<Managed>,
  { templates: paths = [] }: Written,
  { files }: WorkspaceContext,
): { readonly settings: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } {
  const settings: Record<string, string> = {};
  const problems = paths.flatMap((path, index): Problem[] => {
    const at = ['alertManager', 'templates', index];
    const read = files.referenced(path);
    if ('problem' in read) return unreadable(part, at, path, read.problem);
    const name = basename(path, extname(path));
    if (Object.hasOwn(settings, name)) {
      return placed(part, at, {
        code: 'ConfigTemplateTwice',
        got: `a second template file called ${name}`,
        expected: 'each name once',
        fix: 'rename one of the two files',
      });
    }
    settings[name] = read.text;
    return [];
  });
  return { settings, problems };
}
