/**
 * What costs one installation shows: those of its own cluster, those of every cluster that writes to the workspace, or
 * none, where it only finds out prices for one in another cluster.
 */
export type CostView = 'cluster' | 'workspace' | 'nothing';
