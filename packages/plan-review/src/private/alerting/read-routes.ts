import { isMapping } from '@promontory/vocabulary';
import { readYaml } from '@promontory/yaml-document';

/** Where alerts go, flattened: one line for every branch of the tree. */
export interface Routing {
  /** Matchers of the branch, from the root down, and what they lead to. */
  readonly routes: ReadonlyMap<string, Destination>;
  /** Whom each receiver tells: `sns arn:…`. */
  readonly receivers: ReadonlyMap<string, readonly string[]>;
  readonly inhibits: readonly Inhibition[];
  /** The same branches as the tree that they are. */
  readonly tree: Branch;
}

/** One node of the tree. */
export interface Branch {
  /** Its own, without those above. */
  readonly matchers: readonly string[];
  readonly receiver: string;
  /** Whether branches beside it are asked as well. */
  readonly continues: boolean;
  readonly children: readonly Branch[];
}

/** The end of a branch. */
export interface Destination {
  readonly receiver: string;
  /** Whether the receiver delivers anywhere. */
  readonly delivers: boolean;
  /** Times in which the branch is mute. */
  readonly muted: readonly string[];
  /** group_by, group_wait, group_interval, repeat_interval and continue, inherited where the branch says nothing. */
  readonly timing: Readonly<Record<string, string>>;
}

/** One inhibit rule. */
export interface Inhibition {
  readonly text: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly equal: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** The routing of AMP's outer document, or undefined when it cannot be read. */
export function readRoutes(definition: unknown): Routing | undefined {
  if (typeof definition !== 'string') return undefined;
  const outer = readYaml(definition, 'definition').value;
  const config = isMapping(outer) ? outer['alertmanager_config'] : undefined;
  if (typeof config !== 'string') return undefined;
  const inner = readYaml(config, 'alertmanager_config').value;
  if (!isMapping(inner) || !isMapping(inner['route'])) return undefined;

  const receivers = new Map(mappings(inner['receivers']).map((one) => [String(one['name']), destinationsOf(one)]));
  const routes = new Map<string, Destination>();
  const visit = (node: Node, above: readonly string[], inherited: Destination): Branch => {
    const own = matchersOf(node);
    const matchers = [...above, ...own];
    const receiver = typeof node['receiver'] === 'string' ? node['receiver'] : inherited.receiver;
    const here: Destination = {
      receiver,
      delivers: (receivers.get(receiver) ?? []).length > 0,
      muted: [
        ...texts(node['mute_time_intervals']),
        ...texts(node['active_time_intervals']).map((t) => `outside of ${t}`),
      ],
      timing: { ...inherited.timing, ...timingOf(node) },
    };
    routes.set(unused(routes, matchers.join(' and ') || 'all alerts'), here);
    const children = mappings(node['routes']).map((child) => visit(child, matchers, here));
    return { matchers: own, receiver, continues: node['continue'] === true, children };
  };
  const tree = visit(inner['route'], [], { receiver: '', delivers: false, muted: [], timing: {} });
  return { routes, receivers, inhibits: mappings(inner['inhibit_rules']).map(toInhibition), tree };
}

// Two branches may have the same matchers, where the first one says `continue`.
function unused(routes: ReadonlyMap<string, unknown>, label: string): string {
  if (!routes.has(label)) return label;
  for (let index = 2; ; index += 1) if (!routes.has(`${label} (${index})`)) return `${label} (${index})`;
}

function destinationsOf({ name: _name, ...kinds }: Node): string[] {
  return Object.entries(kinds).flatMap(([kind, configs]) =>
    mappings(configs).map((config, index) => {
      const told =
        config['topic_arn'] ?? config['phone_number'] ?? config['target_arn'] ?? config['channel'] ?? config['to'];
      return `${kind.replace(/_configs$/, '')} ${typeof told === 'string' ? told : `number ${index + 1}`}`;
    }),
  );
}

function timingOf(node: Node): Readonly<Record<string, string>> {
  const keys = ['group_by', 'group_wait', 'group_interval', 'repeat_interval'].filter((key) => key in node);
  return Object.fromEntries([
    ...keys.map((key) => [key, texts(node[key]).join(', ')] as const),
    ['continue', String(node['continue'] === true)] as const,
  ]);
}

function toInhibition(rule: Node): Inhibition {
  const side = (name: string): string[] =>
    matchersOf({
      matchers: rule[`${name}_matchers`],
      match: rule[`${name}_match`],
      match_re: rule[`${name}_match_re`],
    });
  return {
    text: JSON.stringify(rule),
    source: side('source'),
    target: side('target'),
    equal: texts(rule['equal']).sort(),
  };
}

function matchersOf({ matchers, match, match_re: matchRe }: Node): string[] {
  const old = (map: unknown, sign: string): string[] =>
    isMapping(map) ? Object.entries(map).map(([label, value]) => `${label}${sign}"${String(value)}"`) : [];
  const list = texts(matchers).map((one) => one.replace(/\s*(=~|!~|!=|=)\s*"?([^"]*)"?/, '$1"$2"'));
  return [...list, ...old(match, '='), ...old(matchRe, '=~')].sort();
}

function mappings(value: unknown): Node[] {
  return (Array.isArray(value) ? value : []).filter(isMapping);
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
}
