import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { App, TerraformStack } from 'cdktf';
import { MetricStream, type MetricStreamProps } from '../src/index.js';

/** One metric stream with its workspace; each part can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly workspace: IWorkspace;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    this.workspace = new Workspace(this.stack, 'Workspace', { region: 'eu-central-1' });
  }

  stream(props: Partial<MetricStreamProps> = {}): MetricStream {
    return new MetricStream(this.stack, 'Stream', {
      workspace: this.workspace,
      name: 'dev-metrics',
      namespaces: ['AWS/EC2'],
      ...props,
    });
  }
}
