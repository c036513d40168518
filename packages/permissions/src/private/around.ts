import { arnOf, passTo, prefixed, roleNamed, TAGS } from './common.js';
import { type Attributes, known, type Place, regionOf, type TypePermissions } from './type-permissions.js';
import { IDENTITY } from './identity.js';
import { NETWORK } from './network.js';

const role = (place: Place, name: unknown): string =>
  `arn:${place.partition}:iam::${place.account}:role/${known(name)}`;

/** What stands around AMP. Actions: the service authorization references, 2026-07. */
export const AROUND: Readonly<Record<string, TypePermissions>> = {
  aws_cloudwatch_log_group: {
    read: prefixed('logs', ['ListTagsForResource']),
    write: prefixed('logs', [
      'CreateLogGroup',
      'DeleteLogGroup',
      'PutRetentionPolicy',
      'DeleteRetentionPolicy',
      'AssociateKmsKey',
      'DisassociateKmsKey',
      ...TAGS,
    ]),
    resources: (attributes, place) => {
      const group = arnOf('logs', attributes, place, `log-group:${known(attributes['name'])}`);
      return [group, `${group}:*`];
    },
    readAny: ['logs:DescribeLogGroups'],
  },
  aws_kms_key: {
    read: prefixed('kms', ['DescribeKey', 'GetKeyPolicy', 'GetKeyRotationStatus', 'ListResourceTags']),
    write: prefixed('kms', [
      'PutKeyPolicy',
      'EnableKeyRotation',
      'DisableKeyRotation',
      'EnableKey',
      'UpdateKeyDescription',
      'ScheduleKeyDeletion',
      ...TAGS,
    ]),
    resources: (attributes, place) => [arnOf('kms', attributes, place, 'key/*')],
    writeAny: ['kms:CreateKey'],
  },
  aws_kms_alias: {
    read: [],
    write: prefixed('kms', ['CreateAlias', 'UpdateAlias', 'DeleteAlias']),
    resources: (attributes, place) => [
      arnOf('kms', attributes, place, known(attributes['name'])),
      arnOf('kms', attributes, place, 'key/*'),
    ],
    readAny: ['kms:ListAliases'],
  },
  aws_sns_topic: {
    read: prefixed('sns', ['GetTopicAttributes', 'ListTagsForResource']),
    write: prefixed('sns', ['CreateTopic', 'DeleteTopic', 'SetTopicAttributes', ...TAGS]),
    resources: (attributes, place) => [arnOf('sns', attributes, place, known(attributes['name']))],
  },
  aws_sns_topic_policy: {
    read: ['sns:GetTopicAttributes'],
    write: ['sns:SetTopicAttributes', 'sns:AddPermission', 'sns:RemovePermission'],
    resources: (attributes, place) => [arnOf('sns', attributes, place, '*')],
  },
  aws_sns_topic_subscription: {
    read: ['sns:GetSubscriptionAttributes'],
    write: ['sns:Subscribe', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
    resources: (attributes, place) => [arnOf('sns', attributes, place, '*')],
  },
  aws_sqs_queue: {
    read: prefixed('sqs', ['GetQueueAttributes', 'GetQueueUrl', 'ListQueueTags']),
    write: prefixed('sqs', ['CreateQueue', 'DeleteQueue', 'SetQueueAttributes', 'TagQueue', 'UntagQueue']),
    resources: (attributes, place) => [arnOf('sqs', attributes, place, known(attributes['name']))],
  },
  aws_sqs_queue_policy: {
    read: ['sqs:GetQueueAttributes'],
    write: ['sqs:SetQueueAttributes'],
    resources: (attributes, place) => [arnOf('sqs', attributes, place, '*')],
  },
  aws_chatbot_slack_channel_configuration: {
    read: [],
    resources: () => [],
    readAny: ['chatbot:DescribeSlackChannelConfigurations', 'chatbot:ListTagsForResource'],
    writeAny: [
      'chatbot:CreateSlackChannelConfiguration',
      'chatbot:UpdateSlackChannelConfiguration',
      'chatbot:DeleteSlackChannelConfiguration',
      'chatbot:TagResource',
      'chatbot:UntagResource',
    ],
    also: passTo('chatbot.amazonaws.com', 'iam_role_arn'),
  },
  aws_iam_role: {
    read: prefixed('iam', ['GetRole', 'ListRolePolicies', 'ListAttachedRolePolicies', 'ListRoleTags']),
    write: prefixed('iam', [
      'CreateRole',
      'DeleteRole',
      'UpdateRole',
      'UpdateRoleDescription',
      'UpdateAssumeRolePolicy',
      'ListInstanceProfilesForRole',
      'TagRole',
      'UntagRole',
    ]),
    resources: (attributes, place) => [role(place, attributes['name'])],
  },
  aws_iam_role_policy: {
    read: ['iam:GetRolePolicy'],
    write: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
    resources: (attributes, place) => [role(place, attributes['role'])],
  },
  aws_security_group: {
    read: [],
    write: prefixed('ec2', [
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
      'RevokeSecurityGroupEgress',
      'CreateTags',
      'DeleteTags',
    ]),
    resources: (attributes, place) => [
      arnOf('ec2', attributes, place, 'security-group/*'),
      arnOf('ec2', attributes, place, `vpc/${known(attributes['vpc_id'])}`),
    ],
    readAny: ['ec2:DescribeSecurityGroups', 'ec2:DescribeNetworkInterfaces'],
  },
  ...Object.fromEntries(
    (['Egress', 'Ingress'] as const).map((way) => [
      `aws_vpc_security_group_${way.toLowerCase()}_rule`,
      {
        read: [],
        write: prefixed('ec2', [
          `AuthorizeSecurityGroup${way}`,
          `RevokeSecurityGroup${way}`,
          'ModifySecurityGroupRules',
          'CreateTags',
          'DeleteTags',
        ]),
        resources: (attributes: Attributes, place: Place) => [
          arnOf('ec2', attributes, place, 'security-group/*'),
          arnOf('ec2', attributes, place, 'security-group-rule/*'),
        ],
        readAny: ['ec2:DescribeSecurityGroupRules'],
      } satisfies TypePermissions,
    ]),
  ),
  aws_eks_addon: {
    read: ['eks:DescribeAddon'],
    write: prefixed('eks', ['CreateAddon', 'UpdateAddon', 'DeleteAddon', 'DescribeUpdate', ...TAGS]),
    resources: (attributes, place) => {
      const cluster = known(attributes['cluster_name']);
      return [
        arnOf('eks', attributes, place, `cluster/${cluster}`),
        arnOf('eks', attributes, place, `addon/${cluster}/${known(attributes['addon_name'])}/*`),
      ];
    },
  },
  aws_eks_pod_identity_association: {
    read: ['eks:DescribePodIdentityAssociation'],
    write: prefixed('eks', [
      'CreatePodIdentityAssociation',
      'UpdatePodIdentityAssociation',
      'DeletePodIdentityAssociation',
      ...TAGS,
    ]),
    resources: (attributes, place) => {
      const cluster = known(attributes['cluster_name']);
      return [
        arnOf('eks', attributes, place, `cluster/${cluster}`),
        arnOf('eks', attributes, place, `podidentityassociation/${cluster}/*`),
      ];
    },
    also: (attributes, place) => [
      { actions: ['iam:GetRole'], resources: [roleNamed(attributes['role_arn'], place)] },
      ...passTo('pods.eks.amazonaws.com', 'role_arn')(attributes, place),
    ],
  },
  'data.aws_eks_cluster': {
    read: ['eks:DescribeCluster'],
    resources: (attributes, place) => [arnOf('eks', attributes, place, `cluster/${known(attributes['name'])}`)],
  },
  'data.aws_iam_openid_connect_provider': {
    read: ['iam:GetOpenIDConnectProvider'],
    resources: (_, place) => [`arn:${place.partition}:iam::${place.account}:oidc-provider/*`],
    readAny: ['iam:ListOpenIDConnectProviders'],
  },
  ...IDENTITY,
  ...NETWORK,
  'data.aws_prometheus_workspace': {
    read: ['aps:DescribeWorkspace', 'aps:ListTagsForResource'],
    resources: (attributes, place) => [
      `arn:${place.partition}:aps:${regionOf(attributes, place)}:*:workspace/${known(attributes['workspace_id'])}`,
    ],
  },
};
