import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { CLUSTER_ATTRIBUTES, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { PrometheusOperator, type PrometheusOperatorProps } from '../src/prometheus-operator.js';

/** One operator with everything around it; each prop can be changed. */
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

  operator(props: Partial<PrometheusOperatorProps> = {}): PrometheusOperator {
    return new PrometheusOperator(this.stack, 'Operator', {
      cluster: this.cluster,
      workspace: this.workspace,
      clusterLabel: 'dev-1',
      jobs: [presetJob('kubelet', 'prometheus')],
      ...props,
    } as PrometheusOperatorProps);
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  release(): Record<string, unknown> {
    const found = this.synth()
      .all('helm_release')
      .find(({ chart }) => chart === 'kube-prometheus-stack');
    if (found === undefined) throw new Error('no release of the operator');
    return found;
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
