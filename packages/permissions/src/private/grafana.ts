import { arnOf, passTo, prefixed, TAGS } from './common.js';
import { type Attributes, known, type Place, type TypePermissions } from './type-permissions.js';

// The id of a workspace is known to AWS alone.
const workspaces = (attributes: Attributes, place: Place): string[] => [
  arnOf('grafana', attributes, place, '/workspaces/*'),
];

/**
 * Amazon Managed Grafana. Actions, and what they call besides: the service authorization reference, and the managed
 * policies AWSGrafanaAccountAdministrator and AWSGrafanaWorkspacePermissionManagementV2, 2026-11.
 */
export const GRAFANA: Readonly<Record<string, TypePermissions>> = {
  aws_grafana_workspace: {
    read: prefixed('grafana', ['DescribeWorkspace', 'DescribeWorkspaceConfiguration', 'ListTagsForResource']),
    write: prefixed('grafana', ['UpdateWorkspace', 'UpdateWorkspaceConfiguration', 'DeleteWorkspace', ...TAGS]),
    resources: workspaces,
    writeAny: ['grafana:CreateWorkspace'],
    also: (attributes, place) => [
      ...passTo('grafana.amazonaws.com', 'role_arn')(attributes, place),
      ...signIn(attributes),
      ...(attributes['vpc_configuration'] === undefined
        ? []
        : [
            { actions: prefixed('ec2', ['DescribeSecurityGroups', 'DescribeSubnets']), resources: ['*'] },
            {
              actions: ['iam:CreateServiceLinkedRole'],
              resources: [`arn:${place.partition}:iam::${place.account}:role/aws-service-role/grafana.amazonaws.com/*`],
              conditions: { StringEquals: { 'iam:AWSServiceName': 'grafana.amazonaws.com' } },
            },
          ]),
      ...(attributes['network_access_control'] === undefined
        ? []
        : [{ actions: prefixed('ec2', ['GetManagedPrefixListEntries', 'DescribeVpcEndpoints']), resources: ['*'] }]),
    ],
  },
  aws_grafana_role_association: {
    read: ['grafana:ListPermissions'],
    write: ['grafana:UpdatePermissions'],
    resources: workspaces,
    writeAny: [
      ...prefixed('sso', [
        'AssociateProfile',
        'DescribeRegisteredRegions',
        'DisassociateProfile',
        'GetManagedApplicationInstance',
        'GetProfile',
        'GetSharedSsoConfiguration',
        'ListDirectoryAssociations',
        'ListProfileAssociations',
        'ListProfiles',
      ]),
      ...prefixed('sso-directory', ['DescribeGroup', 'DescribeUser']),
    ],
  },
  aws_grafana_workspace_saml_configuration: {
    read: ['grafana:DescribeWorkspaceAuthentication'],
    write: ['grafana:UpdateWorkspaceAuthentication'],
    resources: workspaces,
  },
  aws_grafana_workspace_service_account: {
    read: ['grafana:ListWorkspaceServiceAccounts'],
    write: prefixed('grafana', ['CreateWorkspaceServiceAccount', 'DeleteWorkspaceServiceAccount']),
    resources: workspaces,
  },
  aws_grafana_license_association: {
    read: ['grafana:DescribeWorkspace'],
    write: prefixed('grafana', ['AssociateLicense', 'DisassociateLicense']),
    resources: workspaces,
    writeAny: ['aws-marketplace:ViewSubscriptions'],
  },
  'data.aws_grafana_workspace': {
    read: ['grafana:DescribeWorkspace'],
    resources: (attributes, place) => [
      arnOf('grafana', attributes, place, `/workspaces/${known(attributes['workspace_id'])}`),
    ],
  },
  'data.aws_vpc_endpoint': {
    read: [],
    resources: () => [],
    readAny: ['ec2:DescribeVpcEndpoints', 'ec2:DescribePrefixLists'],
  },
};

/** With IAM Identity Center a workspace is an application there. */
function signIn({ authentication_providers: providers }: Attributes) {
  if (!Array.isArray(providers) || !providers.includes('AWS_SSO')) return [];
  return [
    {
      actions: [
        'organizations:DescribeOrganization',
        ...prefixed('sso', [
          'CreateManagedApplicationInstance',
          'DeleteManagedApplicationInstance',
          'DescribeRegisteredRegions',
          'GetSharedSsoConfiguration',
        ]),
      ],
      resources: ['*'],
    },
  ];
}
