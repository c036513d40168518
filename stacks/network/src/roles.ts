import type { ClusterSettings, Environment, NetworkSettings } from '@promontory/config';
import { serviceAccountRoleName } from '@promontory/eks';
import { formatArn, partitionOf } from '@promontory/vocabulary';

/**
 * The roles that may pass the endpoints of AMP and STS. Those of agents are made later, in the stacks of their clusters,
 * which wait for the endpoints: their ARNs are written from the names that they will have.
 */
export function roleArnsOf(
  { account, deployRoleArn }: Environment,
  { region, roleArns, uses }: NetworkSettings,
  clusters: readonly ClusterSettings[],
): readonly string[] {
  const agents = clusters.flatMap(({ name: clusterName, collection }) => {
    if (collection.kind !== 'prometheus-agent') return [];
    const { namespace, serviceAccount } = collection;
    const name = serviceAccountRoleName({ clusterName, namespace, serviceAccount });
    return formatArn({ partition: partitionOf(region), service: 'iam', region: '', account, resource: `role/${name}` });
  });
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...agents, ...roleArns, ...deploy])];
}
