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
    if (!('identity' in collection) || collection.identity === 'static') return [];
    const { namespace, serviceAccount, remoteWrite } = collection;
    const name = serviceAccountRoleName({ clusterName, namespace, serviceAccount });
    const own = formatArn({
      partition: partitionOf(region),
      service: 'iam',
      region: '',
      account,
      resource: `role/${name}`,
    });
    // STS is called as the one, AMP as the other.
    return remoteWrite.assumeRole === undefined ? [own] : [own, remoteWrite.assumeRole.roleArn];
  });
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...agents, ...roleArns, ...deploy])];
}
