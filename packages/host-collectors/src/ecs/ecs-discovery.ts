import type { ScrapeJob } from '@promontory/scrape-config';

/** The job of tasks that are discovered. */
export const ECS_TASKS_JOB = 'ecs-tasks';

/** Where the observer writes targets: the image has the file, and its user may write it. */
const TARGETS_FILE = '/etc/ecs_sd_targets.yaml';

/** Tasks of an ECS cluster that are scraped, by what they are called. */
export interface EcsTasks {
  /** Services, by a regular expression of their names. */
  readonly services?: readonly EcsTaskSelection[];
  /** Task definitions, by a regular expression of their ARNs. */
  readonly taskDefinitions?: readonly EcsTaskSelection[];
  /** Containers that say their port in a Docker label, such as `ECS_PROMETHEUS_EXPORTER_PORT`. */
  readonly dockerLabels?: readonly { readonly portLabel: string; readonly pathLabel?: string }[];
}

/** Which tasks, and where their metrics are. */
export interface EcsTaskSelection {
  readonly pattern: string;
  readonly ports: readonly number[];
  /** @default '/metrics' */
  readonly path?: string;
}

/** Whether there is anything to discover. */
export const discovers = ({ services = [], taskDefinitions = [], dockerLabels = [] }: EcsTasks = {}): boolean =>
  services.length + taskDefinitions.length + dockerLabels.length > 0;

/** The extension that asks ECS for tasks (ecs_observer of the OpenTelemetry collector 0.156). */
export function observer(cluster: string, region: string, tasks: EcsTasks): Record<string, unknown> {
  const { services = [], taskDefinitions = [], dockerLabels = [] } = tasks;
  const common = ({ ports, path = '/metrics' }: EcsTaskSelection) => ({
    metrics_ports: [...ports],
    metrics_path: path,
  });
  const list = (key: string, entries: readonly unknown[]) => (entries.length === 0 ? {} : { [key]: entries });
  return {
    cluster_name: cluster,
    cluster_region: region,
    refresh_interval: '60s',
    result_file: TARGETS_FILE,
    ...list(
      'services',
      services.map((one) => ({ name_pattern: one.pattern, ...common(one) })),
    ),
    ...list(
      'task_definitions',
      taskDefinitions.map((one) => ({ arn_pattern: one.pattern, ...common(one) })),
    ),
    // Named always: left out, the observer looks for a label of its own.
    docker_labels: dockerLabels.map(({ portLabel, pathLabel }) => ({
      port_label: portLabel,
      ...(pathLabel === undefined ? {} : { metrics_path_label: pathLabel }),
    })),
  };
}

/** Scrapes what the observer found. An address comes back to another task: the task is named as well. */
export const discoveredJob: ScrapeJob = {
  job_name: ECS_TASKS_JOB,
  ...{ file_sd_configs: [{ files: [TARGETS_FILE] }] },
  relabel_configs: [
    { source_labels: ['__meta_ecs_service_name'], target_label: 'ecs_service' },
    { source_labels: ['__meta_ecs_task_definition_family'], target_label: 'ecs_task_family' },
    { source_labels: ['__meta_ecs_container_name'], target_label: 'container' },
    { source_labels: ['__meta_ecs_source'], regex: '.*/([^/]+)', target_label: 'ecs_task_id', replacement: '$1' },
  ],
};
