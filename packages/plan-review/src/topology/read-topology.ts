import { isMapping } from '@promontory/vocabulary';
import { readScrape } from '../private/scrape/read-scrape.js';
import type { Block, Synth, SynthStack } from '../read-synth.js';
import type { TopologyEdge, TopologyKind, TopologyNode } from './topology.js';
import { idOf, workspacesNamed } from './workspaces.js';

type Node = Omit<TopologyNode, 'change' | 'changes'>;

/** What of one side is in the picture, before anything is said of changes. */
export interface Side {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly edges: readonly TopologyEdge[];
}

/** Reads the picture of one synthesised side. */
export function readTopology(synth: Synth): Side {
  const reader = new Reader(synth);
  for (const stack of synth.stacks.values()) reader.readStack(stack);
  return { nodes: reader.nodes, edges: [...reader.edges.values()] };
}

/** Charts that collect, and what people call them. */
const COLLECTORS: Readonly<Record<string, string>> = {
  prometheus: 'Prometheus agent',
  'opentelemetry-collector': 'ADOT collector',
};

class Reader {
  readonly nodes = new Map<string, Node>();
  readonly edges = new Map<string, TopologyEdge>();
  private readonly vpcs: ReadonlyMap<string, string>;

  constructor(private readonly synth: Synth) {
    this.vpcs = vpcsOfClusters(synth);
  }

  readStack(stack: SynthStack): void {
    for (const block of stack.blocks.values()) if (block.mode === 'managed') this.readBlock(block, stack);
  }

  private readBlock(block: Block, stack: SynthStack): void {
    const { type, attributes } = block;
    const text = (key: string): string | undefined =>
      typeof attributes[key] === 'string' ? attributes[key] : undefined;
    switch (type) {
      case 'aws_prometheus_workspace':
        this.add(block, stack, 'workspace', { name: text('alias') ?? block.path });
        return;
      case 'aws_prometheus_scraper':
        this.collector(block, stack, 'managed scraper');
        return;
      case 'helm_release': {
        const detail = COLLECTORS[text('chart') ?? ''];
        if (text('chart') === 'grafana') this.grafana(block, stack, text('name'), 'in the cluster');
        else if (detail !== undefined) this.collector(block, stack, detail);
        return;
      }
      case 'aws_grafana_workspace':
        this.grafana(block, stack, text('name'), 'Amazon Managed Grafana');
        return;
      case 'aws_vpc_endpoint': {
        const vpc = vpcOf(attributes, stack);
        const name = (text('service_name') ?? block.path).replace(/^com\.amazonaws\.[a-z0-9-]+\./, '');
        this.add(block, stack, 'endpoint', { name, ...(vpc && { vpc }) });
        return;
      }
      case 'aws_sns_topic':
        this.toWorkspacesOf(stack, this.add(block, stack, 'topic', { name: text('name') ?? block.path }), 'alerts');
        return;
      case 'aws_cloudwatch_metric_stream':
        this.toWorkspacesOf(stack, this.add(block, stack, 'stream', { name: text('name') ?? block.path }), 'metrics');
    }
  }

  private collector(block: Block, stack: SynthStack, detail: string): void {
    const cluster = this.cluster(block, stack);
    const id = this.add(block, stack, 'collector', { name: detail, detail, cluster });
    this.refer(id, block, stack, 'metrics');
  }

  private grafana(block: Block, stack: SynthStack, name: string | undefined, detail: string): void {
    this.refer(this.add(block, stack, 'grafana', { name: name ?? block.path, detail }), block, stack, 'queries');
  }

  /** The cluster that a collector is of: by its own label, as it is looked up, or as the stack is called. */
  private cluster(block: Block, stack: SynthStack): string {
    const name = clusterNames(stack)[0] ?? ownLabel(block) ?? stack.id.replace(/^.*?-cluster-/, '');
    const { account, region } = placeOf(block, stack);
    const id = `cluster ${account} ${region} ${name}`;
    const vpc = this.vpcs.get(JSON.stringify([region, name]));
    if (!this.nodes.has(id))
      this.nodes.set(id, {
        id,
        kind: 'cluster',
        name,
        account,
        region,
        ...(vpc !== undefined && { vpc }),
        stack: stack.id,
        path: stack.id,
      });
    return id;
  }

  private add(block: Block, stack: SynthStack, kind: TopologyKind, more: Pick<Node, 'name'> & Partial<Node>): string {
    const id = idOf(stack.id, block.address);
    this.nodes.set(id, { id, kind, ...placeOf(block, stack), ...more, stack: stack.id, path: block.path });
    return id;
  }

  private refer(from: string, block: Block, stack: SynthStack, carries: TopologyEdge['carries']): void {
    for (const { id, elsewhere } of workspacesNamed(block, stack, this.synth)) {
      if (elsewhere !== undefined && !this.nodes.has(id)) {
        const here = placeOf(block, stack);
        const { region = here.region, account = here.account } = elsewhere;
        const detail = 'made elsewhere';
        this.nodes.set(id, { id, kind: 'workspace', name: id, detail, account, region, stack: stack.id, path: id });
      }
      this.edge({ from, to: id, carries });
    }
  }

  /** Topics and streams stand in the stack of their workspace. */
  private toWorkspacesOf(stack: SynthStack, id: string, carries: 'alerts' | 'metrics'): void {
    for (const { type, mode, address } of stack.blocks.values()) {
      if (type !== 'aws_prometheus_workspace' || mode !== 'managed') continue;
      const workspace = idOf(stack.id, address);
      this.edge(carries === 'alerts' ? { from: workspace, to: id, carries } : { from: id, to: workspace, carries });
    }
  }

  private edge(edge: TopologyEdge): void {
    this.edges.set(JSON.stringify([edge.from, edge.to]), edge);
  }
}

function placeOf({ attributes }: Block, { place }: SynthStack): { account: string; region: string } {
  const own = attributes['region'];
  return { account: place?.account ?? '', region: typeof own === 'string' ? own : (place?.region ?? '') };
}

function clusterNames(stack: SynthStack): string[] {
  return [...stack.blocks.values()].flatMap(({ type, mode, attributes }) =>
    type === 'aws_eks_cluster' && mode === 'data' && typeof attributes['name'] === 'string' ? [attributes['name']] : [],
  );
}

function ownLabel({ type, attributes }: Block): string | undefined {
  const labels = readScrape(type, attributes)?.global['external_labels'];
  return isMapping(labels) && typeof labels['cluster'] === 'string' ? labels['cluster'] : undefined;
}

/** Clusters whose VPC is known: those that the stack of a network with endpoints looks up. */
function vpcsOfClusters(synth: Synth): Map<string, string> {
  const vpcs = new Map<string, string>();
  for (const stack of synth.stacks.values()) {
    const endpoint = [...stack.blocks.values()].find(({ type }) => type === 'aws_vpc_endpoint');
    const vpc = endpoint && vpcOf(endpoint.attributes, stack);
    if (endpoint === undefined || vpc === undefined) continue;
    const { region } = placeOf(endpoint, stack);
    for (const name of clusterNames(stack)) vpcs.set(JSON.stringify([region, name]), vpc);
  }
  return vpcs;
}

function vpcOf(attributes: Block['attributes'], stack: SynthStack): string | undefined {
  const vpc = attributes['vpc_id'];
  if (typeof vpc !== 'string') return undefined;
  const reference = /^\$\{(data\.aws_vpc\.[\w-]+)\.id\}$/.exec(vpc)?.[1];
  const id = reference === undefined ? vpc : stack.blocks.get(reference)?.attributes['id'];
  return typeof id === 'string' ? id : vpc;
}
