import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { HelmRelease, type HelmReleaseProps } from '../src/helm-release.js';

/** One release in a stack of its own; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');

  constructor() {
    new HelmProvider(this.stack, 'Helm', {});
  }

  release(props: Partial<HelmReleaseProps> = {}): HelmRelease {
    return new HelmRelease(this.stack, 'Release', {
      chart: 'prometheus',
      releaseName: 'metrics',
      namespace: 'prometheus',
      values: {},
      ...props,
    });
  }

  /** The synthesised release, without what cdktf adds for itself. */
  json(): Record<string, unknown> {
    return synth(this.stack).only('helm_release');
  }

  /** The text of the values. */
  values(): string {
    const [text] = this.json()['values'] as string[];
    return String(text);
  }
}
