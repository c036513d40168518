import type { ObservabilityProps } from './observability-stack.js';

/** What is yours. A second environment is a second object like this one, and a second stack in main.ts. */
export const settings: ObservabilityProps & { readonly name: string } = {
  /** Of the stack, under which its state is kept: it stays. */
  name: '__NAME__',
  /** Plans with credentials of another account are refused. */
  account: '__ACCOUNT__',
  region: '__REGION__',
  /** Who hears of alerts, by names of your own: `{ oncall: { protocol: 'email', endpoint: 'oncall@example.com' } }`. */
  subscriptions: {},
  /** The EKS cluster that is scraped. Without it: a workspace alone. */
  cluster: __CLUSTER__,
};
