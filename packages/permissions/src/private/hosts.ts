import { arnOf, passTo, prefixed, roleNamed, TAGS } from './common.js';
import { type Attributes, known, type Place, type TypePermissions } from './type-permissions.js';

const instanceProfile = (attributes: Attributes, place: Place): string =>
  `arn:${place.partition}:iam::${place.account}:instance-profile/${known(attributes['name'])}`;

/** The name of a cluster, of which its ARN is written. */
const clusterName = ({ cluster }: Attributes): string => known(cluster).split(':cluster/')[1] ?? '*';

/** Collectors outside of Kubernetes. Actions: the service authorization references, 2026-07. */
export const HOSTS: Readonly<Record<string, TypePermissions>> = {
  aws_ssm_parameter: {
    read: prefixed('ssm', ['GetParameter', 'GetParameters', 'ListTagsForResource']),
    write: prefixed('ssm', ['PutParameter', 'DeleteParameter', 'AddTagsToResource', 'RemoveTagsFromResource']),
    resources: (attributes, place) => [
      arnOf('ssm', attributes, place, `parameter/${known(attributes['name']).replace(/^\//, '')}`),
    ],
    readAny: ['ssm:DescribeParameters'],
  },
  aws_ecs_task_definition: {
    read: ['ecs:ListTagsForResource'],
    write: prefixed('ecs', ['RegisterTaskDefinition', ...TAGS]),
    resources: (attributes, place) => [
      arnOf('ecs', attributes, place, `task-definition/${known(attributes['family'])}:*`),
    ],
    // They can be allowed on everything alone.
    readAny: ['ecs:DescribeTaskDefinition'],
    writeAny: ['ecs:DeregisterTaskDefinition'],
    also: (attributes, place) => {
      const to = ['task_role_arn', 'execution_role_arn'].map((key) => roleNamed(attributes[key], place));
      return passTo('ecs-tasks.amazonaws.com', 'task_role_arn')(attributes, place).map((one) => ({
        ...one,
        resources: [...new Set(to)],
      }));
    },
  },
  aws_ecs_service: {
    read: ['ecs:DescribeServices', 'ecs:ListTagsForResource'],
    write: prefixed('ecs', ['CreateService', 'UpdateService', 'DeleteService', ...TAGS]),
    resources: (attributes, place) => [
      arnOf('ecs', attributes, place, `service/${clusterName(attributes)}/${known(attributes['name'])}`),
    ],
  },
  aws_iam_instance_profile: {
    read: ['iam:GetInstanceProfile', 'iam:ListInstanceProfileTags'],
    write: prefixed('iam', [
      'CreateInstanceProfile',
      'DeleteInstanceProfile',
      'AddRoleToInstanceProfile',
      'RemoveRoleFromInstanceProfile',
      'TagInstanceProfile',
      'UntagInstanceProfile',
    ]),
    resources: (attributes, place) => [instanceProfile(attributes, place)],
    // To put a role into it, and to start an instance with it.
    also: (attributes, place) =>
      passTo('ec2.amazonaws.com', 'role')(attributes, place).map((one) => ({
        ...one,
        resources: [`arn:${place.partition}:iam::${place.account}:role/${known(attributes['role'])}`],
      })),
  },
  aws_launch_template: {
    read: [],
    write: prefixed('ec2', [
      'CreateLaunchTemplate',
      'CreateLaunchTemplateVersion',
      'ModifyLaunchTemplate',
      'DeleteLaunchTemplate',
      'CreateTags',
      'DeleteTags',
    ]),
    resources: (attributes, place) => [arnOf('ec2', attributes, place, 'launch-template/*')],
    readAny: ['ec2:DescribeLaunchTemplates', 'ec2:DescribeLaunchTemplateVersions'],
  },
  aws_autoscaling_group: {
    read: [],
    write: prefixed('autoscaling', [
      'CreateAutoScalingGroup',
      'UpdateAutoScalingGroup',
      'DeleteAutoScalingGroup',
      'StartInstanceRefresh',
      'CancelInstanceRefresh',
      'CreateOrUpdateTags',
      'DeleteTags',
      'SetInstanceProtection',
    ]),
    resources: (attributes, place) => [
      arnOf('autoscaling', attributes, place, `autoScalingGroup:*:autoScalingGroupName/${known(attributes['name'])}`),
    ],
    readAny: prefixed('autoscaling', [
      'DescribeAutoScalingGroups',
      'DescribeScalingActivities',
      'DescribeInstanceRefreshes',
      'DescribeTags',
    ]),
    // Whoever makes a group must be allowed to start what it starts.
    also: (attributes, place) => [
      {
        actions: ['ec2:RunInstances', 'ec2:CreateTags'],
        resources: [
          ...['instance/*', 'volume/*', 'network-interface/*', 'subnet/*', 'security-group/*', 'launch-template/*'].map(
            (one) => arnOf('ec2', attributes, place, one),
          ),
          `arn:${place.partition}:ec2:${place.region}::image/*`,
        ],
      },
    ],
  },
  'data.aws_ec2_managed_prefix_list': {
    read: ['ec2:GetManagedPrefixListEntries'],
    resources: (_, place) => [`arn:${place.partition}:ec2:${place.region}:*:prefix-list/*`],
    readAny: ['ec2:DescribeManagedPrefixLists'],
  },
};
