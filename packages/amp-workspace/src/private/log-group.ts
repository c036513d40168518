import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { ConfigurationError, isConcrete } from '@promontory/core';
import type { Construct } from 'constructs';

/** What a log group that AMP delivers to is made of. */
export interface LogGroupProps {
  readonly name: string;
  readonly region: string | undefined;
  readonly retentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/**
 * A log group that AMP delivers to: outside of `/aws/vendedlogs/` every one costs room in the account's CloudWatch Logs
 * resource policy, which holds 5,120 characters (AMP user guide, "CloudWatch Logs", 2026-07).
 */
export function vendedLogGroup(scope: Construct, id: string, props: LogGroupProps): CloudwatchLogGroup {
  if (isConcrete(props.name) && !props.name.startsWith('/aws/vendedlogs/')) {
    throw new ConfigurationError(
      'AmpWorkspaceLogGroupName',
      { got: props.name, expected: "a name that begins with '/aws/vendedlogs/'", fix: "change 'logGroupName'" },
      scope,
    );
  }
  return new CloudwatchLogGroup(scope, id, {
    name: props.name,
    region: props.region,
    retentionInDays: props.retentionDays ?? 30,
    kmsKeyId: props.kmsKeyArn,
    tags: props.tags && { ...props.tags },
  });
}
