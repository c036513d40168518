import type { EndpointService } from './services.js';

/** What runs in a VPC, and what it therefore calls. */
export interface EndpointNeeds {
  /** The Region of the VPC. */
  readonly region: string;
  /** Whether its subnets reach the internet, by a NAT gateway, a proxy or another network. Then no endpoint is needed. */
  readonly internetAccess: boolean;
  /** What collects; a Prometheus in whichever mode is `prometheus-agent`. The managed scraper writes through AWS's own network: it needs no endpoint. */
  readonly collection: 'managed-scraper' | 'prometheus-agent' | 'adot-collector';
  /**
   * Where the collector runs. Tasks of ECS are on Fargate, which calls what starts them by their network.
   * @default 'eks'
   */
  readonly runsOn?: 'eks' | 'ecs' | 'ec2';
  /**
   * Whether a collector on ECS asks for the tasks that it scrapes.
   * @default false
   */
  readonly discoversTasks?: boolean;
  /**
   * Whether a collector asks for the instances that it scrapes.
   * @default false
   */
  readonly discoversInstances?: boolean;
  /**
   * Whether servers fetch their program from S3.
   * @default false
   */
  readonly programFromS3?: boolean;
  /**
   * How pods get the credentials of their role. `static` is no role, but keys in a Secret.
   * @default 'irsa'
   */
  readonly identity?: 'irsa' | 'pod-identity' | 'static';
  /**
   * Whether the collector assumes a second role, in the account of the workspace.
   * @default false
   */
  readonly assumesRole?: boolean;
  /** @default - the Region of the VPC */
  readonly workspaceRegion?: string;
  /** Endpoints of other Regions that the VPC has a way to, by Region. @default - none */
  readonly otherRegions?: Readonly<Record<string, readonly EndpointService[]>>;
  /**
   * Where nodes get images from. `elsewhere` is a registry that the VPC reaches without the internet.
   * @default 'ecr'
   */
  readonly images?: 'ecr' | 'elsewhere';
  /**
   * Who starts the nodes: self-managed ones look their cluster up, unless their NodeConfig names its API.
   * @default 'managed'
   */
  readonly nodes?: 'managed' | 'self-managed' | 'none';
  /**
   * Whether pods or nodes send logs to CloudWatch Logs. Logs of AMP itself do not come out of the VPC.
   * @default false
   */
  readonly podLogs?: boolean;
  /**
   * What queries. Amazon Managed Grafana reaches AMP through AWS's own network, unless it is connected to this VPC.
   * @default 'none'
   */
  readonly grafana?: 'none' | 'in-cluster' | 'amazon-managed' | 'amazon-managed-in-vpc';
  /**
   * Whether people or tools in this VPC open a workspace of Amazon Managed Grafana without the internet.
   * @default false
   */
  readonly grafanaUsers?: boolean;
  /**
   * Whether Terraform, or another tool that manages AMP, runs in this VPC.
   * @default false
   */
  readonly terraform?: boolean;
  /**
   * Whether there are alert topics. AMP publishes to them by itself; only Terraform calls SNS.
   * @default false
   */
  readonly alertTopics?: boolean;
  /**
   * Whether keys of PagerDuty are kept. AMP reads them by itself; only Terraform calls Secrets Manager.
   * @default false
   */
  readonly pagerDuty?: boolean;
  /**
   * Whether the workspace has a customer managed key. AMP uses it by itself; only Terraform calls KMS.
   * @default false
   */
  readonly customerManagedKey?: boolean;
}
