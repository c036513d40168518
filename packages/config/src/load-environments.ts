import type { Problem } from '@promontory/vocabulary';
import { loadEnvironment, type LoadedEnvironment, type LoadOptions } from './load-environment.js';

/** Reads several environments, and checks what only several can get wrong: cluster labels in a workspace that they share. */
export function loadEnvironments(folders: readonly string[], options: LoadOptions = {}): LoadedEnvironment[] {
  const loaded = folders.map((folder) => loadEnvironment(folder, options));
  const writers = new Map<string, string>();
  return loaded.map((result) => {
    if (!result.ok) return result;
    const problems = result.environment.clusters.flatMap((cluster): Problem[] => {
      const workspace = result.environment.workspaces[cluster.workspace];
      if (workspace?.kind !== 'existing') return [];
      const key = `${workspace.workspaceArn} ${cluster.label}`;
      const other = writers.get(key);
      if (other === undefined) {
        writers.set(key, result.name);
        return [];
      }
      return [
        {
          file: `environments/${result.name}`,
          line: 1,
          column: 1,
          path: ['clusters', cluster.name, 'label'],
          code: 'ConfigClusterLabel',
          got: `the label ${cluster.label}, with which environment ${other} writes to the same workspace`,
          expected: `a label of its own for every cluster that writes to ${workspace.workspaceArn}`,
          fix: "set another 'label' in one of the two",
        },
      ];
    });
    return problems.length === 0 ? result : { ok: false, name: result.name, problems, warnings: result.warnings };
  });
}
