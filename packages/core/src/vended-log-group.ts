import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import { ConfigurationError } from './configuration-error.js';
import { isConcrete } from './is-concrete.js';

/** What a log group that AMP delivers to is made of. */
export interface VendedLogGroupProps {
  /** It must begin with `/aws/vendedlogs/`. */
  readonly name: string;
  /** @default - the Region of the provider */
  readonly region: string | undefined;
  /** Days until a log event is deleted. @default 30 */
  readonly retentionDays: number | undefined;
  /** @default - CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/**
 * A log group that AMP delivers to: outside of `/aws/vendedlogs/` every one costs room in the account's CloudWatch Logs
 * resource policy, which holds 5,120 characters (AMP user guide, "CloudWatch Logs", 2026-07).
 */
export function vendedLogGroup(scope: Construct, id: string, props: VendedLogGroupProps): CloudwatchLogGroup {
  if (isConcrete(props.name) && !props.name.startsWith('/aws/vendedlogs/')) {
    throw new ConfigurationError(
      'AmpLogGroupName',
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
