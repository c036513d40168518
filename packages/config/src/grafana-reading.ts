import type { Environment, GrafanaReadingSettings } from './environment.js';
import { producersOf } from './private/build/producer.js';
import { defaultReading } from './private/read-grafana.js';

/**
 * What a Grafana reads and shows of an environment: as the environment's own Grafana does, else as one would of which nothing
 * is said. For a Grafana that somebody else runs.
 */
export function grafanaReading({ grafana, workspaces, clusters, collectors }: Environment): GrafanaReadingSettings {
  if (grafana !== undefined) return grafana;
  return defaultReading({
    workspaces: new Map(Object.entries(workspaces)),
    producers: producersOf(
      clusters.map((cluster) => ({ ...cluster, grafana: undefined })),
      collectors,
    ),
  });
}
