/** A default value of an attribute. */
export type DefaultValue = string | number | boolean;

/**
 * What an attribute is when nobody says so, where the provider's schema has a default of its own. The bindings do not
 * tell these. Types that Promontory makes; source: as for the immutable attributes.
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, DefaultValue>>>> = {
  aws_chatbot_slack_channel_configuration: { logging_level: 'NONE', user_authorization_required: false },
  aws_cloudwatch_event_rule: { event_bus_name: 'default', force_destroy: false },
  aws_cloudwatch_event_target: { event_bus_name: 'default', force_destroy: false },
  aws_cloudwatch_log_group: { retention_in_days: 0, skip_destroy: false },
  aws_cloudwatch_log_metric_filter: { apply_on_transformed_logs: false },
  aws_cloudwatch_metric_alarm: { actions_enabled: true, treat_missing_data: 'missing' },
  aws_cloudwatch_metric_stream: { include_linked_accounts_metrics: false },
  aws_ecs_service: { enable_ecs_managed_tags: false, enable_execute_command: false, scheduling_strategy: 'REPLICA' },
  aws_iam_instance_profile: { path: '/' },
  aws_iam_role: { force_detach_policies: false, max_session_duration: 3600, path: '/' },
  aws_kms_key: {
    bypass_policy_lockout_safety_check: false,
    customer_master_key_spec: 'SYMMETRIC_DEFAULT',
    enable_key_rotation: false,
    is_enabled: true,
    key_usage: 'ENCRYPT_DECRYPT',
  },
  aws_lambda_function: {
    memory_size: 128,
    package_type: 'Zip',
    publish: false,
    reserved_concurrent_executions: -1,
    skip_destroy: false,
    timeout: 3,
  },
  aws_route53_zone: { comment: 'Managed by Terraform', force_destroy: false },
  aws_s3_bucket: { force_destroy: false },
  aws_s3_bucket_public_access_block: {
    block_public_acls: false,
    block_public_policy: false,
    ignore_public_acls: false,
    restrict_public_buckets: false,
  },
  aws_secretsmanager_secret: { force_overwrite_replica_secret: false, recovery_window_in_days: 30 },
  aws_security_group: { description: 'Managed by Terraform', revoke_rules_on_delete: false },
  aws_sns_topic: { content_based_deduplication: false, fifo_topic: false },
  aws_sns_topic_subscription: {
    confirmation_timeout_in_minutes: 1,
    endpoint_auto_confirms: false,
    raw_message_delivery: false,
  },
  aws_sqs_queue: {
    content_based_deduplication: false,
    delay_seconds: 0,
    fifo_queue: false,
    max_message_size: 262144,
    message_retention_seconds: 345600,
    receive_wait_time_seconds: 0,
    visibility_timeout_seconds: 30,
  },
  aws_vpc_endpoint: { vpc_endpoint_type: 'Gateway' },
};

/** The defaults of a type's attributes. */
export function defaultValues(type: string): Readonly<Record<string, DefaultValue>> {
  return (Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined) ?? {};
}

/** Attributes that AWS says anew whenever a resource of that type is changed. */
const RECOMPUTED: Readonly<Record<string, readonly string[]>> = {
  aws_lambda_function: ['last_modified'],
};

/** What is not known of an updated resource until it is applied, although it was known before. */
export function recomputedAttributes(type: string): readonly string[] {
  return (Object.hasOwn(RECOMPUTED, type) ? RECOMPUTED[type] : undefined) ?? [];
}
