import { basename } from 'node:path';
import { deepFreeze, didYouMean, type Finding, isMapping, type Path, type Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import type * as z from 'zod';
import type {
  ClusterGrafanaSettings,
  ClusterSettings,
  Collection,
  Environment,
  GrafanaReadingSettings,
  WorkspaceSettings,
} from '../environment.js';
import { buildBackend } from './build/backend.js';
import { buildCostAlarm } from './build/cost-alarm.js';
import { buildCostEstimate } from './build/cost-estimate.js';
import { buildStateBackend } from './build/state-backend.js';
import type { WorkspaceContext } from './build/built.js';
import { buildCluster, type KnownCluster, workspacesOf } from './build/cluster.js';
import { buildCollection } from './build/collection.js';
import { workspacesOfCollector } from './build/collector.js';
import type { Wished } from './build/grafana.js';
import { producersOf } from './build/producer.js';
import { buildExisting, buildManaged } from './build/workspace.js';
import { checkAck } from './check/ack.js';
import { checkClusterGrafana, warnOfClusterGrafana } from './check/cluster-grafana.js';
import { checkCluster, type ClusterSurroundings } from './check/cluster.js';
import { checkCollector, warnOfCollector } from './check/collector.js';
import { warnOfDestinations } from './check/destinations.js';
import { checkExistingGrafana } from './check/existing-grafana.js';
import { checkExisting } from './check/existing-workspace.js';
import { warnOfScraper } from './check/scraper-account.js';
import { checkCostAlarm } from './check/cost-alarm.js';
import { checkCostEstimate } from './check/cost-estimate.js';
import { checkCosts, warnOfCosts } from './check/costs.js';
import { checkEnvironment } from './check/environment.js';
import { checkStateBackend } from './check/state-backend.js';
import type { EndpointMaker } from './check/endpoints-once.js';
import { CheckedNetworks } from './check/networks.js';
import { warnOfSilence } from './check/replicas.js';
import type { Writer } from './check/uniqueness.js';
import { checkGrafana, warnOfGrafana } from './check/grafana.js';
import type { GrafanaGuest } from './check/grafana-once.js';
import { checkWorkspace } from './check/workspace.js';
import { checkWriting } from './check/writing.js';
import { type EnvironmentFiles, exists } from './files.js';
import { findingsOf } from './findings/findings-of.js';
import { salvageCluster } from './findings/salvage-cluster.js';
import { salvage } from './findings/salvage.js';
import type { Part } from './part.js';
import { furnish, type GrafanaWorld, type ReadGrafana, readGrafana } from './read-grafana.js';
import { type ReadCollectors, readCollectors } from './read-collectors.js';
import { readNetworks } from './read-networks.js';
import { cluster as clusterSchema } from './schema/cluster.js';
import { costAlarm as costAlarmSchema } from './schema/cost-alarm.js';
import { environmentShell } from './schema/environment.js';
import { account as accountSchema, region as regionSchema } from './schema/fields.js';
import { existingWorkspace, managedWorkspace, workspaceName } from './schema/workspace.js';

/** The file that makes a folder an environment. */
export const ENVIRONMENT_FILE = 'environment.yaml';

/** What reading one environment came to, before it is held against the others. */
export interface Reading {
  readonly name: string;
  /** Undefined when there are problems. */
  readonly environment: Environment | undefined;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly writers: readonly Writer[];
  readonly endpoints: readonly EndpointMaker[];
  /** Undefined where no Grafana that was made elsewhere is given anything. */
  readonly grafana: GrafanaGuest | undefined;
}

/** Reads the files of one environment. */
export function readEnvironment(files: EnvironmentFiles): Reading {
  const reader = new Reader(basename(files.folder), files);
  reader.read();
  return reader;
}

// Parts are judged one by one with what can be known of the others, so that one mistake hides no other.
class Reader implements Reading {
  environment: Environment | undefined;
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  readonly writers: Writer[] = [];
  readonly endpoints: EndpointMaker[] = [];
  grafana: GrafanaGuest | undefined;

  constructor(
    readonly name: string,
    private readonly files: EnvironmentFiles,
  ) {}

  read(): void {
    const file = this.files.path(ENVIRONMENT_FILE);
    const document = this.files.document(file) ?? noEnvironment(this.files, file);
    if ('code' in document) {
      this.problems.push(document);
      return;
    }
    this.problems.push(...document.place(checkName(this.name)), ...document.problems);
    if (document.problems.length === 0) this.readDocument(document);
  }

  private readDocument(document: YamlDocument): void {
    const raw = mapping(document.value);
    this.problems.push(...document.place(findingsOf(environmentShell, document.value, [])));
    const region = regionSchema.safeParse(raw['region']).data;
    const account = accountSchema.safeParse(raw['account']).data;
    const awsProviderVersion = environmentShell.shape.awsProvider.safeParse(raw['awsProvider']).data?.version;
    this.problems.push(...document.place([...checkEnvironment(raw, account), ...checkCostEstimate(raw['costs'])]));
    this.problems.push(...document.place(checkStateBackend(raw, this.name, account)));

    this.checkBill(document, raw['costAlarm'], account);
    const workspaceNames = Object.keys(mapping(raw['workspaces']));
    if (isMapping(raw['workspaces']) && workspaceNames.length === 0)
      this.problems.push(...document.place([NO_WORKSPACE]));
    const onlyWorkspace = workspaceNames.length === 1 ? workspaceNames[0] : undefined;
    const before = this.problems.length;
    const parts = this.clusterParts(document, raw['clusters']);
    const arePartsKnown = this.problems.length === before && Array.isArray(raw['clusters'] ?? []);
    const clusters = parts.flatMap((part) => this.readCluster(part, region, onlyWorkspace));
    const collectors = readCollectors(document, mapping(raw['collectors']), { region, onlyWorkspace });
    const producers = producersOf(
      clusters.map(({ value }) => value),
      collectors.parts.map(({ value }) => value),
    );
    const workspaces = this.readWorkspaces(document, mapping(raw['workspaces']), {
      environment: this.name,
      account,
      region,
      awsProviderVersion,
      files: this.files,
      writers: producers,
    });
    const around = { account, workspaceNames, workspaces, awsProviderVersion };
    const all = clusters.map(({ value }) => value);
    for (const part of clusters) {
      this.problems.push(...checkCluster(part, around), ...checkAck(part, around), ...checkCosts(part, around, all));
      this.problems.push(...checkWriting(part, workspaces));
      this.warnings.push(...warnOfDestinations(part, workspaces), ...warnOfScraper(part, workspaces));
      this.warnings.push(...warnOfSilence(part), ...warnOfCosts(part, around));
      const targets = workspacesOf(part.value).map((name) => ({ name, settings: workspaces.get(name)?.value }));
      this.writers.push({ kind: 'cluster', environment: this.name, account, part, targets });
    }
    this.checkCollectors(collectors, around);
    const written = readNetworks(document, mapping(raw['networks']), region);
    const networks = new CheckedNetworks({
      networks: written,
      clusters,
      collectors: collectors.parts,
      areAllKnown: arePartsKnown && clusters.length === parts.length && collectors.areKnown,
      workspaces,
      deployRoleArn: environmentShell.shape.deployRoleArn.safeParse(raw['deployRoleArn']).data,
    });
    this.problems.push(...written.problems, ...networks.problems);
    this.warnings.push(...networks.warnings);
    const grafana = readGrafana(document, raw['grafana'], { environment: this.name, region });
    this.problems.push(
      ...grafana.problems,
      ...(grafana.managed === undefined ? [] : checkGrafana(grafana.managed, around)),
      ...(grafana.existing === undefined ? [] : checkExistingGrafana(grafana.existing, around)),
      ...clusters.flatMap((part) => checkClusterGrafana(part, { ...around, networks: written })),
    );
    this.warnings.push(
      ...(grafana.managed === undefined ? [] : warnOfGrafana(grafana.managed, around)),
      ...(grafana.existing === undefined ? [] : warnOfGrafana(grafana.existing, around)),
      ...clusters.flatMap(warnOfClusterGrafana),
    );
    this.grafana = grafana.existing && { environment: this.name, part: grafana.existing };
    this.endpoints.push(...networks.made().map((made) => ({ ...made, environment: this.name, account })));
    if (this.problems.length > 0) return;
    const shell = environmentShell.parse(document.value);
    const world: GrafanaWorld = {
      workspaces: new Map([...workspaces].map(([name, { value }]) => [name, value])),
      producers,
    };
    this.environment = deepFreeze(this.whole(shell, workspaces, networks, clusters, collectors, grafana, world));
  }

  private whole(
    shell: z.infer<typeof environmentShell>,
    workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
    networks: CheckedNetworks,
    clusters: readonly Part<KnownCluster>[],
    collectors: ReadCollectors,
    { managed, existing }: ReadGrafana,
    world: GrafanaWorld,
  ): Environment {
    return {
      name: this.name,
      account: shell.account,
      region: shell.region,
      deployRoleArn: shell.deployRoleArn,
      awsProviderVersion: shell.awsProvider?.version,
      tags: shell.tags ?? {},
      backend: buildBackend(shell.backend, this.name),
      costAlarm: shell.costAlarm && buildCostAlarm(shell.costAlarm),
      costs: buildCostEstimate(shell.costs, shell.region),
      stateBackend: shell.stateBackend && buildStateBackend(shell.stateBackend, this.name, shell.account),
      workspaces: Object.fromEntries([...workspaces].map(([name, { value }]) => [name, value])),
      networks: networks.settings(),
      grafana:
        (managed && this.furnish(managed, [], managed.value, world)) ??
        (existing && this.furnish(existing, [], existing.value, world)),
      clusters: clusters.map((part): ClusterSettings => {
        const { collection, grafana: wished, ...rest } = part.value;
        return {
          ...rest,
          // Without problems nothing of a cluster is unknown.
          collection: collection as Collection,
          grafana: wished && this.furnish<ClusterGrafanaSettings>(part, ['grafana'], wished, world),
        };
      }),
      collectors: collectors.parts.map(({ value }) => value),
    };
  }

  private furnish<T extends GrafanaReadingSettings>(
    part: Part<unknown>,
    at: Path,
    wished: Wished<T>,
    world: GrafanaWorld,
  ): T {
    const { settings, warnings } = furnish<T>(part, at, wished, world);
    this.warnings.push(...warnings);
    return settings;
  }

  private checkBill(document: YamlDocument, raw: unknown, account: string | undefined): void {
    if (raw === undefined) return;
    const known = salvage(costAlarmSchema, raw);
    if (known === undefined) return;
    const part = { ...known, value: buildCostAlarm(known.value), document, at: ['costAlarm'] };
    this.problems.push(...checkCostAlarm(part, account));
  }

  private checkCollectors(
    { parts, problems }: ReadCollectors,
    { account, workspaceNames, workspaces }: ClusterSurroundings,
  ): void {
    this.problems.push(...problems);
    for (const part of parts) {
      this.problems.push(...checkCollector(part, workspaceNames));
      this.warnings.push(...warnOfCollector(part, workspaces));
      const targets = workspacesOfCollector(part.value).map((name) => ({
        name,
        settings: workspaces.get(name)?.value,
      }));
      this.writers.push({ kind: 'collector', environment: this.name, account, part, targets });
    }
  }

  private readWorkspaces(
    document: YamlDocument,
    raw: Record<string, unknown>,
    context: WorkspaceContext,
  ): Map<string, Part<WorkspaceSettings>> {
    const workspaces = new Map<string, Part<WorkspaceSettings>>();
    for (const [name, value] of Object.entries(raw)) {
      const at: Path = ['workspaces', name];
      const names = findingsOf(workspaceName, name, at).map((finding) => ({ ...finding, code: 'ConfigKey' }));
      this.problems.push(...document.place(names));
      const known = isExisting(mapping(value))
        ? this.readExisting(document, at, name, value, context.account)
        : this.readManaged(document, at, name, value ?? {}, context);
      if (known !== undefined) workspaces.set(name, known);
    }
    return workspaces;
  }

  private readExisting(
    document: YamlDocument,
    at: Path,
    name: string,
    raw: unknown,
    account: string | undefined,
  ): Part<WorkspaceSettings> | undefined {
    this.problems.push(...document.place(findingsOf(existingWorkspace, raw, at)));
    const known = salvage(existingWorkspace, raw);
    if (known === undefined) return undefined;
    const part = { value: buildExisting(name, known.value, account), document, at, doubtful: known.doubtful };
    this.problems.push(...checkExisting(part, known.value, account));
    return part;
  }

  private readManaged(
    document: YamlDocument,
    at: Path,
    name: string,
    raw: unknown,
    context: WorkspaceContext,
  ): Part<WorkspaceSettings> | undefined {
    this.problems.push(...document.place(findingsOf(managedWorkspace, raw, at)));
    const known = salvage(managedWorkspace, raw);
    if (known === undefined) return undefined;
    const { settings, problems, warnings } = buildManaged(name, { ...known, document, at }, context);
    const part = { value: settings, document, at, doubtful: known.doubtful };
    this.problems.push(...problems, ...checkWorkspace(part, known.value, context));
    this.warnings.push(...warnings);
    return part;
  }

  private clusterParts(document: YamlDocument, inline: unknown): Omit<Part<unknown>, 'doubtful'>[] {
    const entries: unknown[] = Array.isArray(inline) ? inline : [];
    const { files, problems } = this.files.clusterFiles();
    this.problems.push(...problems);
    const fromFiles = files.flatMap((file) => {
      const own = this.files.document(file);
      if (own === undefined) return [];
      if ('code' in own) {
        this.problems.push(own);
        return [];
      }
      this.problems.push(...own.problems);
      return own.problems.length > 0 ? [] : [{ value: own.value, document: own, at: [] }];
    });
    return [...entries.map((value, index) => ({ value, document, at: ['clusters', index] })), ...fromFiles];
  }

  private readCluster(
    { value: raw, document, at }: Omit<Part<unknown>, 'doubtful'>,
    region: string | undefined,
    onlyWorkspace: string | undefined,
  ): Part<KnownCluster>[] {
    const parsed = clusterSchema.safeParse(raw);
    if (!parsed.success) this.problems.push(...document.place(findingsOf(clusterSchema, raw, at)));
    const known = parsed.success ? { value: parsed.data, doubtful: NONE } : salvageCluster(raw);
    if (known === undefined) return [];
    const { collection, ...rest } = known.value;
    const value = buildCluster(rest, collection && buildCollection(collection, rest.costs), { region, onlyWorkspace });
    return [{ value, document, at, doubtful: known.doubtful }];
  }
}

const NONE: ReadonlySet<string> = new Set();

/** A workspace made elsewhere is told by its first key, however that is spelt. */
function isExisting(raw: Record<string, unknown>): boolean {
  const keys = ['existing', ...Object.keys(managedWorkspace.shape)];
  return Object.keys(raw).some((key) => didYouMean(key, keys) === 'existing');
}

function noEnvironment(files: EnvironmentFiles, file: string): Problem {
  return {
    file: files.called(file),
    line: 1,
    column: 1,
    path: [],
    code: 'ConfigNoEnvironment',
    got: exists(files.folder) ? `a folder without ${ENVIRONMENT_FILE}` : 'a folder that does not exist',
    expected: `a folder with ${ENVIRONMENT_FILE}`,
    fix: 'run this in an environment’s folder, or name an environment',
  };
}

function checkName(name: string): Finding[] {
  if (/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(name)) return [];
  return [
    {
      code: 'ConfigEnvironmentName',
      path: [],
      got: `the folder ${name}`,
      expected: "2 to 32 lower-case letters, digits and '-': it stands in the ids of stacks",
      fix: 'rename the folder',
    },
  ];
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
