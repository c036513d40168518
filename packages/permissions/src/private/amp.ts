import { LOG_DELIVERY_ACTIONS } from '@promontory/amp-facts';
import { passTo } from './common.js';
import {
  type Attributes,
  type Extra,
  isProtected,
  known,
  type Place,
  regionOf,
  type TypePermissions,
} from './type-permissions.js';

const arn = (attributes: Attributes, place: Place, resource: string): string =>
  `arn:${place.partition}:aps:${regionOf(attributes, place)}:${place.account}:${resource}`;
const workspaces = (attributes: Attributes, place: Place): string[] => [arn(attributes, place, 'workspace/*')];

const LOG_DELIVERY: Extra = { actions: LOG_DELIVERY_ACTIONS, resources: ['*'] };

/** Amazon Managed Service for Prometheus. Actions: its service authorization reference, 2026-07. */
export const AMP: Readonly<Record<string, TypePermissions>> = {
  aws_prometheus_workspace: {
    read: ['aps:DescribeWorkspace', 'aps:DescribeLoggingConfiguration', 'aps:ListTagsForResource'],
    write: [
      'aps:UpdateWorkspaceAlias',
      'aps:DeleteWorkspace',
      'aps:CreateLoggingConfiguration',
      'aps:UpdateLoggingConfiguration',
      'aps:DeleteLoggingConfiguration',
      'aps:TagResource',
      'aps:UntagResource',
    ],
    resources: workspaces,
    // The API authorises it before there is a workspace.
    writeAny: ['aps:CreateWorkspace'],
    also: (attributes, place) => [
      ...(attributes['logging_configuration'] === undefined ? [] : [LOG_DELIVERY]),
      ...(attributes['kms_key_arn'] === undefined ? [] : [useOfKey(attributes, place)]),
    ],
  },
  aws_prometheus_workspace_configuration: {
    read: ['aps:DescribeWorkspaceConfiguration'],
    write: ['aps:UpdateWorkspaceConfiguration'],
    resources: workspaces,
  },
  aws_prometheus_query_logging_configuration: {
    read: ['aps:DescribeQueryLoggingConfiguration'],
    write: [
      'aps:CreateQueryLoggingConfiguration',
      'aps:UpdateQueryLoggingConfiguration',
      'aps:DeleteQueryLoggingConfiguration',
    ],
    resources: workspaces,
    also: () => [LOG_DELIVERY],
  },
  aws_prometheus_resource_policy: {
    read: ['aps:DescribeResourcePolicy'],
    write: ['aps:PutResourcePolicy', 'aps:DeleteResourcePolicy'],
    resources: workspaces,
  },
  aws_prometheus_alert_manager_definition: {
    read: ['aps:DescribeAlertManagerDefinition'],
    write: ['aps:CreateAlertManagerDefinition', 'aps:PutAlertManagerDefinition', 'aps:DeleteAlertManagerDefinition'],
    resources: workspaces,
  },
  aws_prometheus_rule_group_namespace: {
    read: ['aps:DescribeRuleGroupsNamespace', 'aps:ListTagsForResource'],
    write: [
      'aps:CreateRuleGroupsNamespace',
      'aps:PutRuleGroupsNamespace',
      'aps:DeleteRuleGroupsNamespace',
      'aps:TagResource',
      'aps:UntagResource',
    ],
    resources: (attributes, place) => [
      arn(attributes, place, `rulegroupsnamespace/*/${known(attributes['name'])}`),
      arn(attributes, place, 'workspace/*'),
    ],
  },
  aws_prometheus_anomaly_detector: {
    read: ['aps:DescribeAnomalyDetector', 'aps:ListTagsForResource'],
    write: ['aps:PutAnomalyDetector', 'aps:DeleteAnomalyDetector', 'aps:TagResource', 'aps:UntagResource'],
    resources: (attributes, place) => [
      arn(attributes, place, 'anomalydetector/*'),
      arn(attributes, place, 'workspace/*'),
    ],
    writeAny: ['aps:CreateAnomalyDetector'],
  },
  aws_prometheus_scraper_logging_configuration: {
    read: ['aps:DescribeScraperLoggingConfiguration'],
    write: ['aps:UpdateScraperLoggingConfiguration', 'aps:DeleteScraperLoggingConfiguration'],
    resources: (attributes, place) => [arn(attributes, place, 'scraper/*')],
    also: () => [LOG_DELIVERY],
  },
  aws_prometheus_scraper: {
    read: ['aps:DescribeScraper', 'aps:ListTagsForResource'],
    write: ['aps:UpdateScraper', 'aps:DeleteScraper', 'aps:TagResource', 'aps:UntagResource'],
    resources: (attributes, place) => [arn(attributes, place, 'scraper/*'), arn(attributes, place, 'workspace/*')],
    writeAny: ['aps:CreateScraper'],
    also: (attributes, place): readonly Extra[] => [
      // AWS's pages are silent; it is asked for wherever else a service is given a role.
      ...(attributes['role_configuration'] === undefined
        ? []
        : passTo('scraper.aps.amazonaws.com', 'source_role_arn')(attributes, place)),
      // As in the managed policy AmazonPrometheusFullAccess: AMP looks at cluster and network for its caller.
      {
        actions: ['eks:DescribeCluster', 'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'],
        resources: ['*'],
        conditions: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['aps.amazonaws.com'] } },
      },
      {
        actions: ['iam:CreateServiceLinkedRole'],
        resources: [
          `arn:${place.partition}:iam::${place.account}:role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper*`,
        ],
        conditions: { StringEquals: { 'iam:AWSServiceName': 'scraper.aps.amazonaws.com' } },
      },
    ],
  },
};

/** AMP makes its grants on the key for whoever makes the workspace. */
function useOfKey(attributes: Attributes, place: Place): Extra {
  const region = regionOf(attributes, place);
  const key = known(attributes['kms_key_arn']);
  return {
    actions: ['kms:DescribeKey', 'kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'],
    resources: [key === '*' ? `arn:${place.partition}:kms:${region}:${place.account}:key/*` : key],
    conditions: { StringEquals: { 'kms:ViaService': `aps.${region}.amazonaws.com` } },
  };
}

/** Actions that destroy what Terraform itself is told to protect. */
export const DESTRUCTIVE: Readonly<Record<string, readonly string[]>> = {
  aws_prometheus_workspace: ['aps:DeleteWorkspace'],
  aws_kms_key: ['kms:ScheduleKeyDeletion'],
  aws_grafana_workspace: ['grafana:DeleteWorkspace'],
};

/** The actions of a type, without those that would destroy what is protected. */
export function writesOf(type: string, { write = [] }: TypePermissions, attributes: Attributes): readonly string[] {
  const destructive = isProtected(attributes) ? (DESTRUCTIVE[type] ?? []) : [];
  return write.filter((action) => !destructive.includes(action));
}
