import type { IWorkspace } from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import { AdotCollector } from '@promontory/adot';
import type {
  AdotCollection,
  ClusterSettings,
  Environment,
  ManagedScraperCollection,
  PrometheusAgentCollection,
} from '@promontory/config';
import { Cluster, type ICluster, PodIdentityAgent } from '@promontory/eks';
import { ManagedScraper } from '@promontory/managed-scraper';
import { PrometheusAgent } from '@promontory/prometheus-agent';
import { resolveJobs } from '@promontory/scrape-config';
import { formatArn, partitionOf } from '@promontory/vocabulary';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { addAckController } from './ack.js';
import { ExporterAddons } from './exporter-addons.js';
import { checkVpc } from './check-vpc.js';
import { addHelmProvider, addKubernetesProvider } from './providers.js';
import { type WorkspaceReference, Workspaces } from './workspaces.js';

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
      case 'prometheus-agent':
        this.runAgent(settings, settings.collection, environment);
        break;
      case 'adot':
        this.runAdot(settings, settings.collection, environment);
        break;
    }
    this.ownRules(settings, environment);
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

  private ownRules({ ack, collection, workspace: own }: ClusterSettings, environment: Environment): void {
    if (ack === undefined) return;
    // A collector that is installed by Helm has brought the provider.
    if (collection.kind === 'managed-scraper') addHelmProvider(this, this.cluster, environment.deployRoleArn);
    const owned = ack.workspaces.flatMap((name) => {
      if (name === own) return [this.workspace];
      return this.workspaces.named(`AckWorkspace-${name}`, name) ?? [];
    });
    addAckController(this, { cluster: this.cluster, workspaces: owned, settings: ack });
  }

  private scrape(settings: ClusterSettings, collection: ManagedScraperCollection, environment: Environment): void {
    if (settings.authenticationMode === 'CONFIG_MAP')
      addKubernetesProvider(this, this.cluster, environment.deployRoleArn);
    const jobs = resolveJobs(collection.jobs, 'managed-scraper');
    if (collection.exporters === 'eks-addons') new ExporterAddons(this, 'Exporters', { cluster: this.cluster, jobs });
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

  private runAgent(settings: ClusterSettings, collection: PrometheusAgentCollection, environment: Environment): void {
    addHelmProvider(this, this.cluster, environment.deployRoleArn);
    const { cluster } = this;
    const podIdentityAgent =
      collection.podIdentityAgent === 'eks-addon' ? new PodIdentityAgent(this, 'PodIdentity', { cluster }) : undefined;
    const agent = new PrometheusAgent(this, 'Agent', {
      cluster: this.cluster,
      destinations: this.workspaces.destinations(settings.workspace, this.workspace, collection.alsoTo),
      clusterLabel: settings.label,
      jobs: resolveJobs(collection.jobs, 'prometheus'),
      scrapeInterval: collection.scrapeInterval,
      namespace: collection.namespace,
      createNamespace: collection.createNamespace,
      serviceAccount: collection.serviceAccount,
      identity: collection.identity,
      podIdentityAgent,
      queue: collection.remoteWrite,
      resources: collection.resources,
      storage: collection.storage,
      chartVersion: collection.chart.version,
      chartRepository: collection.chart.repository,
      values: collection.values,
    });
    new TerraformOutput(this, 'agent_role_arn', { staticId: true, value: agent.role.roleArn });
  }

  private runAdot(settings: ClusterSettings, collection: AdotCollection, environment: Environment): void {
    addHelmProvider(this, this.cluster, environment.deployRoleArn);
    const jobs = resolveJobs(collection.jobs, 'prometheus');
    if (collection.exporters === 'eks-addons') new ExporterAddons(this, 'Exporters', { cluster: this.cluster, jobs });
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
