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
import { Kubecost, type KubecostProps, OpenCost, type OpenCostProps } from '../src/index.js';

export const ACCOUNT = '111122223333';
export const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
export const workspaceArn = (id = ID, region = 'eu-west-1'): string =>
  `arn:aws:aps:${region}:${ACCOUNT}:workspace/${id}`;

/** A cluster and a workspace; each prop of what is installed can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new HelmProvider(this.stack, 'Helm', {});
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
  }

  workspace(region?: string): IWorkspace {
    return Workspace.fromWorkspaceArn(this.stack, 'Workspace', workspaceArn(ID, region));
  }

  openCost(props: Partial<OpenCostProps> = {}): OpenCost {
    const { workspace = this.workspace(), ...rest } = props;
    return new OpenCost(this.stack, 'Costs', { cluster: this.cluster, workspace, clusterLabel: 'dev', ...rest });
  }

  kubecost(props: Partial<KubecostProps> = {}): Kubecost {
    const { workspace = this.workspace(), ...rest } = props;
    return new Kubecost(this.stack, 'Costs', { cluster: this.cluster, workspace, clusterId: 'dev', ...rest });
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }
}

/** An OpenCost, synthesised, with some props changed. */
export function openCost(props: Partial<OpenCostProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  fixture.openCost(props);
  return fixture.synth();
}

/** A Kubecost, synthesised, with some props changed. */
export function kubecost(props: Partial<KubecostProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  fixture.kubecost(props);
  return fixture.synth();
}

/** The values of the one release. */
export function valuesOf(json: SynthesizedStack): Record<string, unknown> {
  const [text] = json.only('helm_release')['values'] as [string];
  return parse(text) as Record<string, unknown>;
}

/** What the role of one service account of the namespace may do to a workspace, and whether that account may assume it. */
export function decide(json: SynthesizedStack, roleName: string, action: string, resource: string): IamDecision {
  const role = json.all('aws_iam_role').find(({ name }) => name === roleName);
  const policies = json.all('aws_iam_role_policy');
  const of = policies.find(({ role: reference }) => String(reference).includes(idIn(json, roleName)));
  if (role === undefined || of === undefined) throw new Error(`no role ${roleName}`);
  return evaluate(policyAt(json, of['policy']), { action, resource });
}

/** Whether a service account may assume a role. */
export function assume(json: SynthesizedStack, roleName: string, serviceAccount: string): IamDecision {
  const role = json.all('aws_iam_role').find(({ name }) => name === roleName);
  const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123';
  return evaluate(policyAt(json, role?.['assume_role_policy']), {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
    context: { [`${issuer}:sub`]: `system:serviceaccount:${serviceAccount}`, [`${issuer}:aud`]: 'sts.amazonaws.com' },
  });
}

/** The Terraform name of a role. */
function idIn(json: SynthesizedStack, roleName: string): string {
  const roles = Object.entries((json.resource['aws_iam_role'] ?? {}) as Record<string, { name: string }>);
  return roles.find(([, { name }]) => name === roleName)?.[0] ?? 'none';
}
