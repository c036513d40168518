import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { PrometheusAgent, type PrometheusAgentProps } from '../src/prometheus-agent.js';

/** Props that can be changed: of the two ways to name a destination, either. */
export type Changes = Partial<Omit<PrometheusAgentProps, 'workspace' | 'destinations'>> & {
  readonly destinations?: readonly WriteDestination[];
};

/** One agent with everything around it; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;
  readonly workspace: IWorkspace;

  constructor(options: { readonly workspaceRegion?: string } = {}) {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new HelmProvider(this.stack, 'Helm', {});
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', {
      clusterName: 'dev-1',
      clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/dev-1',
      region: 'eu-west-1',
      endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
      certificateAuthorityData: 'LS0tLS1CRUdJTg==',
      oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123',
      vpcId: 'vpc-0123',
      clusterSecurityGroupId: 'sg-0123',
    });
    this.workspace = new Workspace(this.stack, 'Workspace', {
      alias: 'dev',
      region: options.workspaceRegion ?? 'eu-west-1',
    });
  }

  agent({ destinations, ...props }: Changes = {}): PrometheusAgent {
    const common = {
      cluster: this.cluster,
      clusterLabel: 'dev-1',
      jobs: [presetJob('kubelet', 'prometheus')],
      ...props,
    };
    return new PrometheusAgent(
      this.stack,
      'Agent',
      destinations === undefined ? { ...common, workspace: this.workspace } : { ...common, destinations },
    );
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  release(): Record<string, unknown> {
    return this.synth().only('helm_release');
  }

  /** The text of the values, with the names that cdktf makes up cut to their ends. */
  values(): string {
    const [text] = this.release()['values'] as string[];
    return String(text).replace(/\$\{(\w+)\.\w+\.(\w+)\}/g, '${$1.$2}');
  }
}
