import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { PrometheusScraper } from '@cdktf/provider-aws/lib/prometheus-scraper';
import type { IWorkspace } from '@promontory/amp-workspace';
import { literal } from '@promontory/core';
import type { ICluster } from '@promontory/eks';
import { renderScrapeConfiguration, requiredPorts, type ScrapeJob } from '@promontory/scrape-config';
import { Annotations, type Postcondition, Op, type Precondition, TerraformSelf } from 'cdktf';
import { Construct } from 'constructs';
import type { CrossAccountAccess } from './cross-account.js';
import { AwsAuthAccess } from './private/aws-auth-access.js';
import { checkProps } from './private/check-props.js';
import { ScraperRoles } from './private/scraper-roles.js';
import { addScraperLogging } from './private/add-scraper-logging.js';
import { ScraperSecurityGroup } from './private/scraper-security-group.js';
import type { ScraperLoggingProps } from './scraper-logging.js';

/** A subnet that the scraper gets a network interface in. */
export interface ScraperSubnet {
  /** `subnet-…`; needs one free address. */
  readonly id: string;
  /** The zone it lies in. Stated, so that two zones can be told from one before any plan; the plan checks that it is true. */
  readonly availabilityZone: string;
}

/** What a managed scraper is made of. */
export interface ManagedScraperProps {
  /** The cluster to scrape. Its API must be reachable from inside of its VPC. */
  readonly cluster: ICluster;
  /** Where the samples go: of the cluster's Region, and of its account unless `crossAccount` is given. */
  readonly workspace: IWorkspace;
  /**
   * How it writes to a workspace of another account.
   * @default - the workspace is in the cluster's account
   */
  readonly crossAccount?: CrossAccountAccess;
  /** The value of the `cluster` label on every series: unique among all that write to the workspace. */
  readonly clusterLabel: string;
  /** What to scrape. */
  readonly jobs: readonly ScrapeJob[];
  /** Two to five subnets of the cluster's VPC, in at least two zones. Changing them replaces the scraper. */
  readonly subnets: readonly ScraperSubnet[];
  /**
   * How often jobs that set no interval of their own are scraped: at least 30s.
   * @default '60s'
   */
  readonly scrapeInterval?: string;
  /**
   * One to five security groups for the scraper's network interfaces. With these nothing is made and nothing opened.
   * @default - a group that reaches the cluster on exactly the ports that the jobs need
   */
  readonly securityGroupIds?: readonly string[];
  /**
   * Further groups, of nodes that are not in the cluster's own group, that must admit the scraper.
   * @default - none
   */
  readonly nodeSecurityGroupIds?: readonly string[];
  /**
   * A name people see in the console: 1 to 100 letters, digits, `.`, `_` and `-`.
   * @default - AWS shows the scraper id
   */
  readonly alias?: string;
  /**
   * A log of what goes wrong in the scraper. Needs a provider of at least `SCRAPER_LOGGING_PROVIDER_VERSION`.
   * @default - none
   */
  readonly logging?: ScraperLoggingProps;
  /**
   * The id of a scraper that exists and is to be managed from now on: the first plan takes it over instead of making one.
   * Remove it after the apply.
   * @default - a scraper is made
   */
  readonly adopt?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** AMP's agentless collector for one EKS cluster. AWS runs, patches and scales it. */
export class ManagedScraper extends Construct {
  /** The scraper ARN. @attribute */
  readonly scraperArn: string;
  /** The scraper id, `s-…`. @attribute */
  readonly scraperId: string;
  /** The role that AWS made for the scraper. @attribute */
  readonly roleArn: string;
  /** The same role as an `aws-auth` ConfigMap must name it: without its path. Needed with authentication mode CONFIG_MAP alone. */
  readonly roleArnForAwsAuth: string;

