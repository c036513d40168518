/** What there is in each of the clusters: one node, one pod on it, one on Fargate. */
export const NODE = 'ip-10-0-1-10.eu-west-1.compute.internal';
export const FARGATE = 'fargate-ip-10-0-2-20.eu-west-1.compute.internal';
export const POD = 'namespace="shop",pod="checkout-6d5f9-abcde"';
export const ON_FARGATE = 'namespace="shop",pod="mail-0"';

/** The labels that the preset `pods` gives a target. */
export const podTarget = (app: string, namespace = app): Readonly<Record<string, string>> => ({
  instance: `${app}:9090`,
  namespace,
  pod: `${app}-7c9d-xyz`,
  node: NODE,
  app,
});
