/** A service as its endpoint is called: what follows `com.amazonaws.<region>.`. */
export type EndpointService =
  | 'aps-workspaces'
  | 'aps'
  | 'sts'
  | 'eks-auth'
  | 'eks'
  | 'ec2'
  | 'ecr.api'
  | 'ecr.dkr'
  | 's3'
  | 'logs'
  | 'grafana'
  | 'grafana-workspace'
  | 'kms'
  | 'sns'
  | 'secretsmanager'
  | 'ssm'
  | 'ecs';

/** What AWS's pages say of the endpoint of one service. */
export interface EndpointServiceFacts {
  /** Interfaces are paid for by the hour and zone; a gateway is an entry in route tables, and free. */
  readonly kind: 'interface' | 'gateway';
  /** What is called through it. */
  readonly api: string;
  /**
   * Whether it takes an endpoint policy. `undocumented`: no page says so, and none is attached unless somebody asks for
   * one. `aws ec2 describe-vpc-endpoint-services` knows.
   */
  readonly policy: 'supported' | 'unsupported' | 'undocumented';
  /** Whether it works with private DNS alone. */
  readonly needsPrivateDns?: true;
  /** Regions that have no such endpoint. */
  readonly notIn?: readonly string[];
  /** The page, and when it was read. */
  readonly source: string;
}

/** Every service that this package knows, in the order in which it names them. */
export const ENDPOINT_SERVICES: Readonly<Record<EndpointService, EndpointServiceFacts>> = {
  'aps-workspaces': {
    kind: 'interface',
    api: 'remote write and queries',
    policy: 'supported',
    source: 'AMP user guide, "Using AMP with interface VPC endpoints", 2026-07',
  },
  aps: {
    kind: 'interface',
    api: 'management of workspaces',
    policy: 'supported',
    source: 'AMP user guide, "Using AMP with interface VPC endpoints", 2026-07',
  },
  sts: {
    kind: 'interface',
    api: 'credentials of roles',
    policy: 'supported',
    source: 'IAM user guide, "Control access to AWS STS with VPC endpoint policies", 2026-07',
  },
  'eks-auth': {
    kind: 'interface',
    api: 'credentials of EKS Pod Identity',
    policy: 'undocumented',
    source: 'EKS user guide, "Access Amazon EKS using AWS PrivateLink", 2026-07',
  },
  eks: {
    kind: 'interface',
    api: 'the EKS API (not that of Kubernetes)',
    policy: 'supported',
    notIn: ['ap-east-2', 'ap-southeast-5', 'ap-southeast-7', 'mx-central-1'],
    source: 'EKS user guide, "Access Amazon EKS using AWS PrivateLink", 2026-07',
  },
  ec2: {
    kind: 'interface',
    api: 'the EC2 API',
    policy: 'supported',
    source: 'EC2 user guide, "Access Amazon EC2 using an interface VPC endpoint", 2026-07',
  },
  'ecr.api': {
    kind: 'interface',
    api: 'the ECR API',
    policy: 'supported',
    source: 'ECR user guide, "Amazon ECR interface VPC endpoints", 2026-07',
  },
  'ecr.dkr': {
    kind: 'interface',
    api: 'manifests of images',
    policy: 'supported',
    needsPrivateDns: true,
    source: 'ECR user guide, "Amazon ECR interface VPC endpoints", 2026-07',
  },
  s3: {
    kind: 'gateway',
    api: 'layers of images',
    policy: 'supported',
    source: 'ECR user guide, "Amazon ECR interface VPC endpoints", 2026-07',
  },
  logs: {
    kind: 'interface',
    api: 'CloudWatch Logs',
    policy: 'supported',
    source: 'CloudWatch Logs user guide, "Using CloudWatch Logs with interface VPC endpoints", 2026-07',
  },
  grafana: {
    kind: 'interface',
    api: 'management of Amazon Managed Grafana',
    policy: 'supported',
    source: 'Amazon Managed Grafana user guide, "Interface VPC endpoints", 2026-07',
  },
  'grafana-workspace': {
    kind: 'interface',
    api: 'workspaces of Amazon Managed Grafana',
    policy: 'unsupported',
    needsPrivateDns: true,
    source: 'Amazon Managed Grafana user guide, "Interface VPC endpoints", 2026-07',
  },
  kms: {
    kind: 'interface',
    api: 'the KMS API',
    policy: 'supported',
    source: 'KMS developer guide, "Connect to AWS KMS through a VPC endpoint", 2026-07',
  },
  sns: {
    kind: 'interface',
    api: 'the SNS API',
    policy: 'supported',
    source: 'SNS developer guide, "Creating an Amazon VPC endpoint policy for Amazon SNS", 2026-07',
  },
  secretsmanager: {
    kind: 'interface',
    api: 'the Secrets Manager API',
    policy: 'supported',
    source: 'Secrets Manager user guide, "Using an AWS Secrets Manager VPC endpoint", 2026-07',
  },
  ssm: {
    kind: 'interface',
    api: 'parameters of Systems Manager',
    policy: 'supported',
    source: 'Systems Manager user guide, "Create a VPC endpoint", 2026-07',
  },
  ecs: {
    kind: 'interface',
    api: 'the ECS API',
    policy: 'supported',
    source: 'ECS developer guide, "Amazon ECS interface VPC endpoints", 2026-07',
  },
};

/** The name that an endpoint is created by. */
export function endpointServiceName(service: EndpointService, region: string): string {
  return `com.amazonaws.${region}.${service}`;
}
