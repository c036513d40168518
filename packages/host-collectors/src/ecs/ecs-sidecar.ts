import { COLLECTOR_TASK_SIZE } from '@promontory/amp-facts';
import type { ServiceRole } from '@promontory/core';
import type { ScrapeJob } from '@promontory/scrape-config';
import { isPinnedImage } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { type Refuse, refuseAt } from '../private/check-host.js';
import { checkEcs } from './check-ecs.js';
import { ecsConfig } from './ecs-config.js';
import type { EcsProps } from './ecs-props.js';
import { COLLECTOR_CONTAINER, type ContainerDefinition, EcsTask } from './ecs-task.js';
import { taskConfig } from './task-config.js';

/** What a task of one's own with a collector beside it is made of. */
export type EcsSidecarProps = EcsProps & {
  /** What runs beside the collector, as ECS has it in a task definition. Their targets are `localhost`. */
  readonly containers: readonly ContainerDefinition[];
  /** What the collector may take of the memory of the task, in MiB. @default 512 */
  readonly collectorMemory?: number;
};

/**
 * A task definition with the AWS Distro for OpenTelemetry beside containers of one's own. Each task is scraped by its own
 * collector, however many there are; their series are told apart by the id of the task, as `instance`.
 */
export class EcsSidecar extends Construct {
  /** The role of the task, which the collector writes as. All containers have it: grant here what the others need. */
  readonly role: ServiceRole;
  readonly taskDefinitionArn: string;
  /** The collector's, for a task definition that is made elsewhere, with `role` and the same execution role. */
  readonly container: ContainerDefinition;

  constructor(scope: Construct, id: string, props: EcsSidecarProps) {
    super(scope, id);
    checkEcs(this, props);
    const refuse = refuseAt(this);
    checkContainers(props.containers, refuse);
    const { collectorMemory: memory = 512, size = COLLECTOR_TASK_SIZE } = props;
    if (!Number.isInteger(memory) || memory < 64 || memory >= size.memory) {
      const expected = `a whole number from 64 to below that of the task (${size.memory})`;
      refuse('EcsSidecarMemory', `collectorMemory ${memory}`, expected, "change 'collectorMemory' or 'size'");
    }
    for (const job of props.jobs) checkOneTarget(job, refuse);
    const task = new EcsTask(this, 'Task', {
      props,
      config: (writer) =>
        ecsConfig(taskConfig(props, props.jobs, writer), {
          cluster: '',
          region: props.region,
          tasks: undefined,
          taskMetrics: props.taskMetrics ?? true,
          inTask: true,
        }),
      containers: props.containers,
      writesFiles: false,
      collectorMemory: memory,
    });
    this.role = task.writer.role;
    this.taskDefinitionArn = task.taskDefinitionArn;
    this.container = task.container;
  }
}

function checkContainers(containers: readonly ContainerDefinition[], refuse: Refuse): void {
  if (containers.length === 0)
    refuse('EcsSidecarContainers', 'no containers', 'at least one beside the collector', "add it to 'containers'");
  const names = new Set<unknown>([COLLECTOR_CONTAINER]);
  for (const { name, image } of containers) {
    if (typeof name !== 'string' || names.has(name)) {
      const got = typeof name === 'string' ? `a second container ${name}` : 'a container without a name';
      refuse('EcsSidecarContainers', got, 'containers with a name each', "change its 'name'");
    }
    names.add(name);
    if (typeof image !== 'string' || !isPinnedImage(image)) {
      const got = `the image ${JSON.stringify(image)} of ${String(name)}`;
      refuse('EcsSidecarImage', got, 'an image that stays what it is', 'write its tag or digest in full');
    }
  }
}

/** The id of the task stands in the place of the address: two targets of one job would become one series. */
function checkOneTarget({ job_name: name, static_configs: configs = [], ...rest }: ScrapeJob, refuse: Refuse): void {
  const count = configs.flatMap(({ targets }) => targets).length;
  const other = Object.keys(rest).find((key) => key.endsWith('_sd_configs'));
  if (count === 1 && other === undefined) return;
  refuse(
    'EcsSidecarTargets',
    `the job ${JSON.stringify(name)} with ${other ?? `${count} targets`}`,
    "one target in 'static_configs': the label 'instance' is the id of the task",
    'write a job for each port',
  );
}
