import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Finding, isMapping, type Path, type Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import type * as z from 'zod';
import type { Backend, ClusterSettings, Environment, WorkspaceSettings } from './environment.js';
import { buildCluster } from './private/build-cluster.js';
import { buildExisting, buildManaged } from './private/build-workspace.js';
import { checkCluster } from './private/check-cluster.js';
import { checkUniqueness } from './private/check-uniqueness.js';
import { deepFreeze } from './private/deep-freeze.js';
import { EnvironmentFiles } from './private/files.js';
import { findingsOf } from './private/findings-of.js';
import type { Part } from './private/part.js';
import { cluster as clusterSchema } from './private/schema/cluster.js';
import { environmentShell } from './private/schema/environment.js';
import { account as accountSchema, region as regionSchema } from './private/schema/fields.js';
import { existingWorkspace, managedWorkspace, workspaceName } from './private/schema/workspace.js';

/** The file that makes a folder an environment. */
export const ENVIRONMENT_FILE = 'environment.yaml';

/** What reading an environment came to: the environment, or everything that is wrong with it. */
export type LoadedEnvironment =
  | {
      readonly ok: true;
      readonly name: string;
      readonly environment: Environment;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly name: string;
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
    };

/** How an environment is read. */
export interface LoadOptions {
  /**
   * Problems call files by their path from here.
   * @default process.cwd()
   */
  readonly workingDirectory?: string;
}

/**
 * Reads the environment in `folder`: environment.yaml, clusters/*.yaml and the rule and alert manager files they name.
 * Nothing is thrown for what a user wrote; all problems come at once.
 */
export function loadEnvironment(folder: string, options: LoadOptions = {}): LoadedEnvironment {
  const files = new EnvironmentFiles(resolve(folder), options.workingDirectory ?? process.cwd());
  const name = basename(files.folder);
  const loader = new Loader(name, files);
  loader.load();
  return loader.problems.length === 0 && loader.environment !== undefined
    ? { ok: true, name, environment: deepFreeze(loader.environment), warnings: loader.warnings }
    : { ok: false, name, problems: inOrder(loader.problems), warnings: inOrder(loader.warnings) };
}

