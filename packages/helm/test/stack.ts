import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { App, TerraformStack } from 'cdktf';

/** An empty stack with the provider that releases want. */
export function helmStack(): TerraformStack {
  const stack = new TerraformStack(new App(), 'test');
  new HelmProvider(stack, 'helm', {});
  return stack;
}
