import { readRoutes, type Routing } from '../private/alerting/read-routes.js';
import { toldOf } from '../private/alerting/who-is-told.js';
import type { Difference } from './difference.js';
import { describeModels, type Item, type Model, modelsOf } from './model.js';
import { showBoth } from './show.js';

/** What stands for the end of a route that tells nobody. */
const NOBODY = 'nobody';
const SILENT = 'silent: nobody is told';

/** What changes in an alert manager: routes, receivers, inhibitions; undefined when one side cannot be read. */
export function diffAlertManager(before: unknown, after: unknown): Difference[] | undefined {
  const models = alertManagerModels(before, after);
  return models && describeModels(...models).map(withNote);
}

/** Whom alerts of these labels told, and whom they tell now: nothing of those for which it stays the same. */
export function diffAudience(
  before: unknown,
  after: unknown,
  alerts: readonly Readonly<Record<string, unknown>>[],
): Difference[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  if (was === undefined || is === undefined) return [];
  const items = (routing: Routing): Item[] =>
    alerts.map((labels) => {
      const name = `alert ${String(labels['alertname'])}`;
      const tells = toldOf(routing, labels).join(', ') || NOBODY;
      return { names: [name, `${name} (severity ${String(labels['severity'] ?? 'none')})`], fields: { tells } };
    });
  return describeModels(...modelsOf(items(was), items(is))).map(withNote);
}

/** Whom an alert of these labels told, and tells with others: undefined when that is the same, or nobody knows. */
export function diffHearers(
  definition: unknown,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Pick<Difference, 'details' | 'note'> | undefined {
  const routing = readRoutes(definition);
  if (routing === undefined) return undefined;
  const [was, is] = [before, after].map((labels) => toldOf(routing, labels).join(', ') || NOBODY) as [string, string];
  if (was === is) return undefined;
  return { details: [{ what: 'tells', ...showBoth(was, is) }], ...(is === NOBODY && { note: SILENT }) };
}

/** Both definitions as things with names. */
export function alertManagerModels(before: unknown, after: unknown): readonly [Model, Model] | undefined {
  const [was, is] = [sideOf(before), sideOf(after)];
  return was === undefined || is === undefined ? undefined : modelsOf(itemsOf(was), itemsOf(is));
}

const NOTHING: Routing = {
  routes: new Map(),
  receivers: new Map(),
  inhibits: [],
  tree: { matchers: [], receiver: '', continues: false, children: [] },
};

function sideOf(definition: unknown): Routing | undefined {
  return definition === undefined || definition === null ? NOTHING : readRoutes(definition);
}

function itemsOf({ routes, receivers, inhibits }: Routing): Item[] {
  return [
    ...[...routes].map(([label, { receiver, muted, timing }]) => {
      const tells = receivers.get(receiver) ?? [];
      return {
        names: [`route ${label}`],
        fields: {
          receiver,
          tells: tells.length === 0 ? NOBODY : tells.join(', '),
          ...timing,
          ...(muted.length === 0 ? {} : { silent: muted.join(', ') }),
        },
      };
    }),
    ...[...receivers].map(([name, tells]) => ({ names: [`receiver ${name}`], fields: { tells } })),
    ...inhibits.map(({ source, target, equal }) => ({
      names: [
        `inhibition: ${source.join(' and ') || 'anything'} hides ${target.join(' and ') || 'everything'} of the same ${equal.join(', ') || 'anything'}`,
      ],
      fields: {},
    })),
  ];
}

/** What nobody is told any more. */
function withNote(difference: Difference): Difference {
  const { subject, change, details } = difference;
  if (subject.startsWith('route ') || subject.startsWith('alert ')) {
    const silent = change !== 'removed' && details.some(({ what, after }) => what === 'tells' && after === NOBODY);
    if (silent) return { ...difference, note: SILENT };
    if (change === 'removed') return { ...difference, note: 'its alerts fall to the route above' };
  }
  return difference;
}
