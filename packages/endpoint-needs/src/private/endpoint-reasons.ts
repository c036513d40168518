import type { EndpointNeeds } from '../endpoint-needs.js';
import type { EndpointService } from '../services.js';

/** Whether something in the VPC reads or writes metrics. */
export function callsWorkspace(needs: EndpointNeeds): boolean {
  return collects(needs) || needs.grafana === 'in-cluster' || needs.grafana === 'amazon-managed-in-vpc';
}

const PRIVATE_CLUSTERS = 'EKS user guide, "Deploy private clusters with limited internet access", 2026-07';
const GRAFANA_IN_VPC =
  'Amazon Managed Grafana user guide, "Troubleshoot using VPC with Amazon Managed Grafana", 2026-07';

const collects = (needs: EndpointNeeds): boolean => needs.collection !== 'managed-scraper';
// An endpoint serves its own Region: for a workspace elsewhere it is of no use.
const sameRegion = ({ region, workspaceRegion = region }: EndpointNeeds): boolean => workspaceRegion === region;
const inCluster = ({ runsOn = 'eks' }: EndpointNeeds): boolean => runsOn === 'eks';
const podsHaveRoles = (needs: EndpointNeeds): boolean =>
  (inCluster(needs) && collects(needs) && needs.identity !== 'static') || needs.grafana === 'in-cluster';
const ofTasks = ({ runsOn }: EndpointNeeds): boolean => runsOn === 'ecs';
const tasksPullFromEcr = (needs: EndpointNeeds): boolean => ofTasks(needs) && (needs.images ?? 'ecr') === 'ecr';
const TASKS = 'ECS developer guide, "Amazon ECS interface VPC endpoints", 2026-07';
const pullsFromEcr = (needs: EndpointNeeds): boolean =>
  inCluster(needs) && (needs.images ?? 'ecr') === 'ecr' && needs.nodes !== 'none';

