import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { Cluster, type ICluster, PodIdentityRole, ServiceAccountRole } from '@promontory/eks';
import { CLUSTER_ATTRIBUTES, type IamPolicy, policyAt, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import type { WriteDestination } from '../src/destination.js';
import { joinDestinations, type JoinedDestinations } from '../src/join-destinations.js';

export const OTHER_ACCOUNT = '444455556666';

/** The ARN of a workspace, of another account where one is given. */
export const arnOf = (region: string, digit: number, account = '111122223333'): string =>
  `arn:aws:aps:${region}:${account}:workspace/ws-${digit}b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;

/** A writer, and workspaces that were made elsewhere: every ARN is known. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly provider: AwsProvider;
  private readonly cluster: ICluster;

  constructor(private readonly identity: 'irsa' | 'pod-identity' = 'irsa') {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    this.provider = new AwsProvider(this.stack, 'other', { region: 'eu-west-1', alias: 'other' });
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
  }

  workspace(id: string, arn: string): IWorkspace {
    return Workspace.fromWorkspaceArn(this.stack, id, arn);
  }

  join(destinations: readonly WriteDestination[]): JoinedDestinations {
    const subject = { cluster: this.cluster, namespace: 'monitoring', serviceAccount: 'writer' };
    const writer =
      this.identity === 'irsa'
        ? new ServiceAccountRole(this.stack, 'Role', subject)
        : new PodIdentityRole(this.stack, 'Role', subject);
    return joinDestinations(this.stack, { writer, subject, destinations });
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  /** The policies of a role, by the id of its construct, with the ARNs that AWS will give. */
  policies(id: string): { readonly trust: IamPolicy; readonly grants: IamPolicy } {
    const json = this.synth();
    const references = Object.fromEntries(
      Object.entries(json.resource['aws_iam_role'] ?? {}).map(([key, role]) => [
        `\${aws_iam_role.${key}.arn}`,
        `arn:aws:iam::${role['provider'] === undefined ? '111122223333' : OTHER_ACCOUNT}:role/${String(role['name'])}`,
      ]),
    );
    const find = (type: string): Record<string, unknown> => {
      const found = Object.entries(json.resource[type] ?? {}).find(([key]) =>
        new RegExp(`^${id}_(Policy_)?[0-9A-F]{8}$`).test(key),
      );
      return found?.[1] ?? {};
    };
    return {
      trust: policyAt(json, find('aws_iam_role')['assume_role_policy'], references),
      grants: policyAt(json, find('aws_iam_role_policy')['policy'], references),
    };
  }
}
