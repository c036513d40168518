/** What there is in a cluster. */
export interface ClusterSize {
  readonly nodes: number;
  readonly pods: number;
  readonly containers: number;
  readonly cpusPerNode: number;
  /** Series of jobs that nothing is known of, by the job's name: custom ones, and annotated pods. */
  readonly series: Readonly<Record<string, number>>;
}

/** What is taken where nothing is said. */
export const DEFAULT_SIZE = { nodes: 3, podsPerNode: 20, containersPerPod: 1, cpusPerNode: 4 } as const;

/** EKS runs at least two API servers for each cluster, and a job finds all of them. */
export const API_SERVERS = 2;

/** A size with what was not said filled in: by the nodes there are, and by the pods. */
export function sizeOf(known: Partial<ClusterSize> = {}): ClusterSize {
  const nodes = known.nodes ?? DEFAULT_SIZE.nodes;
  const pods = known.pods ?? nodes * DEFAULT_SIZE.podsPerNode;
  return {
    nodes,
    pods,
    containers: known.containers ?? pods * DEFAULT_SIZE.containersPerPod,
    cpusPerNode: known.cpusPerNode ?? DEFAULT_SIZE.cpusPerNode,
    series: known.series ?? {},
  };
}
