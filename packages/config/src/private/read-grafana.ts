import { didYouMean, isMapping, parseDuration, type Path, type Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import type {
  ExistingGrafanaSettings,
  GrafanaReadingSettings,
  GrafanaSettings,
  WorkspaceSettings,
} from '../environment.js';
import { type ChosenDashboards, chooseDashboards } from './build/dashboards.js';
import { Evidence } from './build/evidence.js';
import { buildExistingGrafana, buildGrafana, buildReading, type GrafanaContext, type Wished } from './build/grafana.js';
import { longest } from './build/packs.js';
import type { Producer } from './build/producer.js';
import { warnOfDarkDashboards } from './check/dark-dashboards.js';
import { findingsOf } from './findings/findings-of.js';
import { salvage } from './findings/salvage.js';
import type { Part } from './part.js';
import { existingGrafana } from './schema/grafana/existing.js';
import { managedGrafana } from './schema/grafana/managed.js';

/** The Grafana of an environment, as far as it can be known: one that is made, or one that was made elsewhere. */
export interface ReadGrafana {
  readonly managed?: Part<Wished<GrafanaSettings>>;
  readonly existing?: Part<Wished<ExistingGrafanaSettings>>;
  readonly problems: readonly Problem[];
}

/** The workspace of Amazon Managed Grafana; nothing when there is none. */
export function readGrafana(document: YamlDocument, raw: unknown, context: GrafanaContext): ReadGrafana {
  if (raw === undefined) return { problems: [] };
  const at: Path = ['grafana'];
  if (isExisting(raw)) {
    const problems = document.place(findingsOf(existingGrafana, raw, at));
    const known = salvage(existingGrafana.partial(), raw);
    if (known === undefined) return { problems };
    const value = buildExistingGrafana(known.value, context);
    return { existing: { value, document, at, doubtful: known.doubtful }, problems };
  }
  const problems = document.place(findingsOf(managedGrafana, raw, at));
  const known = salvage(managedGrafana.partial(), raw);
  if (known === undefined) return { problems };
  const value = buildGrafana(known.value, context);
  return { managed: { value, document, at, doubtful: known.doubtful }, problems };
}

/** One made elsewhere is told by its first key, however that is spelt. */
function isExisting(raw: unknown): boolean {
  const keys = ['existing', ...Object.keys(managedGrafana.shape)];
  return isMapping(raw) && Object.keys(raw).some((key) => didYouMean(key, keys) === 'existing');
}

/** What is known of an environment when Grafanas are given their dashboards. */
export interface GrafanaWorld {
  readonly workspaces: ReadonlyMap<string, WorkspaceSettings>;
  readonly producers: readonly Producer[];
}

/** What a Grafana reads and shows when nothing is said of it: all workspaces, and the dashboards that are filled. */
export function defaultReading(world: GrafanaWorld): GrafanaReadingSettings {
  return { ...buildReading({}), ...readingOf({ ...buildReading({}) }, world).reading };
}

/** What a Grafana reads and shows, now that it is known what clusters and rules produce. */
export function furnish<T extends GrafanaReadingSettings>(
  part: Part<unknown>,
  at: Path,
  wished: Wished<GrafanaReadingSettings>,
  world: GrafanaWorld,
): { readonly settings: T; readonly warnings: readonly Problem[] } {
  const { reading, chosen } = readingOf(wished, world);
  return {
    settings: { ...wished, ...reading } as unknown as T,
    warnings: chosen === undefined ? [] : warnOfDarkDashboards(part, at, chosen),
  };
}

type Known = Pick<GrafanaReadingSettings, 'workspaces' | 'scrapeInterval' | 'dashboards'>;

function readingOf(
  { dashboards: wish, ...wished }: Wished<GrafanaReadingSettings>,
  { workspaces, producers }: GrafanaWorld,
): { readonly reading: Known; readonly chosen: ChosenDashboards | undefined } {
  const names = wished.workspaces ?? [...workspaces.keys()];
  const writers = producers.filter((one) => one.workspaces.some((name) => names.includes(name)));
  const read = [...names.map((name) => workspaces.get(name)), ...wished.remoteSources.map(() => undefined)];
  const chosen = wish && chooseDashboards(wish, new Evidence(read, producers));
  const reading: Known = {
    workspaces: names,
    scrapeInterval: intervalOf(writers),
    dashboards: {
      choices: chosen?.choices ?? [],
      folder: wish?.folder ?? '',
      runbookUrl: wish?.runbookUrl,
    },
  };
  return { reading, chosen };
}

/** Dashboards take a second to half an hour. */
function intervalOf(writers: readonly Producer[]): string | undefined {
  const intervals = writers.flatMap(({ scrapeInterval }) => scrapeInterval ?? []);
  return longest(intervals.filter((interval) => (parseDuration(interval) ?? 0) >= 1000));
}
