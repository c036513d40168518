import { parseArn } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import { AdoptionError } from './adoption-error.js';
import type { FoundWorkspace, Inventory, Origin } from './inventory.js';
import { keysOf } from './private/keys.js';
import { releasing } from './private/releasing.js';
import { scraperPart } from './private/scraper-part.js';
import { type Part, workspacePart } from './private/workspace-part.js';
import { workspaceIdOf } from './private/ids.js';

/** What is made of an inventory. */
export interface Adoption {
  /** Texts by path, relative to the environment's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What is left as it is, and what changes all the same. */
  readonly notes: readonly string[];
  readonly workspaces: number;
  readonly namespaces: number;
  readonly scrapers: number;
}

/** An environment that takes over what is in an inventory: of one account, for an environment has one. */
export function adopt(inventory: Inventory, name: string): Adoption {
  const all = [...inventory.workspaces.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const known = all.filter((workspace): workspace is Known => workspace.arn !== undefined);
  const { account, region } = placeOf(known);
  const keys = keysOf(known);
  const parts = known.map((workspace) => {
    const own = parseArn(workspace.arn)?.region;
    return [
      keys.get(workspace.id) ?? '',
      workspacePart(keys.get(workspace.id) ?? '', workspace, own === region ? undefined : own),
    ] as const;
  });
  const { clusters, notes } = clustersOf(inventory, keys, region);
  const unseen = all
    .filter(({ arn }) => arn === undefined)
    .map(
      ({ id }) =>
        `${id} is left as it is: what is in it was found, but not the workspace (give the state that has it, or --live)`,
    );
  const whole = [...parts.map(([, part]) => part), ...clusters];
  const origins = unique(whole.flatMap(({ adopted }) => adopted));
  return {
    files: {
      'environment.yaml': environmentYaml(account, region, parts, clusters),
      ...Object.assign({}, ...whole.map(({ files }) => files)),
      'RELEASING.md': releasing(name, origins),
    },
    notes: [...unseen, ...whole.flatMap((part) => part.notes), ...notes],
    workspaces: known.length,
    namespaces: known.reduce((sum, { namespaces }) => sum + namespaces.size, 0),
    scrapers: clusters.length,
  };
}

type Known = FoundWorkspace & { readonly arn: string };

function placeOf(workspaces: readonly Known[]): { readonly account: string; readonly region: string } {
  const arns = workspaces.flatMap(({ arn }) => parseArn(arn) ?? []);
  const [first] = arns;
  if (first === undefined) throw new AdoptionError('no workspace was found: there is nothing to take over');
  const accounts = [...new Set(arns.map(({ account }) => account))];
  if (accounts.length > 1) {
    throw new AdoptionError(`workspaces of several accounts (${accounts.join(', ')}): make an environment of each`);
  }
  const regions = arns.map(({ region }) => region);
  const count = (region: string): number => regions.filter((one) => one === region).length;
  const [region = first.region] = [...new Set(regions)].sort((one, other) => count(other) - count(one));
  return { account: first.account, region };
}

function clustersOf(
  { scrapers, zones }: Inventory,
  keys: ReadonlyMap<string, string>,
  region: string,
): { readonly clusters: readonly Part[]; readonly notes: readonly string[] } {
  const clusters: Part[] = [];
  const notes: string[] = [];
  const seen = new Set<unknown>();
  for (const scraper of [...scrapers.values()].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const workspace = keys.get(workspaceIdOf(scraper.workspaceArn) ?? '');
    const part = scraperPart(scraper, { workspace, zones, region });
    if (typeof part === 'string') notes.push(part);
    else if (seen.has(part.yaml['name'])) {
      notes.push(
        `the scraper ${scraper.id} is left as it is: another of the cluster ${String(part.yaml['name'])} is taken over`,
      );
    } else {
      seen.add(part.yaml['name']);
      clusters.push(part);
    }
  }
  return { clusters, notes };
}

function environmentYaml(
  account: string,
  region: string,
  workspaces: readonly (readonly [string, Part])[],
  clusters: readonly Part[],
): string {
  const body = {
    apiVersion: 'promontory/v1',
    account,
    region,
    backend: { kind: 'local' },
    workspaces: Object.fromEntries(workspaces.map(([key, { yaml }]) => [key, yaml])),
    ...(clusters.length === 0 ? {} : { clusters: clusters.map(({ yaml }) => yaml) }),
  };
  return [
    '# yaml-language-server: $schema=../environment.schema.json',
    '# Takes over what exists. RELEASING.md says what comes next; a team keeps its states elsewhere (backend).',
    stringify(body, { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false }),
  ].join('\n');
}

function unique(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}
