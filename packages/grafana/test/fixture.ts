import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
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
import { ManagedGrafana, type ManagedGrafanaProps, type NamedWorkspace, SelfManagedGrafana } from '../src/index.js';
import type { SelfManagedGrafanaProps } from '../src/index.js';

export const ACCOUNT = '111122223333';
export const workspaceArn = (id = 'ws-1', region = 'eu-west-1', account = ACCOUNT): string =>
  `arn:aws:aps:${region}:${account}:workspace/${id}`;

/** A stack with all providers, and what a Grafana refers to. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new HelmProvider(this.stack, 'Helm', {});
    new KubernetesProvider(this.stack, 'Kubernetes', {});
  }

  workspace(name = 'metrics', id = 'ws-1', region = 'eu-west-1'): NamedWorkspace {
    return {
      name,
      workspace: Workspace.fromWorkspaceArn(this.stack, `Workspace-${name}`, workspaceArn(id, region)),
    };
  }

  cluster(): ICluster {
    return Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
  }

  managed(props: Partial<ManagedGrafanaProps> = {}): ManagedGrafana {
    return new ManagedGrafana(this.stack, 'Grafana', {
      name: 'dev-main',
      region: 'eu-west-1',
      version: '10.4',
      authentication: { identityCenter: { admins: { groupIds: ['g-1'] } } },
      workspaces: props.workspaces ?? [this.workspace()],
      ...props,
    });
  }

  selfManaged(props: Partial<SelfManagedGrafanaProps> = {}): SelfManagedGrafana {
    return new SelfManagedGrafana(this.stack, 'Grafana', {
      cluster: this.cluster(),
      workspaces: props.workspaces ?? [this.workspace()],
      adminSecret: { name: 'grafana-admin' },
      ...props,
    });
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }
}

/** A workspace of Amazon Managed Grafana, synthesised, with some props changed. */
export function managed(props: Partial<ManagedGrafanaProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  fixture.managed(props);
  return fixture.synth();
}

/** A Grafana in a cluster, synthesised, with some props changed. */
export function selfManaged(props: Partial<SelfManagedGrafanaProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  fixture.selfManaged(props);
  return fixture.synth();
}

/** What the one role may do. */
export function decide(json: SynthesizedStack, action: string, resource?: string): IamDecision {
  const policy = policyAt(json, json.only('aws_iam_role_policy')['policy']);
  return evaluate(policy, { action, ...(resource === undefined ? {} : { resource }) });
}
