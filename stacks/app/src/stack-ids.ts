import type { ClusterSettings, Environment } from '@promontory/config';

/** Id of a cluster's stack. Stack ids are contract: state is kept under them. */
export const clusterStackId = ({ name }: Environment, cluster: ClusterSettings): string =>
  `${name}-${cluster.region}-cluster-${cluster.name}`;
