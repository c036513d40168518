import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { type AuthenticationMode, Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { App, TerraformStack } from 'cdktf';
import { ManagedScraper, type ManagedScraperProps } from '../src/managed-scraper.js';

/** One scraper with everything around it; each part can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;
  readonly workspace: IWorkspace;

  constructor(
    options: { readonly mode?: AuthenticationMode; readonly kmsKeyArn?: string; readonly region?: string } = {},
  ) {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new KubernetesProvider(this.stack, 'kubernetes', {});
    this.cluster = Cluster.fromClusterName(this.stack, 'Cluster', {
      clusterName: 'dev-1',
      region: 'eu-west-1',
      authenticationMode: options.mode,
    });
    this.workspace = new Workspace(this.stack, 'Workspace', {
      alias: 'dev',
      region: options.region ?? 'eu-west-1',
      kmsKeyArn: options.kmsKeyArn,
    });
  }

  scraper(props: Partial<ManagedScraperProps> = {}): ManagedScraper {
    return new ManagedScraper(this.stack, 'Scraper', {
      cluster: this.cluster,
      workspace: this.workspace,
      clusterLabel: 'dev-1',
      jobs: [presetJob('kubelet', 'managed-scraper')],
      subnets: [
        { id: 'subnet-1', availabilityZone: 'eu-west-1a' },
        { id: 'subnet-2', availabilityZone: 'eu-west-1b' },
      ],
      ...props,
    });
  }
}

/** The warnings that synth prints. */
export function warnings(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data)));
}
