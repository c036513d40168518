import type { Problem } from '@promontory/vocabulary';
import type { ClusterSettings } from '../environment.js';
import { type Part, placed } from './part.js';

/** Clusters are named once in a Region, and their series can be told apart in the workspace that they share. */
export function checkUniqueness(parts: readonly Part<ClusterSettings>[]): Problem[] {
  const names = new Map<string, Part<ClusterSettings>>();
  const labels = new Map<string, Part<ClusterSettings>>();
  return parts.flatMap((part) => {
    const { name, region, label, workspace } = part.value;
    if (taken(names, `${region} ${name}`, part) !== undefined) {
      return placed(part, ['name'], {
        code: 'ConfigClusterTwice',
        got: `the cluster ${name} a second time in ${region}`,
        expected: 'each cluster once',
        fix: 'remove one of the two: two collectors would store, and bill, everything twice',
      });
    }
    const other = taken(labels, `${workspace} ${label}`, part);
    if (other === undefined) return [];
    return placed(part, ['label'], {
      code: 'ConfigClusterLabel',
      got: `the label ${label}, which ${other.value.name} in ${other.value.region} has as well`,
      expected: `a label of its own for every cluster that writes to ${workspace}`,
      fix: "set another 'label': else the series of the two cannot be told apart",
    });
  });
}

function taken<T>(seen: Map<string, T>, key: string, value: T): T | undefined {
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, value);
  return earlier;
}
