import { formatArn, partitionOf, type PolicyCondition, type PolicyStatement } from '@promontory/vocabulary';
import { Fn } from 'cdktf';
import { isConcrete } from '@promontory/core';
import type { EndpointService } from '@promontory/endpoint-needs';

/** Whom and what the policies name. */
export interface PolicySubjects {
  readonly region: string;
  readonly workspaceArns: readonly string[];
  readonly roleArns: readonly string[];
  readonly accountIds: readonly string[];
}

type Statements = (subjects: PolicySubjects) => readonly PolicyStatement[];

/** What may pass through the endpoint of a service; undefined where none is attached. */
export function policyStatements(
  service: EndpointService,
  subjects: PolicySubjects,
): readonly PolicyStatement[] | undefined {
  return POLICIES[service]?.(subjects);
}

/** Whether the policy of a service names accounts. */
export function namesAccounts(service: EndpointService): boolean {
  return BY_ACCOUNT.includes(service);
}

const BY_ACCOUNT: readonly EndpointService[] = [
  'eks',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'logs',
  'grafana',
  'kms',
  'sns',
  'secretsmanager',
  'ssm',
  'ecs',
];

// A principal named by a condition rather than by itself: what it is compared with stays the ARN that was written, also
// when the role is made anew, and gateways know no other way (PrivateLink guide, "Control access to VPC endpoints using
// endpoint policies", 2026-07).
const AWS_PRINCIPALS = [{ type: 'AWS', identifiers: ['*'] }] as const;
const EVERYONE = [{ type: '*', identifiers: ['*'] }] as const;

const roles = (arns: readonly string[]): PolicyCondition => ({
  test: 'ArnEquals',
  variable: 'aws:PrincipalArn',
  values: arns,
});

const accounts = (ids: readonly string[]): PolicyCondition => ({
  test: 'StringEquals',
  variable: 'aws:PrincipalAccount',
  values: ids,
});

/** Every call of one service, by principals of these accounts: many parts of a cluster call it, each in its own way. */
const ofAccounts =
  (prefix: string): Statements =>
  ({ accountIds }) => [
    {
      sid: 'OwnAccounts',
      principals: AWS_PRINCIPALS,
      actions: [`${prefix}:*`],
      resources: ['*'],
      conditions: [accounts(accountIds)],
    },
  ];

const pull: Statements = ({ accountIds }) => [
  {
    sid: 'Pull',
    principals: AWS_PRINCIPALS,
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
    ],
    // A login is about no repository, and the images of EKS add-ons are in accounts of AWS.
    resources: ['*'],
    conditions: [accounts(accountIds)],
  },
];

const POLICIES: Readonly<Partial<Record<EndpointService, Statements>>> = {
  'aps-workspaces': ({ workspaceArns, roleArns }) => [
    {
      sid: 'WriteAndQuery',
      principals: AWS_PRINCIPALS,
      actions: ['aps:RemoteWrite', 'aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'],
      resources: workspaceArns,
      conditions: [roles(roleArns)],
    },
  ],
  aps: ({ workspaceArns, roleArns }) => [
    {
      sid: 'Read',
      principals: AWS_PRINCIPALS,
      actions: [
        'aps:DescribeAlertManagerDefinition',
        'aps:DescribeLoggingConfiguration',
        'aps:DescribeQueryLoggingConfiguration',
        'aps:DescribeRuleGroupsNamespace',
        'aps:DescribeWorkspace',
        'aps:DescribeWorkspaceConfiguration',
        'aps:ListRuleGroupsNamespaces',
        'aps:ListTagsForResource',
      ],
      resources: workspaceArns.flatMap((arn) => [arn, ruleGroupsNamespacesOf(arn)]),
      conditions: [roles(roleArns)],
    },
    {
      sid: 'List',
      principals: AWS_PRINCIPALS,
      actions: ['aps:ListWorkspaces'],
      // About no workspace in particular: IAM knows no resource for it.
      resources: ['*'],
      conditions: [roles(roleArns)],
    },
  ],
  sts: ({ roleArns }) => [
    {
      sid: 'TokensForRoles',
      // Who trades a token is no AWS principal yet (IAM user guide, "Control access to AWS STS with VPC endpoint policies", 2026-07).
      principals: EVERYONE,
      actions: ['sts:AssumeRoleWithWebIdentity'],
      resources: roleArns,
    },
  ],
  eks: ofAccounts('eks'),
  ec2: ofAccounts('ec2'),
  'ecr.api': pull,
  'ecr.dkr': pull,
  s3: ({ region }) => [
    {
      sid: 'LayersOfImages',
      // Layers are fetched by signed URLs of ECR's own.
      principals: EVERYONE,
      actions: ['s3:GetObject'],
      // ECR user guide, "Minimum Amazon S3 Bucket Permissions for Amazon ECR", 2026-07.
      resources: [
        formatArn({
          partition: partitionOf(region),
          service: 's3',
          region: '',
          account: '',
          resource: `prod-${region}-starport-layer-bucket/*`,
        }),
      ],
    },
  ],
  logs: ({ region, accountIds }) => [
    {
      sid: 'WriteLogs',
      principals: AWS_PRINCIPALS,
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'logs:PutRetentionPolicy',
      ],
      resources: accountIds.map((account) =>
        formatArn({ partition: partitionOf(region), service: 'logs', region, account, resource: 'log-group:*' }),
      ),
      conditions: [accounts(accountIds)],
    },
  ],
  grafana: ofAccounts('grafana'),
  kms: ofAccounts('kms'),
  sns: ofAccounts('sns'),
  secretsmanager: ofAccounts('secretsmanager'),
  ssm: ofAccounts('ssm'),
  ecs: ofAccounts('ecs'),
};

function ruleGroupsNamespacesOf(workspaceArn: string): string {
  const [from, to] = [':workspace/', ':rulegroupsnamespace/'];
  const renamed = isConcrete(workspaceArn) ? workspaceArn.replace(from, to) : Fn.replace(workspaceArn, from, to);
  return `${renamed}/*`;
}
