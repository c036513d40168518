/** Which of the targets that the jobs find one collector scrapes, so that of several none scrapes what another does. */
export type TargetShare =
  /** Every target: there is one pod, or AMP keeps the samples of one of several. */
  | { readonly kind: 'all' }
  /** Those whose address falls to the ordinal of a StatefulSet's pod. */
  | { readonly kind: 'shard'; readonly shards: number }
  /** Those on the pod's own node. */
  | { readonly kind: 'own-node' }
  /** Those that belong to no node: what is left when others scrape each its own node. */
  | { readonly kind: 'no-node' };
