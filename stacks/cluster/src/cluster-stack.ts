import type { IWorkspace } from '@promontory/amp-workspace';
import { EnvironmentStack, type WorkspaceReference, Workspaces } from '@promontory/base-stack';
import { AdotCollector } from '@promontory/adot';
import type { AdotCollection, ClusterSettings, Environment, ManagedScraperCollection } from '@promontory/config';
import { Cluster, type ICluster } from '@promontory/eks';
import { ManagedScraper } from '@promontory/managed-scraper';
import { resolveJobs, type ScrapeJob } from '@promontory/scrape-config';
import { formatArn, partitionOf } from '@promontory/vocabulary';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { addAckController } from './ack.js';
import { addCosts, isByHelm } from './costs.js';
import { ExporterAddons } from './exporter-addons.js';
import type * as grafanaOf from './grafana.js';
import { ExporterCharts } from './exporter-charts.js';
import { checkVpc } from './check-vpc.js';
import { addPrometheus } from './prometheus.js';
import { addHelmProvider, addKubernetesProvider } from './providers.js';

/** What a cluster stack is made of. */
export interface ClusterStackProps {
  readonly environment: Environment;
  readonly cluster: ClusterSettings;
  /** The workspace's construct when this environment makes it; its settings when it was made elsewhere. */
  readonly workspace: WorkspaceReference;
  /** All workspaces by name, for collectors that write to several. */
  readonly workspaces: ReadonlyMap<string, WorkspaceReference>;
}

/** Everything that one cluster needs to send its metrics. */
export class ClusterStack extends EnvironmentStack {
  private readonly cluster: ICluster;
  private readonly workspace: IWorkspace;
  private readonly workspaces: Workspaces;

  constructor(scope: Construct, id: string, props: ClusterStackProps) {
    const { environment, cluster: settings, workspace, workspaces } = props;
    super(scope, id, environment, settings.region);
    this.cluster = this.referTo(settings, environment);
    this.workspaces = new Workspaces(this, environment, workspaces);
    this.workspace = this.workspaces.refer('Workspace', workspace);

    switch (settings.collection.kind) {
      case 'managed-scraper':
        this.scrape(settings, settings.collection, environment);
        break;
      case 'adot':
        this.runAdot(settings, settings.collection, environment);
        break;
      default:
        addHelmProvider(this, this.cluster, environment.deployRoleArn);
        addPrometheus(this, {
          cluster: this.cluster,
          destinations: this.workspaces.destinations(
            settings.workspace,
            this.workspace,
            settings.collection.alsoTo,
            settings.collection.remoteWrite.assumeRole,
          ),
          clusterLabel: settings.label,
          collection: settings.collection,
        });
        break;
    }
    // A collector that is installed by Helm has brought the provider.
    if (settings.collection.kind === 'managed-scraper' && needsHelm(settings))
      addHelmProvider(this, this.cluster, environment.deployRoleArn);
    this.ownRules(settings);
    this.showCosts(settings);
    this.showMetrics(settings, environment);
  }

  private referTo(settings: ClusterSettings, { account, networks }: Environment): ICluster {
    const { name: clusterName, region, authenticationMode, attributes } = settings;
    if (attributes === undefined) {
      const cluster = Cluster.fromClusterName(this, 'Cluster', { clusterName, region, authenticationMode });
      const network = settings.network === undefined ? undefined : networks[settings.network];
      if (network !== undefined) checkVpc(cluster, network);
      return cluster;
    }
    return Cluster.fromClusterAttributes(this, 'Cluster', {
      ...attributes,
      clusterName,
      region,
      authenticationMode,
      clusterArn: formatArn({
        partition: partitionOf(region),
        service: 'eks',
        region,
        account,
        resource: `cluster/${clusterName}`,
      }),
    });
  }

  private ownRules({ ack, workspace: own }: ClusterSettings): void {
    if (ack === undefined) return;
    const owned = ack.workspaces.flatMap((name) => {
      if (name === own) return [this.workspace];
      return this.workspaces.named(`AckWorkspace-${name}`, name) ?? [];
    });
    addAckController(this, { cluster: this.cluster, workspaces: owned, settings: ack });
  }

