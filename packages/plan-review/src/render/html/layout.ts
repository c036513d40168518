import type { Topology, TopologyNode } from '../../topology/topology.js';

/** Where something of the picture stands. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A frame around others: an account, a Region, a VPC, a cluster. */
export interface Frame extends Box {
  readonly kind: 'account' | 'region' | 'vpc' | 'cluster';
  readonly title: string;
  /** A cluster is a thing itself. */
  readonly node?: TopologyNode;
}

/** A picture, laid out. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly nodes: ReadonlyMap<string, Box & { readonly node: TopologyNode }>;
}

const GAP = 12;
const TITLE = 26;
const NODE = { height: 46, width: 230 };
const CHIP = { height: 30, width: 150 };
const SOURCES = 380;
/** Where workspaces, and what reads from them, begin within a Region. */
const WORKSPACES = SOURCES + 110;
const READERS = WORKSPACES + NODE.width + 90;
const REGION = READERS + NODE.width + GAP;

/** Lays a picture out: sources to the left, workspaces in the middle, what reads them to the right; accounts and Regions below each other. */
export function layOut({ nodes }: Topology): Layout {
  const placed = new Placed();
  let y = GAP;
  for (const [account, ofAccount] of groupBy(nodes, ({ account: id }) => id)) {
    const top = y;
    y += TITLE;
    for (const [region, ofRegion] of groupBy(ofAccount, ({ region: id }) => id)) {
      const start = y;
      const height = placed.region(ofRegion, 2 * GAP, y + TITLE) + TITLE;
      placed.frame('region', region === '' ? 'Region not known' : region, {
        x: 2 * GAP,
        y: start,
        width: REGION,
        height,
      });
      y += height + GAP;
    }
    const title = account === '' ? 'account not known' : `account ${account}`;
    placed.frame('account', title, { x: GAP, y: top, width: REGION + 2 * GAP, height: y - top });
    y += GAP;
  }
  return { width: REGION + 4 * GAP, height: y, frames: placed.frames, nodes: placed.nodes };
}

class Placed {
  readonly frames: Frame[] = [];
  readonly nodes = new Map<string, Box & { readonly node: TopologyNode }>();

  frame(kind: Frame['kind'], title: string, box: Box, node?: TopologyNode): void {
    this.frames.push({ kind, title, ...box, ...(node && { node }) });
  }

  /** @returns its height */
  region(nodes: readonly TopologyNode[], x: number, y: number): number {
    const of = (...kinds: readonly TopologyNode['kind'][]) => nodes.filter(({ kind }) => kinds.includes(kind));
    const left = this.sources(of('cluster', 'collector', 'endpoint', 'stream'), x + GAP, y);
    const middle = this.column(of('workspace'), x + WORKSPACES, y);
    const right = this.column(of('grafana', 'topic'), x + READERS, y);
    return Math.max(left, middle, right, y) - y + GAP;
  }

  private column(nodes: readonly TopologyNode[], x: number, y: number): number {
    nodes.forEach((node, index) => {
      this.nodes.set(node.id, { node, x, y: y + index * (NODE.height + GAP), ...NODE });
    });
    return y + nodes.length * (NODE.height + GAP);
  }

  private sources(nodes: readonly TopologyNode[], x: number, y: number): number {
    let at = y;
    for (const [vpc, all] of groupBy(nodes, ({ vpc: id, cluster }) => id ?? vpcOf(nodes, cluster) ?? '')) {
      if (vpc === '') {
        at = this.inside(all, x, at, SOURCES - 2 * GAP);
        continue;
      }
      const top = at;
      at = this.inside(all, x + GAP, top + TITLE, SOURCES - 4 * GAP);
      this.frame('vpc', vpc, { x, y: top, width: SOURCES - 2 * GAP, height: at - top });
      at += GAP;
    }
    return at;
  }

  private inside(nodes: readonly TopologyNode[], x: number, y: number, width: number): number {
    let at = y;
    for (const cluster of nodes.filter(({ kind }) => kind === 'cluster')) {
      const collectors = nodes.filter((node) => node.kind === 'collector' && node.cluster === cluster.id);
      const height = TITLE + collectors.length * (NODE.height + GAP);
      this.frame('cluster', cluster.name, { x, y: at, width, height }, cluster);
      collectors.forEach((node, index) => {
        const top = at + TITLE + index * (NODE.height + GAP);
        this.nodes.set(node.id, { node, x: x + width - NODE.width - GAP, y: top, ...NODE });
      });
      at += height + GAP;
    }
    at = this.column(
      nodes.filter(({ kind }) => kind === 'stream'),
      x + width - NODE.width - GAP,
      at,
    );
    const endpoints = nodes.filter(({ kind }) => kind === 'endpoint');
    endpoints.forEach((node, index) => {
      const column = index % 2;
      this.nodes.set(node.id, {
        node,
        x: x + column * (CHIP.width + GAP),
        y: at + Math.floor(index / 2) * (CHIP.height + 6),
        ...CHIP,
      });
    });
    return at + Math.ceil(endpoints.length / 2) * (CHIP.height + 6) + (endpoints.length > 0 ? GAP : 0);
  }
}

function vpcOf(nodes: readonly TopologyNode[], cluster: string | undefined): string | undefined {
  return nodes.find(({ id }) => id === cluster)?.vpc;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