  constructor(scope: Construct, id: string, props: ManagedScraperProps) {
    super(scope, id);
    checkProps(this, props);
    const { cluster, workspace, subnets, scrapeInterval = '60s' } = props;
    if (workspace.customerManagedKey === true) this.warnOfCustomerManagedKey();

    const securityGroupIds = props.securityGroupIds ?? [
      new ScraperSecurityGroup(this, 'SecurityGroup', {
        cluster,
        ports: requiredPorts(props.jobs),
        nodeSecurityGroupIds: props.nodeSecurityGroupIds ?? [],
      }).securityGroupId,
    ];

    const access = props.crossAccount;
    const roles = access && new ScraperRoles(this, 'Roles', { cluster, workspace, access });

    const resource = new PrometheusScraper(this, 'Resource', {
      alias: props.alias,
      region: cluster.region,
      source: [
        {
          eks: [
            {
              clusterArn: cluster.clusterArn,
              securityGroupIds: [...securityGroupIds],
              subnetIds: subnets.map((subnet, index) => this.lookUp(subnet, index, cluster)),
            },
          ],
        },
      ],
      destination: [{ amp: [{ workspaceArn: workspace.workspaceArn }] }],
      roleConfiguration: roles && [{ sourceRoleArn: roles.sourceRoleArn, targetRoleArn: roles.targetRoleArn }],
      scrapeConfiguration: literal(
        renderScrapeConfiguration(
          { jobs: props.jobs, scrapeInterval, externalLabels: { cluster: props.clusterLabel } },
          'managed-scraper',
        ),
      ),
      tags: props.tags && { ...props.tags },
      // Creation takes some 20 minutes; the provider would give up an update after two.
      timeouts: { create: '30m', update: '30m', delete: '30m' },
      lifecycle: { precondition: preconditions(cluster), postcondition: access && postconditions(access) },
      // Without the permissions the scraper's first writes would be refused.
      dependsOn: roles && [...roles.dependencies],
    });
    if (props.adopt !== undefined) resource.importFrom(props.adopt);
    this.scraperArn = resource.arn;
    this.scraperId = resource.id;
    this.roleArn = resource.roleArn;
    this.node.defaultChild = resource;
    if (props.logging !== undefined) addScraperLogging(this, resource.id, cluster.region, props);

    const kubernetes = new AwsAuthAccess(this, 'Access', { cluster, scraperRoleArn: resource.roleArn });
    this.roleArnForAwsAuth = kubernetes.roleArnWithoutPath;
  }

  // Found by id, zone and VPC together, so that a wrong one stops the plan rather than the creation twenty minutes later.
  private lookUp({ id, availabilityZone }: ScraperSubnet, index: number, cluster: ICluster): string {
    return new DataAwsSubnet(this, `Subnet${index}`, {
      id,
      availabilityZone,
      vpcId: cluster.vpcId,
      region: cluster.region,
    }).id;
  }

  private warnOfCustomerManagedKey(): void {
    Annotations.of(this).addWarning(
      "ManagedScraperCustomerManagedKey: AWS's pages disagree on whether a managed scraper can write to a workspace with a customer managed key (AMP user guide, 'Encryption at rest' against 'AWS managed collectors', 2026-07). Try it in an account of no importance first.",
    );
  }
}

/** Roles that trust another scraper: this one would scrape, and none of its samples would arrive. */
function postconditions({ scraperArn }: CrossAccountAccess): Postcondition[] | undefined {
  if (scraperArn === undefined) return undefined;
  return [
    {
      condition: Op.eq(TerraformSelf.getString('arn'), scraperArn),
      errorMessage: `The roles of this scraper trust ${scraperArn}, and it is another: give 'scraperArn' the ARN that it has now.`,
    },
  ];
}

function preconditions({ observed, authenticationMode, clusterName }: ICluster): Precondition[] | undefined {
  if (observed === undefined) return undefined;
  const privateAccess: Precondition = {
    condition: observed.endpointPrivateAccess,
    errorMessage: `The API of cluster ${clusterName} cannot be reached from inside of its VPC, so the managed scraper cannot either: turn on private endpoint access.`,
  };
  if (authenticationMode === 'CONFIG_MAP') return [privateAccess];
  return [
    privateAccess,
    {
      condition: Op.neq(observed.authenticationMode, 'CONFIG_MAP'),
      errorMessage: `Cluster ${clusterName} has authentication mode CONFIG_MAP, in which AWS makes no access entry for the scraper: change the cluster to API_AND_CONFIG_MAP, or declare authenticationMode CONFIG_MAP.`,
    },
  ];
}
