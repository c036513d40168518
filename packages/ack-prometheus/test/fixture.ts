import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { Cluster, type ICluster } from '@promontory/eks';
import {
  CLUSTER_ATTRIBUTES,
  evaluate,
  type IamDecision,
  policyAt,
  type SynthesizedStack,
  synth,
} from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { AckController, type AckControllerProps } from '../src/ack-controller.js';

export const ACCOUNT = '111122223333';
export const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
export const workspaceArn = (id = ID, region = 'eu-west-1'): string =>
  `arn:aws:aps:${region}:${ACCOUNT}:workspace/${id}`;

/** One controller with everything around it; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new HelmProvider(this.stack, 'Helm', {});
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
  }

  workspace(id = ID, region?: string): IWorkspace {
    return Workspace.fromWorkspaceArn(this.stack, `Workspace-${id}`, workspaceArn(id, region));
  }

  controller(props: Partial<AckControllerProps> = {}): AckController {
    return new AckController(this.stack, 'Ack', {
      cluster: this.cluster,
      workspaces: props.workspaces ?? [this.workspace()],
      ...props,
    });
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }
}

/** A controller of one workspace, synthesised, with some props changed. */
export function controller(props: Partial<AckControllerProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  fixture.controller(props);
  return fixture.synth();
}

/** The values of the one release. */
export function valuesOf(json: SynthesizedStack): Record<string, unknown> {
  const [text] = json.only('helm_release')['values'] as [string];
  return parse(text) as Record<string, unknown>;
}

/** What the controller's role may do. */
export function decide(json: SynthesizedStack, action: string, resource?: string, context = {}): IamDecision {
  const policy = policyAt(json, json.only('aws_iam_role_policy')['policy']);
  return evaluate(policy, { action, context, ...(resource === undefined ? {} : { resource }) });
}
