import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { CLUSTER_ATTRIBUTES, type SynthesizedStack, synth } from '@promontory/testing';
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
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
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
