/** IAM actions by intent. Source: "Permissions reference" of the AMP user guide and the service authorization reference. */

/** Post samples, and nothing more. */
export const REMOTE_WRITE = ['aps:RemoteWrite'] as const;

/** Run queries and read the names they are made of. */
export const QUERY = ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'] as const;

/** What the alert manager needs on an SNS topic. */
export const PUBLISH_ALERTS = ['sns:Publish', 'sns:GetTopicAttributes'] as const;
