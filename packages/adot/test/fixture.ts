import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { Cluster, type ICluster } from '@promontory/eks';
import { presetJob } from '@promontory/scrape-config';
import { CLUSTER_ATTRIBUTES, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { AdotCollector, type AdotCollectorProps } from '../src/adot-collector.js';
import type { CollectorConfig } from '../src/collector-settings.js';

/** Props that can be changed: of the two ways to name a destination, either. */
export type Changes = Partial<Omit<AdotCollectorProps, 'workspace' | 'destinations'>> & {
  readonly destinations?: readonly WriteDestination[];
};

/** The values that a collector is installed with, as Helm reads them. */
export interface Values {
  readonly alternateConfig: CollectorConfig;
  readonly [key: string]: unknown;
}

/** One collector with everything around it; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly cluster: ICluster;
  readonly workspace: IWorkspace;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    new HelmProvider(this.stack, 'Helm', {});
    this.cluster = Cluster.fromClusterAttributes(this.stack, 'Cluster', CLUSTER_ATTRIBUTES);
    this.workspace = this.other('Workspace', 'eu-west-1');
  }

  other(id: string, region: string): IWorkspace {
    return new Workspace(this.stack, id, { alias: id, region, logging: false });
  }

  collector({ destinations, ...props }: Changes = {}): AdotCollector {
    const common = {
      cluster: this.cluster,
      clusterLabel: 'dev-1',
      jobs: [presetJob('kubelet', 'prometheus')],
      ...props,
    };
    return new AdotCollector(
      this.stack,
      'Adot',
      destinations === undefined ? { ...common, workspace: this.workspace } : { ...common, destinations },
    );
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  /** The releases by their names. */
  releases(): Record<string, Record<string, unknown>> {
    return Object.fromEntries(
      this.synth()
        .all('helm_release')
        .map((release) => [String(release['name']), release]),
    );
  }

  /** The text of a release's values, with the names that cdktf makes up cut to their ends. */
  text(release = 'adot-collector'): string {
    const [text] = this.releases()[release]?.['values'] as string[];
    return String(text).replace(/(?<!\$)\$\{(\w+)\.(?:\w+_)?\w+\.(\w+)\}/g, '${$1.$2}');
  }

  /** The values as Helm gets them from Terraform: what was kept from it is as it was written. */
  values(release?: string): Values {
    return parse(this.text(release).replaceAll('$${', '${').replaceAll('%%{', '%{'), { version: '1.1' }) as Values;
  }

  config(release?: string): CollectorConfig {
    return this.values(release).alternateConfig;
  }
}
