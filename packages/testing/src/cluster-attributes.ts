const ACCOUNT = '111122223333';

/** An EKS cluster described in full, for `Cluster.fromClusterAttributes`: nothing of it is looked up. */
export const CLUSTER_ATTRIBUTES = {
  clusterName: 'dev-1',
  clusterArn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/dev-1`,
  region: 'eu-west-1',
  endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthorityData: 'LS0tLS1CRUdJTg==',
  oidcProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123`,
  vpcId: 'vpc-0123',
  clusterSecurityGroupId: 'sg-0123',
} as const;
