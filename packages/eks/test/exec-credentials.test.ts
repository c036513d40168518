import { Cluster } from '../src/cluster.js';
import { execCredentials } from '../src/exec-credentials.js';
import { awsStack } from './stack.js';

const cluster = Cluster.fromClusterName(awsStack(), 'Cluster', { clusterName: 'checkout', region: 'eu-west-1' });

test('the token comes from the AWS CLI when it is needed, so none lands in the state', () => {
  expect(execCredentials(cluster)).toEqual({
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'aws',
    args: ['eks', 'get-token', '--cluster-name', 'checkout', '--region', 'eu-west-1', '--output', 'json'],
  });
});

test('a role is assumed first when one is given', () => {
  expect(execCredentials(cluster, 'arn:aws:iam::111122223333:role/deploy').args.slice(-2)).toEqual([
    '--role-arn',
    'arn:aws:iam::111122223333:role/deploy',
  ]);
});