  private showMetrics(
    { grafana, collection, authenticationMode, workspace: own }: ClusterSettings,
    environment: Environment,
  ): void {
    if (grafana === undefined) return;
    const { deployRoleArn } = environment;
    const isScraped = collection.kind === 'managed-scraper';
    if (!isScraped || authenticationMode !== 'CONFIG_MAP') addKubernetesProvider(this, this.cluster, deployRoleArn);
    const read = grafana.workspaces.flatMap((name) => {
      if (name === own) return [{ name, workspace: this.workspace }];
      const workspace = this.workspaces.named(`GrafanaWorkspace-${name}`, name);
      return workspace === undefined ? [] : [{ name, workspace }];
    });
    loadGrafana().addGrafana(this, { cluster: this.cluster, workspaces: read, settings: grafana });
  }

  private showCosts(settings: ClusterSettings): void {
    const { costs } = settings;
    if (costs === undefined) return;
    const other =
      costs.kind === 'kubecost' && costs.workspace !== settings.workspace
        ? this.workspaces.named('CostsWorkspace', costs.workspace)
        : undefined;
    addCosts(this, { cluster: this.cluster, settings, costs, workspace: other ?? this.workspace });
  }

  private installExporters(by: ManagedScraperCollection['exporters'], jobs: readonly ScrapeJob[]): void {
    if (by === 'eks-addons') new ExporterAddons(this, 'Exporters', { cluster: this.cluster, jobs });
    if (by === 'charts') new ExporterCharts(this, 'ExporterCharts', { jobs });
  }

  private scrape(settings: ClusterSettings, collection: ManagedScraperCollection, environment: Environment): void {
    if (settings.authenticationMode === 'CONFIG_MAP')
      addKubernetesProvider(this, this.cluster, environment.deployRoleArn);
    const jobs = resolveJobs(collection.jobs, 'managed-scraper');
    this.installExporters(collection.exporters, jobs);
    const scraper = new ManagedScraper(this, 'Scraper', {
      cluster: this.cluster,
      workspace: this.workspace,
      crossAccount: this.workspaces.scraperAccess(settings.workspace, collection.scraperArn),
      clusterLabel: settings.label,
      jobs,
      scrapeInterval: collection.scrapeInterval,
      subnets: collection.subnets,
      securityGroupIds: collection.securityGroupIds,
      nodeSecurityGroupIds: collection.nodeSecurityGroupIds,
      alias: collection.alias,
      adopt: collection.adopt,
      logging: collection.logging && {
        ...collection.logging,
        components: collection.logging.components.length === 0 ? undefined : collection.logging.components,
        // Not by the construct: two environments of one account may have clusters of one name.
        logGroupName: `/aws/vendedlogs/prometheus/${environment.name}-${settings.region}-scraper-${settings.name}`,
      },
    });
    new TerraformOutput(this, 'scraper_arn', { staticId: true, value: scraper.scraperArn });
    if (settings.authenticationMode === 'CONFIG_MAP') {
      new TerraformOutput(this, 'scraper_role_arn_for_aws_auth', { staticId: true, value: scraper.roleArnForAwsAuth });
    }
  }

  private runAdot(settings: ClusterSettings, collection: AdotCollection, environment: Environment): void {
    addHelmProvider(this, this.cluster, environment.deployRoleArn);
    const jobs = resolveJobs(collection.jobs, 'prometheus');
    this.installExporters(collection.exporters, jobs);
    const collector = new AdotCollector(this, 'Adot', {
      cluster: this.cluster,
      clusterLabel: settings.label,
      jobs,
      destinations: this.workspaces.destinations(settings.workspace, this.workspace, collection.alsoTo),
      mode: collection.mode,
      shards: collection.shards,
      replicas: collection.replicas,
      scrapeInterval: collection.scrapeInterval,
      namespace: collection.namespace,
      createNamespace: collection.createNamespace,
      serviceAccount: collection.serviceAccount,
      queue: collection.queue,
      memoryLimiter: collection.memoryLimiter,
      resources: collection.resources,
      selfMetrics: collection.selfMetrics,
      chartVersion: collection.chart.version,
      chartRepository: collection.chart.repository,
      image: collection.image,
      values: collection.values,
    });
    new TerraformOutput(this, 'collector_role_arn', { staticId: true, value: collector.role.roleArn });
  }
}

/** Whether something else than the collector is installed by Helm. */
const needsHelm = ({ ack, costs, grafana, collection }: ClusterSettings): boolean =>
  ack !== undefined ||
  grafana !== undefined ||
  (costs !== undefined && isByHelm(costs)) ||
  ('exporters' in collection && collection.exporters === 'charts');

// Dashboards and all: only whoever has a Grafana waits for it.
function loadGrafana(): typeof grafanaOf {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('./grafana.js') as typeof grafanaOf;
}
