import { ServiceRole } from '@promontory/core';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import type { IWorkspace } from '@promontory/amp-workspace';
import type { IGrantable } from '@promontory/core';
import { Construct } from 'constructs';
import { FunctionArchive } from './function-archive.js';
import { FUNCTION_RUNTIME } from './limits.js';
import * as perms from './perms.js';
import type { Place } from './place.js';

/** What the function is made of. */
export interface WriterFunctionProps {
  readonly name: string;
  readonly place: Place;
  readonly workspace: IWorkspace;
  readonly memory: number;
  readonly timeout: number;
  readonly logRetentionDays: number;
  readonly kmsKeyArn?: string;
}

/** The function that Firehose transforms records with, and that in truth writes them to the workspace. */
export class WriterFunction extends Construct {
  readonly functionArn: string;
  readonly functionName: string;
  readonly logGroupName: string;
  readonly role: ServiceRole;

  constructor(scope: Construct, id: string, props: WriterFunctionProps) {
    super(scope, id);
    const { name, place, workspace } = props;
    this.role = new ServiceRole(this, 'Role', {
      roleName: `${name}-${place.region}-function`,
      description: `Writes the metric stream ${name} to AMP`,
      service: 'lambda.amazonaws.com',
      onlyFor: { test: 'StringEquals', variable: 'aws:SourceAccount', values: [place.account] },
      tags: place.tags,
    });
    // Made here, or Lambda would make one that keeps everything for ever.
    const logGroup = new CloudwatchLogGroup(this, 'LogGroup', {
      name: `/aws/lambda/${name}`,
      region: place.givenRegion,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: props.kmsKeyArn,
      tags: place.tags,
    });
    this.role.addToPolicy({ actions: perms.LOG, resources: [`${logGroup.arn}:*`] });
    workspace.grantRemoteWrite(this.role);

    const archive = new FunctionArchive(this, 'Archive');
    const resource = new LambdaFunction(this, 'Resource', {
      functionName: name,
      description: `Writes the metric stream ${name} to AMP`,
      region: place.givenRegion,
      role: this.role.roleArn,
      runtime: FUNCTION_RUNTIME,
      handler: 'main.handler',
      filename: archive.path,
      sourceCodeHash: archive.hash,
      memorySize: props.memory,
      timeout: props.timeout,
      environment: {
        variables: { REMOTE_WRITE_URL: workspace.remoteWriteUrl, WORKSPACE_REGION: workspace.region },
      },
      // The function writes JSON itself.
      loggingConfig: { logFormat: 'Text', logGroup: logGroup.name },
      tags: place.tags,
      dependsOn: [this.role.policy],
    });
    this.functionArn = resource.arn;
    this.functionName = resource.functionName;
    this.logGroupName = logGroup.name;
    this.node.defaultChild = resource;
  }

  /** Lets `grantee` call the function. Firehose asks for `$LATEST` by name, which IAM takes for another resource. */
  grantInvoke(grantee: IGrantable): void {
    grantee.addToPolicy({ actions: perms.INVOKE, resources: [this.functionArn, `${this.functionArn}:$LATEST`] });
  }
}
