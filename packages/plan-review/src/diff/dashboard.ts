import { isMapping } from '@promontory/vocabulary';
import { SENSITIVE, UNKNOWN } from '../change.js';
import type { Difference } from './difference.js';
import { describeModels, type Item, type Model, modelsOf } from './model.js';
import { diffPlaces } from './places.js';

type Node = Readonly<Record<string, unknown>>;

/** What changes in a dashboard of Grafana: panels and variables by name; undefined when one side cannot be read. */
export function diffDashboard(before: unknown, after: unknown): Difference[] | undefined {
  const models = dashboardModels(before, after);
  return models && describeModels(...models);
}

/** Both dashboards as things with names. */
export function dashboardModels(before: unknown, after: unknown): readonly [Model, Model] | undefined {
  const [was, is] = [sideOf(before), sideOf(after)];
  return was === undefined || is === undefined ? undefined : modelsOf(itemsOf(was), itemsOf(is));
}

/** What changes in the files of a ConfigMap: dashboards as what they are, all else place by place. */
export function diffFiles(before: unknown, after: unknown): Difference[] | undefined {
  const [was, is] = [before ?? {}, after ?? {}];
  if (!isMapping(was) || !isMapping(is)) return undefined;
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const dashboards = new Map(
    names.flatMap((name) => {
      const [left, right] = [own(was, name), own(is, name)];
      const told = left === right ? undefined : diffDashboard(left, right);
      return told === undefined ? [] : [[name, told] as const];
    }),
  );
  const others = (files: Node): Node =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !dashboards.has(name)));
  const of = (name: string): string => (dashboards.size > 1 ? `${name}: ` : '');
  return [
    ...[...dashboards].flatMap(([name, all]) => all.map((one) => ({ ...one, subject: `${of(name)}${one.subject}` }))),
    ...diffPlaces(others(was), others(is)),
  ];
}

function own(files: Node, name: string): unknown {
  return Object.hasOwn(files, name) ? files[name] : undefined;
}

function sideOf(text: unknown): Node | undefined {
  if (text === undefined || text === null) return {};
  if (typeof text !== 'string' || text === UNKNOWN || text === SENSITIVE) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return isMapping(json) && Array.isArray(json['panels']) ? json : undefined;
  } catch {
    return undefined;
  }
}

// Grafana counts `id` and `version` up by itself.
function itemsOf({ panels, templating, id: _id, version: _version, ...dashboard }: Node): Item[] {
  const all = placed(list(panels));
  const variables = isMapping(templating) ? list(templating['list']) : [];
  const rest = isMapping(templating) ? Object.entries(templating).filter(([key]) => key !== 'list') : [];
  const fields = { ...dashboard, ...(rest.length > 0 && { templating: Object.fromEntries(rest) }) };
  // One panel more moves all that are below it: where they stand is one thing, and not one of each.
  const places = all.map(({ panel, row }) => `${row}${titleOf(panel)} ${JSON.stringify(panel['gridPos'] ?? null)}`);
  return [
    ...(Object.keys(fields).length === 0 ? [] : [{ names: ['dashboard'], fields }]),
    ...(places.length === 0 ? [] : [{ names: ['layout'], fields: { panels: places } }]),
    ...variables.map(({ name, ...variable }) => ({ names: [`variable ${String(name)}`], fields: variable })),
    ...all.map(({ panel, row }) => panelItem(panel, row)),
  ];
}

function panelItem(
  { id: _id, gridPos: _gridPos, panels: _panels, title, type, targets, ...rest }: Node,
  row: string,
): Item {
  const name = titleOf({ title, type });
  const fields = {
    ...(type !== undefined && { type }),
    ...(Array.isArray(targets) && { queries: queriesOf(targets) }),
    ...rest,
  };
  return { names: [`panel ${name}`, `panel ${row}${name}`], fields };
}

/** Queries by the letter that Grafana gives them. */
function queriesOf(targets: readonly unknown[]): Node {
  return Object.fromEntries(
    targets.map((target, index): [string, unknown] => {
      if (!isMapping(target)) return [`[${index}]`, target];
      const { refId, ...query } = target;
      return [typeof refId === 'string' ? refId : `[${index}]`, query];
    }),
  );
}

/** Panels in the order of the page, with the row that they are in: a row that is folded has its panels inside. */
function placed(panels: readonly Node[]): { readonly panel: Node; readonly row: string }[] {
  let row = '';
  return panels.flatMap((panel) => {
    if (panel['type'] !== 'row') return [{ panel, row }];
    row = `${titleOf(panel)} / `;
    return [{ panel, row: '' }, ...list(panel['panels']).map((inside) => ({ panel: inside, row }))];
  });
}

function titleOf({ title, type }: Node): string {
  return typeof title === 'string' && title !== '' ? title : `(${String(type ?? 'untitled')})`;
}

function list(value: unknown): Node[] {
  return (Array.isArray(value) ? value : []).filter(isMapping);
}
