import { type Finding, isArnOf } from '@promontory/vocabulary';
import { type Manifest, manifest, type ObjectProps } from './custom-object.js';
import { checkTarget, targetSpec, type WorkspaceTarget } from './workspace-target.js';

/** Where the errors of rules and of the alert manager go. A workspace has one. */
export type LoggingConfigurationManifestProps = ObjectProps &
  WorkspaceTarget & {
    /** The object's name in Kubernetes: AMP has none. */
    readonly name: string;
    /**
     * The log group, which must be there. Outside of `/aws/vendedlogs/` it costs room in the account's CloudWatch Logs
     * resource policy.
     */
    readonly logGroupArn: string;
  };

/** A `LoggingConfiguration`. */
export function loggingConfigurationManifest(props: LoggingConfigurationManifestProps): Manifest {
  // The API wants every stream of the group.
  const logGroupARN = `${props.logGroupArn.replace(/:\*$/, '')}:*`;
  const findings = [...checkTarget(props), ...checkLogGroup(logGroupARN)];
  return manifest('LoggingConfiguration', props.name, props, { ...targetSpec(props), logGroupARN }, findings);
}

// Pattern: CreateLoggingConfiguration, as the custom resource definition cites it, 1.4.3, 2026-11.
function checkLogGroup(arn: string): Finding[] {
  if (isArnOf(arn, 'logs', 'log-group:') && /:log-group:[A-Za-z0-9.\-_#/]{1,512}:\*$/.test(arn)) return [];
  return [
    {
      code: 'AckLogGroupArn',
      path: ['spec', 'logGroupARN'],
      got: arn,
      expected: 'arn:<partition>:logs:<region>:<account>:log-group:<name>',
      fix: "copy the ARN from 'aws logs describe-log-groups'",
    },
  ];
}
