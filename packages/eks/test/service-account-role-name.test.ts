import { synth } from '@promontory/testing';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Cluster, serviceAccountRoleName, ServiceAccountRole } from '../src/index.js';

test.each([
  ['checkout', 'checkout-prometheus-writer'],
  ['c'.repeat(100), undefined],
])('the role of a service account of %s has the name that is known in advance', (clusterName, expected) => {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const cluster = Cluster.fromClusterName(stack, 'Cluster', { clusterName, region: 'eu-west-1' });
  const parts = { namespace: 'prometheus', serviceAccount: 'writer' };
  new ServiceAccountRole(stack, 'Role', { cluster, ...parts }).addToPolicy({ actions: ['a:B'], resources: ['*'] });
  const name = serviceAccountRoleName({ clusterName, ...parts });
  expect(synth(stack).only('aws_iam_role')['name']).toBe(name);
  expect(name.length).toBeLessThanOrEqual(64);
  if (expected !== undefined) expect(name).toBe(expected);
});
