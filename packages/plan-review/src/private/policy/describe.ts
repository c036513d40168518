import type { Permission } from './permission.js';
import type { Condition } from './statement.js';

/** What permissions have in common that are told in one line. */
interface Line {
  readonly actions: string[];
  readonly resources: string[];
  readonly of: Permission;
}

/**
 * Permissions in words, as few lines as say all of it: `AWS arn:…: aps:GetLabels, aps:GetSeries on arn:… if
 * StringEquals aws:SourceAccount 1`. Those of one principal and one condition that name the same actions are one line.
 */
export function describePermissions(
  all: readonly Permission[],
  mark: (one: Permission) => string = () => '',
): string[] {
  return linesOf(all, mark).map(({ actions, resources, of }) => describe(of, actions, resources));
}

/** The same with who, what and where apart from the conditions. */
export function linesOf(all: readonly Permission[], mark: (one: Permission) => string = () => ''): Line[] {
  const rest = ({ principal, conditions, inverted }: Permission): string =>
    JSON.stringify([principal, conditions, inverted]);
  const byResource = groupBy(all, (one) => JSON.stringify([rest(one), one.resource, mark(one)])).map((group) => ({
    of: group[0] as Permission,
    actions: [...new Map(group.map(({ action, spelled }) => [action, spelled])).values()].sort(),
    mark: mark(group[0] as Permission),
  }));
  return groupBy(byResource, ({ of, actions, mark: sign }) => JSON.stringify([rest(of), actions, sign])).map(
    (group) => ({
      of: (group[0] as (typeof byResource)[number]).of,
      actions: group[0]?.actions ?? [],
      resources: [...new Set(group.map(({ of }) => of.resource))],
    }),
  );
}

/** Who may do what, and on what. */
export function whoAndWhat(
  { principal, inverted }: Permission,
  actions: readonly string[],
  on: readonly string[],
): string {
  const who = principal === '' ? '' : `${principal === '*' ? 'everybody' : principal}: `;
  const what = actions.filter((action) => action !== '').join(', ') || 'all but what is excluded';
  const where = on.filter((one) => one !== '').join(' and ');
  return `${who}${what}${where === '' ? '' : ` on ${where}`}${inverted === '' ? '' : ` (${inverted})`}`;
}

/** `StringEquals aws:SourceAccount 1 or 2`. */
export function describeCondition({ spelled, values }: Condition): string {
  return `${spelled} ${values.join(' or ')}`;
}

function describe(one: Permission, actions: readonly string[], on: readonly string[]): string {
  const conditions = one.conditions.map(describeCondition).join(' and ');
  return `${whoAndWhat(one, actions, on)}${conditions === '' ? '' : ` if ${conditions}`}`;
}

function groupBy<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
