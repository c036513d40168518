import { synth } from '@promontory/testing';
import { TerraformOutput } from 'cdktf';
import { Cluster, type ClusterAttributes } from '../src/cluster.js';
import { PodIdentityRole } from '../src/pod-identity-role.js';
import { ServiceAccountRole } from '../src/service-account-role.js';
import { awsStack } from './stack.js';

const ATTRIBUTES: ClusterAttributes = {
  clusterName: 'checkout',
  clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout',
  region: 'eu-west-1',
  endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthorityData: 'LS0tLS1CRUdJTg==',
  oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123',
  vpcId: 'vpc-0123',
  clusterSecurityGroupId: 'sg-0123',
};

test('a cluster described in full reads nothing from AWS', () => {
  const stack = awsStack();
  const cluster = Cluster.fromClusterAttributes(stack, 'Cluster', ATTRIBUTES);
  expect(cluster).toMatchObject({ ...ATTRIBUTES, authenticationMode: 'API_AND_CONFIG_MAP' });
  expect(synth(stack).data).toEqual({});
});

test.each([
  ['clusterArn', 'checkout', 'arn:<partition>:eks:<region>:<account>:cluster/<name>'],
  ['endpoint', 'http://x', 'https://…'],
  [
    'oidcProviderArn',
    'https://oidc.eks.eu-west-1.amazonaws.com/id/0123',
    'arn:<partition>:iam::<account>:oidc-provider/<issuer without https://>',
  ],
  ['vpcId', 'sg-1', 'vpc-…'],
  ['clusterSecurityGroupId', 'vpc-1', 'sg-…'],
] as const)('%s %s is refused', (attribute, value, expected) => {
  expect(() => Cluster.fromClusterAttributes(awsStack(), 'Cluster', { ...ATTRIBUTES, [attribute]: value })).toThrow(
    `EksClusterAttribute: got ${attribute} ${value}, expected ${expected}; copy it from 'aws eks describe-cluster --name checkout' (at test/Cluster)`,
  );
});

test('without an OIDC provider a cluster is one for Pod Identity, and IRSA says what it lacks', () => {
  const { oidcProviderArn: _, ...attributes } = ATTRIBUTES;
  const stack = awsStack();
  const cluster = Cluster.fromClusterAttributes(stack, 'Cluster', attributes);
  const subject = { cluster, namespace: 'prometheus', serviceAccount: 'writer' };
  expect(() => new PodIdentityRole(stack, 'Pod', subject)).not.toThrow();
  expect(() => new ServiceAccountRole(stack, 'Irsa', subject)).toThrow(
    "EksClusterAttribute: got no oidcProviderArn, expected the IAM OIDC provider of the cluster, by which a ServiceAccountRole trusts its service accounts; give it ('aws iam list-open-id-connect-providers' shows it), or take a PodIdentityRole (at test/Cluster)",
  );
});

test('a cluster by name is looked up in its Region, its OIDC provider only where a role needs it', () => {
  const stack = awsStack();
  const cluster = Cluster.fromClusterName(stack, 'Cluster', { clusterName: 'checkout', region: 'eu-west-1' });
  new TerraformOutput(stack, 'vpc', { value: cluster.vpcId });
  expect(Object.keys(synth(stack).data)).toEqual(['aws_eks_cluster']);

  new TerraformOutput(stack, 'oidc', { value: cluster.oidcProviderArn });
  new TerraformOutput(stack, 'oidc-again', { value: cluster.oidcProviderArn });
  const json = synth(stack);
  expect(json.only('data.aws_eks_cluster')).toMatchObject({ name: 'checkout', region: 'eu-west-1' });
  expect(json.only('data.aws_iam_openid_connect_provider')['url']).toMatch(
    /^\$\{data\.aws_eks_cluster\.\w+\.identity\[0\]\.oidc\[0\]\.issuer\}$/,
  );
});
