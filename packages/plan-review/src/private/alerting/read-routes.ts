import { readYaml } from '@promontory/yaml-document';

/** Where alerts go, flattened: one line for every branch of the tree. */
export interface Routing {
  /** Matchers of the branch, from the root down, and what they lead to. */
  readonly routes: ReadonlyMap<string, Destination>;
  /** Inhibit rules, as text. */
  readonly inhibits: readonly string[];
}

/** The end of a branch. */
export interface Destination {
  readonly receiver: string;
  /** Whether the receiver delivers anywhere. */
  readonly delivers: boolean;
  /** Times in which the branch is mute. */
  readonly muted: readonly string[];
}

interface Node {
  readonly receiver?: string;
  readonly matchers?: unknown;
  readonly match?: unknown;
  readonly match_re?: unknown;
  readonly mute_time_intervals?: readonly string[];
  readonly active_time_intervals?: readonly string[];
  readonly routes?: readonly Node[];
}

/** The routing of AMP's outer document, or undefined when it cannot be read. */
export function readRoutes(definition: unknown): Routing | undefined {
  if (typeof definition !== 'string') return undefined;
  const outer = readYaml(definition, 'definition').value as { alertmanager_config?: unknown } | undefined;
  if (typeof outer?.alertmanager_config !== 'string') return undefined;
  const inner = readYaml(outer.alertmanager_config, 'alertmanager_config').value as
    { route?: Node; receivers?: readonly Record<string, unknown>[]; inhibit_rules?: readonly unknown[] } | undefined;
  if (inner?.route === undefined) return undefined;

  const delivers = new Map(
    (inner.receivers ?? []).map(({ name, ...kinds }) => [
      String(name),
      Object.values(kinds).some((configs) => Array.isArray(configs) && configs.length > 0),
    ]),
  );
  const routes = new Map<string, Destination>();
  const visit = (node: Node, above: string, inherited: string): void => {
    const own = matchersOf(node);
    const label = [above, own].filter((part) => part !== '').join(' and ');
    const receiver = node.receiver ?? inherited;
    const muted = [
      ...(node.mute_time_intervals ?? []),
      ...(node.active_time_intervals ?? []).map((name) => `outside of ${name}`),
    ];
    routes.set(label === '' ? 'all alerts' : label, { receiver, delivers: delivers.get(receiver) ?? false, muted });
    node.routes?.forEach((child) => visit(child, label, receiver));
  };
  visit(inner.route, '', '');
  return { routes, inhibits: (inner.inhibit_rules ?? []).map((rule) => JSON.stringify(rule)) };
}

function matchersOf({ matchers, match, match_re: matchRe }: Node): string {
  const old = (map: unknown, sign: string): string[] =>
    Object.entries((map ?? {}) as Record<string, string>).map(([label, value]) => `${label}${sign}"${value}"`);
  const list = (Array.isArray(matchers) ? matchers : []).map((one) =>
    String(one).replace(/\s*(=~|!~|!=|=)\s*"?([^"]*)"?/, '$1"$2"'),
  );
  return [...list, ...old(match, '='), ...old(matchRe, '=~')].sort().join(' and ');
}
