import type { ICluster } from './cluster.js';

/** The `exec` block of the Helm and Kubernetes providers. */
export interface ExecCredentials {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: string[];
}

/**
 * How a provider gets a token for the cluster: from the AWS CLI, at the moment of use. A token read by a data source
 * would land in the state and be expired when a saved plan is applied.
 *
 * @param roleArn a role to assume first
 */
export function execCredentials(cluster: ICluster, roleArn?: string): ExecCredentials {
  const role = roleArn === undefined ? [] : ['--role-arn', roleArn];
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'aws',
    args: [
      'eks',
      'get-token',
      '--cluster-name',
      cluster.clusterName,
      '--region',
      cluster.region,
      '--output',
      'json',
      ...role,
    ],
  };
}
