import { AccountStack } from '@promontory/account-stack';
import type { WorkspaceReference } from '@promontory/base-stack';
import type * as collectorStacks from '@promontory/collector-stack';
import type { ClusterSettings, Environment } from '@promontory/config';
import type * as grafanaStacks from '@promontory/grafana-stack';
import { NetworkStack } from '@promontory/network-stack';
import { StateBackendStack } from '@promontory/state-backend-stack';
import { WorkspaceStack } from '@promontory/workspace-stack';
import { type App, TerraformStack } from 'cdktf';
import { ClusterStacks } from './cluster-stacks.js';
import { EnvironmentApp } from './environment-app.js';

/** Where an App writes, and what. */
export interface BuildAppOptions {
  /** @default - cdktf's own: CDKTF_OUTDIR, else `cdktf.out` */
  readonly outdir?: string;
  /**
   * The clusters whose stacks are made.
   * @default - all of the environment's
   */
  readonly clusters?: readonly ClusterSettings[];
}

/**
 * The stacks of one environment: one per workspace, one per network, one per cluster, one per collector outside of
 * Kubernetes, two of a Grafana, one of a Grafana that is there. Stack ids are contract: state is kept under them.
 */
export function buildApp(environment: Environment, options: BuildAppOptions = {}): EnvironmentApp {
  const app = new EnvironmentApp({ outdir: options.outdir });
  const workspaces = addWorkspaces(app, environment);
  const { costAlarm } = environment;
  if (costAlarm !== undefined) new AccountStack(app, `${environment.name}-account`, { environment, costAlarm });
  addGrafana(app, environment, workspaces);
  const networks = addNetworks(app, environment, workspaces);
  new ClusterStacks(app, environment, workspaces, networks).add(options.clusters ?? environment.clusters);
  addCollectors(app, environment, workspaces, networks);
  addStateBackend(app, environment);
  return app;
}

/** An App for stacks of clusters alone, and the stacks that those read. */
export function buildClusterApp(environment: Environment, outdir: string): ClusterStacks {
  const app = new EnvironmentApp({ outdir });
  const workspaces = addWorkspaces(app, environment);
  return new ClusterStacks(app, environment, workspaces, addNetworks(app, environment, workspaces));
}

function addWorkspaces(app: App, environment: Environment): Map<string, WorkspaceReference> {
  const workspaces = new Map<string, WorkspaceReference>();
  for (const workspace of Object.values(environment.workspaces)) {
    const id = `${environment.name}-${workspace.region}-workspace-${workspace.name}`;
    workspaces.set(
      workspace.name,
      workspace.kind === 'existing' ? workspace : new WorkspaceStack(app, id, { environment, workspace }).workspace,
    );
  }
  return workspaces;
}

function addNetworks(
  app: App,
  environment: Environment,
  workspaces: ReadonlyMap<string, WorkspaceReference>,
): Map<string, NetworkStack> {
  const networks = new Map<string, NetworkStack>();
  for (const network of Object.values(environment.networks)) {
    // Where every endpoint exists there is nothing to make.
    if (network.services.length === 0 && network.otherRegions.length === 0) continue;
    const isIn = (one: { readonly network?: string | undefined }): boolean => one.network === network.name;
    const id = `${environment.name}-${network.region}-network-${network.name}`;
    const inside = { clusters: environment.clusters.filter(isIn), collectors: environment.collectors.filter(isIn) };
    networks.set(network.name, new NetworkStack(app, id, { environment, network, ...inside, workspaces }));
  }
  return networks;
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
  const { ExistingGrafanaStack, GrafanaContentStack, GrafanaStack } = loadGrafana();
  const id = `${environment.name}-${settings.region}-grafana`;
  if (settings.kind === 'existing') {
    new ExistingGrafanaStack(app, `${id}-content`, { environment, settings, workspaces });
    return;
  }
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
