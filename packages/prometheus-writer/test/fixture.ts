import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { Cluster, type ICluster } from '@promontory/eks';
import { CLUSTER_ATTRIBUTES, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import {
  checkWriter,
  type CommonWriterProps,
  type PrometheusWriterProps,
  type WriterIdentity,
  writerIdentity,
} from '../src/index.js';

/** Props that can be changed: of the two ways to name a destination, either. */
export type Changes = Partial<CommonWriterProps> & { readonly destinations?: readonly WriteDestination[] };

/** One writer with everything around it; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;
  readonly workspace: IWorkspace;

  constructor(options: { readonly workspaceRegion?: string } = {}) {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
    this.workspace = new Workspace(this.stack, 'Workspace', {
      alias: 'dev',
      region: options.workspaceRegion ?? 'eu-west-1',
    });
  }

  props({ destinations, ...props }: Changes = {}): PrometheusWriterProps {
    const common = { cluster: this.cluster, clusterLabel: 'dev-1', ...props };
    return destinations === undefined ? { ...common, workspace: this.workspace } : { ...common, destinations };
  }

  /** The identity of a writer, checked as its construct would. */
  writer(props: Changes = {}, version?: string): WriterIdentity {
    const whole = this.props(props);
    checkWriter(this.stack, whole, { code: 'Writer', jobs: undefined, version, podIdentity: undefined });
    return writerIdentity(this.stack, whole);
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }
}
