import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { App, TerraformStack } from 'cdktf';
import { WorkspaceAlarms, type WorkspaceAlarmsProps } from '../src/workspace-alarms.js';

export const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
export const ARN = `arn:aws:aps:eu-west-1:111122223333:workspace/${ID}`;
export const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:watchers';
export const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

/** An empty stack with the provider that every AWS resource wants. */
export function awsStack(): TerraformStack {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  return stack;
}

/** A workspace made elsewhere, so that its ARN is known. */
export function known(stack: TerraformStack, arn = ARN, id = 'Metrics'): IWorkspace {
  return Workspace.fromWorkspaceArn(stack, id, arn);
}

/** The alarms of the one workspace; each part can be changed. */
export function alarms(
  stack: TerraformStack,
  props: Partial<WorkspaceAlarmsProps> = {},
  id = 'Alarms',
): WorkspaceAlarms {
  return new WorkspaceAlarms(stack, id, {
    workspace: props.workspace ?? known(stack),
    name: 'production-metrics',
    topicArns: [TOPIC],
    ...props,
  });
}
