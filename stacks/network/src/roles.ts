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
    const roleOf = ({ namespace, serviceAccount }: { readonly namespace: string; readonly serviceAccount: string }) =>
      formatArn({
        partition: partitionOf(region),
        service: 'iam',
        region: '',
        account,
        resource: `role/${serviceAccountRoleName({ clusterName, namespace, serviceAccount })}`,
      });
    const asked = grafana === undefined ? [] : [roleOf(grafana)];
    if (!('identity' in collection) || collection.identity === 'static') return asked;
    // STS is called as the one, AMP as the other.
    const assumed = collection.remoteWrite.assumeRole?.roleArn;
    return [roleOf(collection), ...(assumed === undefined ? [] : [assumed]), ...asked];
  });
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...pods, ...roleArns, ...deploy])];
}
