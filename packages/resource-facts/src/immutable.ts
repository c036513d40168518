/** The day on which the tables were last gone through. */
export const resourceFactsDate = '2026-11-21';

/** Every attribute that can be set: the type has no update. */
const ALL = ['*'];

/**
 * Attributes whose change replaces a resource, for the types that Promontory makes. `metadata.name` is an attribute of
 * a block. The AWS provider replaces on `region` besides, whatever the type.
 *
 * Source: documentation ("Forces new resource") and schemas of the AWS provider 6.25, the Helm provider 3.1 and the
 * Kubernetes provider 2.38.
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  aws_autoscaling_group: ['name', 'name_prefix'],
  aws_ce_anomaly_monitor: ['monitor_type', 'monitor_dimension', 'monitor_specification'],
  aws_ce_anomaly_subscription: ['account_id', 'name'],
  // Any of it can be changed.
  aws_chatbot_slack_channel_configuration: [],
  aws_cloudwatch_event_rule: ['name', 'name_prefix', 'event_bus_name'],
  aws_cloudwatch_event_target: ['event_bus_name', 'rule', 'target_id'],
  aws_cloudwatch_log_group: ['name', 'name_prefix', 'log_group_class'],
  aws_cloudwatch_log_metric_filter: ['name', 'log_group_name'],
  aws_cloudwatch_log_stream: ['name', 'log_group_name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_cloudwatch_metric_stream: ['name', 'name_prefix'],
  aws_ecs_service: ['name', 'cluster', 'launch_type', 'scheduling_strategy', 'enable_ecs_managed_tags'],
  // A changed definition is another revision.
  aws_ecs_task_definition: ALL,
  aws_eks_addon: ['cluster_name', 'addon_name'],
  aws_eks_pod_identity_association: ['cluster_name', 'namespace', 'service_account'],
  aws_iam_instance_profile: ['name', 'name_prefix', 'path'],
  aws_iam_role: ['name', 'name_prefix', 'path'],
  aws_iam_role_policy: ['name', 'name_prefix', 'role'],
  aws_iam_role_policy_attachment: ALL,
  aws_kinesis_firehose_delivery_stream: [
    'name',
    'destination',
    'kinesis_source_configuration',
    'msk_source_configuration',
  ],
  aws_kms_alias: ['name', 'name_prefix'],
  aws_kms_key: ['key_usage', 'customer_master_key_spec', 'custom_key_store_id', 'multi_region', 'xks_key_id'],
  aws_lambda_function: ['function_name', 'package_type'],
  aws_launch_template: ['name', 'name_prefix'],
  aws_prometheus_alert_manager_definition: ['workspace_id'],
  aws_prometheus_query_logging_configuration: ['workspace_id'],
  aws_prometheus_resource_policy: ['workspace_id'],
  aws_prometheus_rule_group_namespace: ['name', 'workspace_id'],
  aws_prometheus_scraper: ['source'],
  aws_prometheus_workspace: ['kms_key_arn'],
  aws_prometheus_workspace_configuration: ['workspace_id'],
  aws_route: ['route_table_id', 'destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
  aws_route53_record: ['zone_id', 'name', 'set_identifier'],
  aws_route53_zone: ['name', 'delegation_set_id'],
  aws_s3_bucket: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  aws_s3_bucket_lifecycle_configuration: ['bucket', 'expected_bucket_owner'],
  aws_s3_bucket_ownership_controls: ['bucket'],
  aws_s3_bucket_policy: ['bucket'],
  aws_s3_bucket_public_access_block: ['bucket'],
  aws_s3_bucket_server_side_encryption_configuration: ['bucket', 'expected_bucket_owner'],
  aws_secretsmanager_secret: ['name', 'name_prefix'],
  aws_secretsmanager_secret_policy: ['secret_arn'],
  aws_security_group: ['name', 'name_prefix', 'description', 'vpc_id'],
  aws_sns_topic: ['name', 'name_prefix', 'fifo_topic'],
  aws_sns_topic_policy: ['arn'],
  aws_sns_topic_subscription: ['topic_arn', 'protocol', 'endpoint'],
  aws_sqs_queue: ['name', 'name_prefix', 'fifo_queue'],
  aws_sqs_queue_policy: ['queue_url'],
  aws_ssm_parameter: ['name'],
  aws_vpc_endpoint: [
    'vpc_id',
    'vpc_endpoint_type',
    'service_name',
    'service_region',
    'resource_configuration_arn',
    'service_network_arn',
  ],
  aws_vpc_security_group_egress_rule: ['security_group_id'],
  aws_vpc_security_group_ingress_rule: ['security_group_id'],
  helm_release: ['name', 'namespace'],
  kubernetes_cluster_role_binding_v1: ['metadata.name', 'role_ref'],
  kubernetes_cluster_role_v1: ['metadata.name'],
};

/** What replaces a resource of that type when it changes; undefined when nothing is known of the type. */
export function immutableAttributes(type: string): readonly string[] | undefined {
  const listed = Object.hasOwn(IMMUTABLE, type) ? IMMUTABLE[type] : undefined;
  if (listed === undefined || listed === ALL || !type.startsWith('aws_')) return listed;
  return [...listed, 'region'];
}

/** Attributes that can be changed, but not taken away, without replacing the resource. */
const KEPT_ONCE_SET: Readonly<Record<string, readonly string[]>> = {
  aws_prometheus_workspace: ['alias'],
};

/** What replaces a resource of that type when it was set and is no longer. */
export function attributesKeptOnceSet(type: string): readonly string[] {
  return (Object.hasOwn(KEPT_ONCE_SET, type) ? KEPT_ONCE_SET[type] : undefined) ?? [];
}
