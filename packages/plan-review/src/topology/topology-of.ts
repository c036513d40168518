import type { Action, Change } from '../change.js';
import type { Synth } from '../read-synth.js';
import { readTopology, type Side } from './read-topology.js';
import type { Topology, TopologyNode } from './topology.js';
import { idOf } from './workspaces.js';

type Mark = { change: Action; changes: number };

/**
 * The picture of an environment: what there will be and what goes, with what changes marked. A change belongs to the
 * thing itself, to the thing of its stack that is nearest by construct path, or to none.
 */
export function topologyOf(head: Synth, base: Synth | undefined, changes: readonly Change[]): Topology {
  const [after, before] = [readTopology(head), base && readTopology(base)];
  const nodes = new Map([...(before?.nodes ?? []), ...after.nodes]);
  const byStack = new Map<string, Omit<TopologyNode, 'change' | 'changes'>[]>();
  for (const node of nodes.values()) byStack.set(node.stack, [...(byStack.get(node.stack) ?? []), node]);
  const marks = new Map<string, Mark>();
  let changesElsewhere = 0;
  for (const change of changes) {
    const own = idOf(change.stack, change.address);
    const owner = nodes.has(own) ? own : nearest(change.path, byStack.get(change.stack) ?? []);
    if (owner === undefined) changesElsewhere += 1;
    else mark(marks, owner, owner === own ? change.action : 'update');
  }
  const edges = new Map([...(before?.edges ?? []), ...after.edges].map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return {
    nodes: [...nodes.values()].map((node) => ({ ...node, ...stateOf(node.id, marks, before, after) })),
    edges: [...edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
    changesElsewhere,
  };
}

const RANK: readonly Action[] = ['replace', 'delete', 'create', 'forget', 'update', 'move'];

function mark(marks: Map<string, Mark>, id: string, action: Action): void {
  const known = marks.get(id);
  const change = known && RANK.indexOf(known.change) < RANK.indexOf(action) ? known.change : action;
  marks.set(id, { change, changes: (known?.changes ?? 0) + 1 });
}

// A cluster is no resource here: it comes and goes with what collects from it.
function stateOf(
  id: string,
  marks: ReadonlyMap<string, Mark>,
  before: Side | undefined,
  after: Side,
): Partial<Mark> & { changes: number } {
  const marked = marks.get(id);
  if (marked !== undefined) return marked;
  if (before === undefined) return { changes: 0 };
  if (!before.nodes.has(id)) return { change: 'create', changes: 0 };
  return after.nodes.has(id) ? { changes: 0 } : { change: 'delete', changes: 0 };
}

/** The kinds that what stands beside them in a stack belongs to, first those that it belongs to most. */
const MAIN: readonly TopologyNode['kind'][] = ['workspace', 'collector', 'grafana', 'endpoint'];

function nearest(path: string, nodes: readonly Pick<TopologyNode, 'id' | 'path' | 'kind'>[]): string | undefined {
  const segments = path.split('/');
  const shared = (other: string): number => {
    const theirs = other.split('/');
    const differs = segments.findIndex((segment, index) => segment !== theirs[index]);
    return differs === -1 ? segments.length : differs;
  };
  const [best] = nodes
    .map((node) => ({ node, near: shared(node.path), rank: MAIN.indexOf(node.kind) }))
    .filter(({ rank, near }) => rank !== -1 || near > 1)
    .sort((a, b) => b.near - a.near || rankOf(a.rank) - rankOf(b.rank));
  return best?.node.id;
}

function rankOf(rank: number): number {
  return rank === -1 ? MAIN.length : rank;
}
