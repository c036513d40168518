/**
 * Attributes whose change replaces a resource: what lets a review foretell replacements from two synthesised sides.
 * Only types that Promontory makes. A plan knows better and is believed.
 *
 * Source: documentation of the AWS provider 6.25 and the Helm provider 3.1, 2026-11.
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  aws_prometheus_workspace: ['kms_key_arn', 'region'],
  aws_prometheus_scraper: ['source', 'region'],
  aws_prometheus_rule_group_namespace: ['name', 'workspace_id', 'region'],
  aws_prometheus_alert_manager_definition: ['workspace_id', 'region'],
  aws_cloudwatch_log_group: ['name', 'region'],
  aws_sns_topic: ['name', 'region'],
  aws_sns_topic_subscription: ['topic_arn', 'protocol', 'endpoint', 'region'],
  aws_iam_role: ['name', 'path'],
  aws_iam_role_policy: ['name', 'role'],
  aws_security_group: ['name', 'description', 'vpc_id', 'region'],
  aws_vpc_security_group_ingress_rule: ['security_group_id', 'region'],
  aws_vpc_security_group_egress_rule: ['security_group_id', 'region'],
  aws_eks_addon: ['cluster_name', 'addon_name', 'region'],
  helm_release: ['name', 'namespace'],
};

/** Those of `attributes` whose change replaces a resource of that type. */
export function replacing(type: string, attributes: readonly string[]): string[] {
  const immutable = Object.hasOwn(IMMUTABLE, type) ? IMMUTABLE[type] : undefined;
  return attributes.filter((attribute) => immutable?.includes(attribute) === true);
}