class Loader {
  environment: Environment | undefined;
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];

  constructor(
    private readonly name: string,
    private readonly files: EnvironmentFiles,
  ) {}

  load(): void {
    const file = this.files.path(ENVIRONMENT_FILE);
    const document = this.files.document(file);
    if (document === undefined) {
      const there = existsSync(this.files.folder);
      this.problems.push({
        file: this.files.called(file),
        line: 1,
        column: 1,
        path: [],
        code: 'ConfigNoEnvironment',
        got: there ? `a folder without ${ENVIRONMENT_FILE}` : 'a folder that does not exist',
        expected: `a folder with ${ENVIRONMENT_FILE}`,
        fix: 'run this in an environment’s folder, or name an environment',
      });
      return;
    }
    if (!/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(this.name)) {
      this.problems.push(
        ...document.place([
          {
            code: 'ConfigEnvironmentName',
            path: [],
            got: `the folder ${this.name}`,
            expected: "2 to 32 lower-case letters, digits and '-': it stands in the ids of stacks",
            fix: 'rename the folder',
          },
        ]),
      );
    }
    this.problems.push(...document.problems);
    if (document.problems.length === 0) this.read(document);
  }

  private read(document: YamlDocument): void {
    const raw = document.value;
    this.problems.push(...document.place(findingsOf(environmentShell, raw, [])));
    const shell = mapping(raw) as Partial<z.infer<typeof environmentShell>>;
    // Parts are judged with what can be known, so that a mistake up here hides none further down.
    const region = regionSchema.safeParse(shell.region).data;
    const account = accountSchema.safeParse(shell.account).data;
    const workspaces = this.readWorkspaces(document, mapping(shell.workspaces), account, region);
    const names = Object.keys(mapping(shell.workspaces));
    const parts = this.clusterParts(document, shell.clusters);
    const clusters = parts.flatMap((part) => this.readCluster(part, region, names.length === 1 ? names[0] : undefined));
    for (const part of clusters) {
      this.problems.push(...checkCluster(part, { account, workspaceNames: names, workspaces }));
    }
    this.problems.push(...checkUniqueness(clusters));
    if (isMapping(shell.workspaces) && names.length === 0) this.problems.push(...document.place([NO_WORKSPACE]));
    if (this.problems.length > 0) return;

    const whole = environmentShell.parse(raw);
    this.environment = {
      name: this.name,
      account: whole.account,
      region: whole.region,
      deployRoleArn: whole.deployRoleArn,
      tags: whole.tags ?? {},
      backend: this.backend(whole.backend),
      workspaces,
      clusters: clusters.map(({ value }) => value),
    };
  }

  private readWorkspaces(
    document: YamlDocument,
    raw: Record<string, unknown>,
    account: string | undefined,
    region: string | undefined,
  ): Record<string, WorkspaceSettings> {
    const workspaces: Record<string, WorkspaceSettings> = {};
    for (const [name, value] of Object.entries(raw)) {
      const at: Path = ['workspaces', name];
      const isExisting = 'existing' in mapping(value);
      const findings = [
        ...findingsOf(workspaceName, name, at).map((finding) => ({ ...finding, code: 'ConfigKey' })),
        ...findingsOf(isExisting ? existingWorkspace : managedWorkspace, value ?? {}, at),
      ];
      this.problems.push(...document.place(findings));
      if (findings.length > 0) continue;
      if (isExisting) {
        workspaces[name] = buildExisting(name, { value: existingWorkspace.parse(value), document, at });
        continue;
      }
      const parsed = managedWorkspace.parse(value ?? {});
      // Without a Region of its own it has the environment's; where that is wrong, the error stands there already.
      if (parsed.region === undefined && region === undefined) continue;
      const built = buildManaged(
        name,
        { value: parsed, document, at },
        { environment: this.name, account, region: region ?? '', files: this.files },
      );
      this.problems.push(...built.problems);
      this.warnings.push(...built.warnings);
      workspaces[name] = built.settings;
    }
    return workspaces;
  }

  private clusterParts(document: YamlDocument, inline: unknown): Part<unknown>[] {
    const entries: unknown[] = Array.isArray(inline) ? inline : [];
    const fromFiles = this.files.clusterFiles().flatMap((file): Part<unknown>[] => {
      const own = this.files.document(file);
      if (own === undefined) return [];
      this.problems.push(...own.problems);
      return own.problems.length > 0 ? [] : [{ value: own.value, document: own, at: [] }];
    });
    return [...entries.map((value, index) => ({ value, document, at: ['clusters', index] })), ...fromFiles];
  }

  private readCluster(
    { value, document, at }: Part<unknown>,
    region: string | undefined,
    onlyWorkspace: string | undefined,
  ): Part<ClusterSettings>[] {
    const findings = findingsOf(clusterSchema, value, at);
    this.problems.push(...document.place(findings));
    if (findings.length > 0) return [];
    const parsed = clusterSchema.parse(value);
    if (parsed.region === undefined && region === undefined) return [];
    return [{ value: buildCluster(parsed, region ?? '', onlyWorkspace), document, at }];
  }

  private backend(value: z.infer<typeof environmentShell>['backend']): Backend {
    switch (value.kind) {
      case 'local':
        return value;
      case 's3':
        return { ...value, keyPrefix: value.keyPrefix ?? `promontory/${this.name}`, roleArn: value.roleArn };
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
}

const NO_WORKSPACE: Finding = {
  code: 'ConfigNoWorkspace',
  path: ['workspaces'],
  got: 'no workspace',
  expected: 'at least one',
  fix: "add one, made here ('metrics: {}') or elsewhere ('metrics: { existing: ARN }')",
};

function mapping(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
}
