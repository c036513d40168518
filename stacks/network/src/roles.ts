import type { ClusterSettings, Environment, NetworkSettings } from '@promontory/config';
import { serviceAccountRoleName } from '@promontory/eks';
import { type NetworkWriter, roleArn as arnOf } from './writers.js';

/** The roles that may pass the endpoints of AMP and STS. */
export function roleArnsOf(
  environment: Environment,
  { roleArns, uses }: NetworkSettings,
  clusters: readonly ClusterSettings[],
  writers: readonly NetworkWriter[],
): readonly string[] {
  const { deployRoleArn } = environment;
  const ofWriters = writers.flatMap(({ roleArn, assumedRoleArns }) => [
    ...(roleArn === undefined ? [] : [roleArn]),
    ...assumedRoleArns,
  ]);
  const deploy = uses.terraform && deployRoleArn !== undefined ? [deployRoleArn] : [];
  return [...new Set([...ofWriters, ...grafanaRoles(environment, clusters), ...roleArns, ...deploy])];
}

/** Those by which Grafanas in the clusters query. */
function grafanaRoles({ account }: Environment, clusters: readonly ClusterSettings[]): readonly string[] {
  return clusters.flatMap(({ name: clusterName, region, grafana }) => {
    if (grafana === undefined) return [];
    const { namespace, serviceAccount } = grafana;
    return arnOf(region, account, serviceAccountRoleName({ clusterName, namespace, serviceAccount }));
  });
}
