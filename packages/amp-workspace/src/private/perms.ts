/**
 * IAM actions by intent. Source: "Permissions reference" of the AMP user guide (2026-07) and the service authorization
 * reference of Amazon Managed Service for Prometheus.
 */

/** Post samples, and nothing more. */
export const REMOTE_WRITE = ['aps:RemoteWrite'] as const;

/** Run queries and read the names they are made of. */
export const QUERY = ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'] as const;

/** See how the workspace is set up, its rules and its alerts; no metrics. */
export const READ = [
  'aps:DescribeWorkspace',
  'aps:DescribeWorkspaceConfiguration',
  'aps:DescribeLoggingConfiguration',
  'aps:DescribeQueryLoggingConfiguration',
  'aps:DescribeAlertManagerDefinition',
  'aps:ListRuleGroupsNamespaces',
  'aps:ListRules',
  'aps:ListAlerts',
  'aps:ListAlertManagerAlerts',
  'aps:ListAlertManagerAlertGroups',
  'aps:ListAlertManagerReceivers',
  'aps:ListAlertManagerSilences',
  'aps:GetAlertManagerSilence',
  'aps:GetAlertManagerStatus',
  'aps:ListTagsForResource',
] as const;

/** See one namespace of rules: authorised against the namespace, not the workspace. */
export const READ_RULES = ['aps:DescribeRuleGroupsNamespace', 'aps:ListTagsForResource'] as const;

/** Write and remove namespaces of rules: authorised against the namespaces. */
export const ADMINISTER_RULES = [
  'aps:CreateRuleGroupsNamespace',
  'aps:PutRuleGroupsNamespace',
  'aps:DeleteRuleGroupsNamespace',
  ...READ_RULES,
  'aps:TagResource',
  'aps:UntagResource',
] as const;

/** What goes with that on the workspace itself. */
export const LIST_RULES = ['aps:ListRuleGroupsNamespaces', 'aps:ListRules'] as const;

/** Write and remove the alert manager definition, and silence alerts. */
export const ADMINISTER_ALERTS = [
  'aps:CreateAlertManagerDefinition',
  'aps:DescribeAlertManagerDefinition',
  'aps:PutAlertManagerDefinition',
  'aps:DeleteAlertManagerDefinition',
  'aps:PutAlertManagerSilences',
  'aps:GetAlertManagerSilence',
  'aps:ListAlertManagerSilences',
  'aps:DeleteAlertManagerSilence',
  'aps:ListAlerts',
  'aps:ListAlertManagerAlerts',
  'aps:ListAlertManagerAlertGroups',
  'aps:ListAlertManagerReceivers',
  'aps:GetAlertManagerStatus',
] as const;

/** What the alert manager needs on an SNS topic. */
export const PUBLISH_ALERTS = ['sns:Publish', 'sns:GetTopicAttributes'] as const;

/** What AMP does with a customer managed key, by way of whoever calls it ("Encryption at rest", 2026-07). */
export const USE_KEY = ['kms:DescribeKey', 'kms:CreateGrant', 'kms:GenerateDataKey', 'kms:Decrypt'] as const;

/** What a reader of encrypted metrics, such as Amazon Managed Grafana, does with the key. */
export const READ_BY_KEY = ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'] as const;
