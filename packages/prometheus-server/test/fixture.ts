import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { CLUSTER_ATTRIBUTES, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { PrometheusServer, type PrometheusServerProps } from '../src/prometheus-server.js';

/** One server with everything around it; each prop can be changed. */
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

  server(props: Partial<PrometheusServerProps> = {}): PrometheusServer {
    return new PrometheusServer(this.stack, 'Server', {
      cluster: this.cluster,
      workspace: this.workspace,
      clusterLabel: 'dev-1',
      jobs: [presetJob('kubelet', 'prometheus')],
      ...props,
    } as PrometheusServerProps);
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

  /** The values, read as Helm reads them. */
  parsed(): Record<string, unknown> {
    return parse(this.values()) as Record<string, unknown>;
  }
}
