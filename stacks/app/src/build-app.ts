import { AccountStack } from '@promontory/account-stack';
import type { WorkspaceReference } from '@promontory/base-stack';
import { ClusterStack } from '@promontory/cluster-stack';
import type * as collectorStacks from '@promontory/collector-stack';
import type { ClusterSettings, Environment } from '@promontory/config';
import type * as grafanaStacks from '@promontory/grafana-stack';
import { NetworkStack } from '@promontory/network-stack';
import { StateBackendStack } from '@promontory/state-backend-stack';
import { WorkspaceStack } from '@promontory/workspace-stack';
import { type App, TerraformStack } from 'cdktf';
import { clusterStackId } from './stack-ids.js';
import { EnvironmentApp } from './environment-app.js';

/** Where an App writes. */
export interface BuildAppOptions {
  /** @default - cdktf's own: CDKTF_OUTDIR, else `cdktf.out` */
  readonly outdir?: string;
  /**
   * The clusters whose stacks are made.
   * @default - all of the environment's
   */
  readonly clusters?: readonly ClusterSettings[];
  /**
   * Whether stacks are made that those clusters do without.
   * @default true
   */
  readonly others?: boolean;
}

/**
 * The stacks of one environment: one per workspace, one per network, one per cluster, one per
 * collector outside of Kubernetes, two of a Grafana. Stack ids are contract: state is kept under them.
 */
export function buildApp(environment: Environment, options: BuildAppOptions = {}): EnvironmentApp {
  const app = new EnvironmentApp({ outdir: options.outdir });
  const workspaces = new Map<string, WorkspaceReference>();
  for (const workspace of Object.values(environment.workspaces)) {
    const id = `${environment.name}-${workspace.region}-workspace-${workspace.name}`;
    workspaces.set(
      workspace.name,
      workspace.kind === 'existing' ? workspace : new WorkspaceStack(app, id, { environment, workspace }).workspace,
    );
  }
  const { clusters = environment.clusters, others = true } = options;
  const { costAlarm } = environment;
  if (others && costAlarm !== undefined)
    new AccountStack(app, `${environment.name}-account`, { environment, costAlarm });
  if (others) addGrafana(app, environment, workspaces);
  const networks = new Map<string, NetworkStack>();
  for (const network of Object.values(environment.networks)) {
    // Where every endpoint exists there is nothing to make.
    if (network.services.length === 0 && network.otherRegions.length === 0) continue;
    const isIn = (cluster: ClusterSettings): boolean => cluster.network === network.name;
    if (!others && !clusters.some(isIn)) continue;
    const id = `${environment.name}-${network.region}-network-${network.name}`;
    const inside = environment.clusters.filter(isIn);
    const collectors = environment.collectors.filter((collector) => collector.network === network.name);
    const props = { environment, network, clusters: inside, collectors, workspaces };
    networks.set(network.name, new NetworkStack(app, id, props));
  }
  // A cluster's stack is made of its own settings and of what all share: other clusters are none of its business.
  const shared = { ...environment, clusters: [] };
  for (const cluster of clusters) {
    const workspace = workspaces.get(cluster.workspace);
    // The loader has checked that every cluster names a workspace; an environment that was built by hand may not have.
    if (workspace === undefined) continue;
    const id = clusterStackId(environment, cluster);
    const stack = new ClusterStack(app, id, { environment: shared, cluster, workspace, workspaces });
    const network = cluster.network === undefined ? undefined : networks.get(cluster.network);
    // Without the endpoints its nodes would pull no images, and its agent would send nothing.
    if (network !== undefined) stack.addDependency(network);
    app.ofClusters.set(cluster.name, stack);
  }
  if (others) {
    addCollectors(app, environment, workspaces, networks);
    addStateBackend(app, environment);
  }
  return app;
}

function addCollectors(
  app: App,
  environment: Environment,
  workspaces: ReadonlyMap<string, WorkspaceReference>,
  networks: ReadonlyMap<string, NetworkStack>,
): void {
  if (environment.collectors.length === 0) return;
  const { CollectorStack } = loadCollectors();
  for (const collector of environment.collectors) {
    const id = `${environment.name}-${collector.region}-collector-${collector.name}`;
    const network = collector.network === undefined ? undefined : networks.get(collector.network);
    const endpointGroup = network?.endpointSecurityGroupId;
    const stack = new CollectorStack(app, id, { environment, collector, workspaces, endpointGroup });
    // Without the endpoints nothing would be started, and nothing sent.
    if (network !== undefined) stack.addDependency(network);
  }
}

function addGrafana(app: App, environment: Environment, workspaces: ReadonlyMap<string, WorkspaceReference>): void {
  const { grafana: settings } = environment;
  if (settings === undefined) return;
  const { GrafanaContentStack, GrafanaStack } = loadGrafana();
  const id = `${environment.name}-${settings.region}-grafana`;
  const { grafana } = new GrafanaStack(app, id, { environment, grafana: settings, workspaces });
  if (settings.delivery === 'none') return;
  new GrafanaContentStack(app, `${id}-content`, { environment, settings, grafana });
}

/** Last, because its roles may do what is in the others; applied first, because they may do nothing before. */
function addStateBackend(app: App, environment: Environment): void {
  const { stateBackend } = environment;
  if (stateBackend === undefined) return;
  const stacks = app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
  const first = new StateBackendStack(app, `${environment.name}-state-backend`, { environment, stateBackend, stacks });
  for (const stack of stacks) stack.addDependency(first);
}

// Only whoever has such a collector waits for it.
function loadCollectors(): typeof collectorStacks {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/collector-stack') as typeof collectorStacks;
}

// Dashboards and all: only whoever has a Grafana waits for it.
function loadGrafana(): typeof grafanaStacks {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/grafana-stack') as typeof grafanaStacks;
}
