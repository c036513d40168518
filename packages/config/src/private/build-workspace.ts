import { parseAlertManager } from '@promontory/alert-manager';
import { parseRules } from '@promontory/rules';
import { parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type {
  AlertManagerSettings,
  ExistingWorkspaceSettings,
  ManagedWorkspaceSettings,
  RulesSettings,
} from '../environment.js';
import type { EnvironmentFiles } from './files.js';
import { type Part, placed } from './part.js';
import type { existingWorkspace, managedWorkspace } from './schema/workspace.js';

type Managed = z.infer<typeof managedWorkspace>;

/** What a workspace takes from around it. */
export interface WorkspaceContext {
  readonly environment: string;
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  readonly region: string;
  readonly files: EnvironmentFiles;
}

/** A workspace with its defaults and files; what is wrong with those goes to `problems`. */
export interface Built<T> {
  readonly settings: T;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export function buildExisting(
  name: string,
  { value }: Part<z.infer<typeof existingWorkspace>>,
): ExistingWorkspaceSettings {
  return {
    kind: 'existing',
    name,
    region: parseArn(value.existing)?.region ?? '',
    workspaceArn: value.existing,
    customerManagedKey: value.customerManagedKey,
  };
}

export function buildManaged(
  name: string,
  part: Part<Managed>,
  context: WorkspaceContext,
): Built<ManagedWorkspaceSettings> {
  const { value } = part;
  const region = value.region ?? context.region;
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const keep = <T>(built: { settings: T; problems: readonly Problem[]; warnings: readonly Problem[] }): T => {
    problems.push(...built.problems);
    warnings.push(...built.warnings);
    return built.settings;
  };
  const logging = value.logging ?? {};
  for (const [path, arn] of keysOf(value)) {
    const keyRegion = parseArn(arn)?.region;
    if (keyRegion !== region) {
      problems.push(
        ...placed(part, path, {
          code: 'ConfigKeyRegion',
          got: `a key in ${keyRegion ?? 'no Region'}`,
          expected: `a key in ${region}, where the workspace is`,
          fix: 'use a key of that Region',
        }),
      );
    }
  }
  const settings: ManagedWorkspaceSettings = {
    kind: 'managed',
    name,
    region,
    alias: value.alias ?? `${context.environment}-${name}`,
    kmsKeyArn: value.kmsKeyArn,
    deletionProtection: value.deletionProtection ?? true,
    logging: logging === false ? false : { retentionDays: logging.retentionDays ?? 30, kmsKeyArn: logging.kmsKeyArn },
    rules: value.rules && keep(readRules(part, value.rules, context)),
    alertManager: value.alertManager && keep(readAlertManager(part, value.alertManager, region, context)),
  };
  return { settings, problems, warnings };
}

function keysOf(value: Managed): (readonly [path: Path, arn: string])[] {
  const found: (readonly [path: Path, arn: string | undefined])[] = [
    [['kmsKeyArn'], value.kmsKeyArn],
    [['logging', 'kmsKeyArn'], value.logging === false ? undefined : value.logging?.kmsKeyArn],
    ...Object.entries(value.alertManager?.topics ?? {}).map(
      ([topic, { kmsKeyArn }]) => [['alertManager', 'topics', topic, 'kmsKeyArn'], kmsKeyArn] as const,
    ),
  ];
  return found.flatMap(([path, arn]) => (arn === undefined ? [] : [[path, arn] as const]));
}

function unreadable(part: Part<unknown>, path: Path, file: string, problem: string): Problem[] {
  return placed(part, path, {
    code: 'ConfigFile',
    got: `${file}, ${problem}`,
    expected: 'a file in the folder of the environments',
    fix: 'mend the path: it is relative to the folder of environment.yaml',
  });
}

function readRules(
  part: Part<Managed>,
  rules: NonNullable<Managed['rules']>,
  { files }: WorkspaceContext,
): Built<RulesSettings> {
  const settings = { namespace: rules.namespace ?? 'promontory', file: rules.file, text: '' };
  const read = files.referenced(rules.file);
  if ('problem' in read)
    return { settings, problems: unreadable(part, ['rules', 'file'], rules.file, read.problem), warnings: [] };
  const { problems, warnings } = parseRules(read.text, read.file);
  return { settings: { ...settings, text: read.text }, problems, warnings };
}

function readAlertManager(
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
    return {
      settings,
      problems: unreadable(part, ['alertManager', 'file'], alertManager.file, read.problem),
      warnings: [],
    };
  }
  const { configuration, problems, warnings } = parseAlertManager(read.text, read.file, {
    topics: names,
    region,
    account,
  });
  return { settings: { ...settings, configuration }, problems, warnings };
}
