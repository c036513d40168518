import { isConcrete } from '@promontory/core';
import type { AdotCollectorProps } from '../adot-collector.js';
import type { Refuse } from './check-props.js';
import { collectorParts } from './parts.js';

/** How many pods there are, and that no two of them store the same. */
export function checkPods(props: AdotCollectorProps, refuse: Refuse): void {
  const { mode = 'deployment' } = props;
  for (const key of ['shards', 'replicas'] as const) {
    const value = props[key];
    if (value === undefined) continue;
    // Decides what is rendered, so it must be known.
    if (!isConcrete(value) || !Number.isInteger(value) || value < 1) {
      refuse('AdotPods', `${key} ${value}`, 'a whole number of at least 1, known now', `change '${key}'`);
    }
    if (value > 1 && mode !== 'statefulset') {
      const fix =
        mode === 'deployment'
          ? "say mode: 'statefulset', or leave one pod: two would store, and bill, everything twice"
          : `leave '${key}' out: each node has its pod, and each target one that scrapes it`;
      refuse('AdotPods', `${key} ${value} with mode '${mode}'`, "mode 'statefulset' for several pods", fix);
    }
  }
  if ((props.shards ?? 1) > 1 && (props.replicas ?? 1) > 1) {
    refuse(
      'AdotPods',
      `${props.shards} shards and ${props.replicas} replicas`,
      'one of the two',
      "choose 'shards' for more targets, 'replicas' for a spare: of one cluster label AMP takes the samples of one replica, and would discard the other shards",
    );
  }
  if (mode === 'daemonset' && collectorParts(props)[0].jobs.length === 0) {
    refuse(
      'AdotNoNodeJobs',
      "no job that finds anything on a node, with mode 'daemonset'",
      'a job that discovers nodes, pods or endpoints',
      "say mode: 'deployment'",
    );
  }
}