/** Why what a VPC runs needs an endpoint. A service may be needed for several reasons. */
export const ENDPOINT_REASONS: readonly {
  readonly service: EndpointService;
  readonly when: (needs: EndpointNeeds) => boolean;
  readonly text: string;
  /** @default - the page of the service */
  readonly source?: string;
}[] = [
  {
    service: 'aps-workspaces',
    when: (needs) => collects(needs) && sameRegion(needs) && inCluster(needs),
    text: 'the collector in the cluster writes samples to the workspace',
  },
  {
    service: 'aps-workspaces',
    when: (needs) => collects(needs) && sameRegion(needs) && !inCluster(needs),
    text: 'the collector writes samples to the workspace',
  },
  {
    service: 'aps-workspaces',
    when: (needs) => needs.grafana === 'in-cluster' && sameRegion(needs),
    text: 'Grafana in the cluster queries the workspace',
  },
  {
    service: 'aps-workspaces',
    when: (needs) => needs.grafana === 'amazon-managed-in-vpc' && sameRegion(needs),
    text: 'Amazon Managed Grafana is connected to the VPC and sends every query through it',
    source: GRAFANA_IN_VPC,
  },
  {
    service: 'aps',
    when: ({ terraform = false }) => terraform,
    text: 'Terraform manages workspaces from inside of the VPC',
  },
  {
    // AMP's own page asks for STS in any case; it was written for IRSA. With Pod Identity no pod calls STS.
    service: 'sts',
    when: (needs) => podsHaveRoles(needs) && needs.identity !== 'pod-identity',
    text: 'pods trade their token for a role (IRSA), and without a role no request is signed',
    source: PRIVATE_CLUSTERS,
  },
  {
    service: 'sts',
    when: (needs) => collects(needs) && needs.assumesRole === true,
    text: 'the collector assumes a role in the account of the workspace',
  },
  {
    service: 'sts',
    when: ({ terraform = false }) => terraform,
    text: 'Terraform asks whose credentials it has, and assumes roles',
  },
  {
    service: 'eks-auth',
    when: (needs) => podsHaveRoles(needs) && needs.identity === 'pod-identity',
    text: 'the Pod Identity agent on the nodes gets the credentials of pods',
    source: PRIVATE_CLUSTERS,
  },
  {
    service: 'eks',
    when: (needs) => inCluster(needs) && needs.nodes === 'self-managed',
    text: 'self-managed nodes look their cluster up, unless their NodeConfig names its API',
    source: PRIVATE_CLUSTERS,
  },
  { service: 'eks', when: ({ terraform = false }) => terraform, text: 'Terraform looks the cluster up' },
  {
    service: 'ec2',
    when: (needs) => inCluster(needs) && needs.nodes !== 'none',
    text: 'nodes with an EKS AMI ask for their name, and the VPC CNI for addresses',
    source: PRIVATE_CLUSTERS,
  },
  { service: 'ec2', when: ({ terraform = false }) => terraform, text: 'Terraform looks subnets up' },
  { service: 'ecr.api', when: pullsFromEcr, text: 'nodes log in to ECR', source: PRIVATE_CLUSTERS },
  { service: 'ecr.dkr', when: pullsFromEcr, text: 'nodes pull manifests of images', source: PRIVATE_CLUSTERS },
  { service: 's3', when: pullsFromEcr, text: 'ECR keeps the layers of images in S3' },
  {
    service: 'logs',
    when: ({ podLogs = false }) => podLogs,
    text: 'nodes and pods send logs to CloudWatch Logs',
    source: PRIVATE_CLUSTERS,
  },
  {
    service: 'logs',
    when: ({ terraform = false }) => terraform,
    text: 'Terraform manages the log groups of workspaces',
  },
  {
    service: 'grafana',
    when: ({ terraform = false, grafana = 'none' }) => terraform && grafana.startsWith('amazon-managed'),
    text: 'Terraform manages the workspaces of Amazon Managed Grafana',
  },
  {
    service: 'grafana-workspace',
    when: ({ grafanaUsers = false }) => grafanaUsers,
    text: 'people and tools in the VPC open a workspace of Amazon Managed Grafana',
  },
  {
    service: 'kms',
    when: ({ terraform = false, customerManagedKey = false }) => terraform && customerManagedKey,
    text: "Terraform manages the workspace's key",
  },
  {
    service: 'sns',
    when: ({ terraform = false, alertTopics = false }) => terraform && alertTopics,
    text: 'Terraform manages the alert topics',
  },
  {
    service: 'secretsmanager',
    when: ({ terraform = false, pagerDuty = false }) => terraform && pagerDuty,
    text: "Terraform manages the secrets of PagerDuty's keys",
  },
  { service: 'ssm', when: ofTasks, text: 'the configuration of the collector is a parameter', source: TASKS },
  { service: 'logs', when: ofTasks, text: 'the collector logs to CloudWatch Logs', source: TASKS },
  { service: 'ecr.api', when: tasksPullFromEcr, text: 'tasks log in to ECR', source: TASKS },
  { service: 'ecr.dkr', when: tasksPullFromEcr, text: 'tasks pull manifests of images', source: TASKS },
  { service: 's3', when: tasksPullFromEcr, text: 'ECR keeps the layers of images in S3' },
  {
    service: 's3',
    when: ({ programFromS3 = false }) => programFromS3,
    text: 'servers fetch the program of the collector from S3',
  },
  {
    service: 'ecs',
    when: ({ discoversTasks = false }) => discoversTasks,
    text: 'the collector asks for the tasks that it scrapes',
  },
  {
    service: 'ecs',
    when: (needs) => ofTasks(needs) && needs.terraform === true,
    text: 'Terraform manages the service of the collector',
  },
  {
    service: 'ec2',
    when: ({ discoversInstances = false }) => discoversInstances,
    text: 'the collector asks for the instances that it scrapes',
  },
];
