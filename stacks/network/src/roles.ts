import type { ClusterSettings, Environment, NetworkSettings } from '@promontory/config';
import { serviceAccountRoleName } from '@promontory/eks';
import { formatArn, partitionOf } from '@promontory/vocabulary';

/**
 * The roles that may pass the endpoints of AMP and STS. Those of agents and of Grafana are made later, in the stacks of their clusters,
 * which wait for the endpoints: their ARNs are written from the names that they will have.
 */
export function roleArnsOf(
  { account, deployRoleArn }: Environment,
  { region, roleArns, uses }: NetworkSettings,
  clusters: readonly ClusterSettings[],
): readonly string[] {
  const pods = clusters.flatMap(({ name: clusterName, collection, grafana }) => {
    const accounts = [...(collection.kind === 'prometheus-agent' ? [collection] : []), ...(grafana ? [grafana] : [])];
    return accounts.map(({ namespace, serviceAccount }) => {
      const name = serviceAccountRoleName({ clusterName, namespace, serviceAccount });
      return formatArn({
        partition: partitionOf(region),
        service: 'iam',
        region: '',
        account,
        resource: `role/${name}`,
      });
    });
  });
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...pods, ...roleArns, ...deploy])];
}
