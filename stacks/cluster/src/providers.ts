import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { execCredentials, type ICluster } from '@promontory/eks';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';

// Both ask the AWS CLI for a token when they need one: no token lands in the state or in a saved plan.
const access = (cluster: ICluster) => ({
  host: cluster.endpoint,
  clusterCaCertificate: Fn.base64decode(cluster.certificateAuthorityData),
});

/** Lets the stack install Helm charts into the cluster. */
export function addHelmProvider(scope: Construct, cluster: ICluster, roleArn: string | undefined): void {
  new HelmProvider(scope, 'Helm', { kubernetes: { ...access(cluster), exec: execCredentials(cluster, roleArn) } });
}

/** Lets the stack make Kubernetes objects in the cluster. */
export function addKubernetesProvider(scope: Construct, cluster: ICluster, roleArn: string | undefined): void {
  new KubernetesProvider(scope, 'Kubernetes', { ...access(cluster), exec: [execCredentials(cluster, roleArn)] });
}
