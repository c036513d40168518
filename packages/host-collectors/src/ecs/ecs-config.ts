import type { CollectorConfig, Pipeline } from '@promontory/adot';
import { discovers, type EcsTasks, observer } from './ecs-discovery.js';

/** What a task says of itself, of those that the guide keeps ("Set up ADOT on Amazon ECS", 2026-07). */
const TASK_METRICS = [
  'ecs.task.memory.utilized',
  'ecs.task.memory.reserved',
  'ecs.task.cpu.utilized',
  'ecs.task.cpu.reserved',
  'ecs.task.network.rate.rx',
  'ecs.task.network.rate.tx',
  'ecs.task.storage.read_bytes',
  'ecs.task.storage.write_bytes',
];

/** What ECS adds to a collector. */
export interface EcsAdditions {
  readonly cluster: string;
  readonly region: string;
  /** Undefined where nothing is discovered. */
  readonly tasks: EcsTasks | undefined;
  /** Whether CPU, memory, network and storage of the collector's own task are written. */
  readonly taskMetrics: boolean;
  /** Whether every target is in the collector's own task, and is told from those of other tasks by its id. */
  readonly inTask: boolean;
}

/** A configuration with what ECS adds to it. */
export function ecsConfig(config: CollectorConfig, { tasks, ...ecs }: EcsAdditions): CollectorConfig {
  const observed = tasks !== undefined && discovers(tasks);
  const processors = {
    ...(ecs.inTask ? { 'resourcedetection/ecs': detection, 'resource/in_task': byTask(false) } : {}),
    ...(ecs.taskMetrics ? { 'filter/task': keepTaskMetrics, 'resource/task': byTask(true) } : {}),
  };
  return {
    ...config,
    extensions: {
      ...config.extensions,
      ...(observed ? { ecs_observer: observer(ecs.cluster, ecs.region, tasks) } : {}),
    },
    receivers: {
      ...config.receivers,
      ...(ecs.taskMetrics ? { awsecscontainermetrics: { collection_interval: '60s' } } : {}),
    },
    processors: { ...config.processors, ...processors },
    service: {
      ...config.service,
      extensions: [...config.service.extensions, ...(observed ? ['ecs_observer'] : [])],
      pipelines: Object.fromEntries(
        Object.entries(config.service.pipelines).flatMap(([id, pipeline]) => [
          [id, ecs.inTask ? before(pipeline, ['resourcedetection/ecs', 'resource/in_task']) : pipeline] as const,
          ...(ecs.taskMetrics ? [[taskPipeline(id), taskMetrics(pipeline)] as const] : []),
        ]),
      ),
    },
  };
}

/** `metrics/ecs` beside `metrics`, `metrics/ecs_far` beside `metrics/far`. */
function taskPipeline(id: string): string {
  const [type = '', name] = id.split('/');
  return name === undefined ? `${type}/ecs` : `${type}/ecs_${name}`;
}

const taskMetrics = (pipeline: Pipeline): Pipeline => ({
  ...before(pipeline, ['filter/task', 'resource/task']),
  receivers: ['awsecscontainermetrics'],
});

/** Further processors, after the one that guards memory. */
function before(pipeline: Pipeline, further: readonly string[]): Pipeline {
  const [guard = '', ...rest] = pipeline.processors;
  return { ...pipeline, processors: [guard, ...further, ...rest] };
}

/** Its answer comes from the task itself; of that only the id is wanted. */
const OFF = [
  'aws.ecs.cluster.arn',
  'aws.ecs.launchtype',
  'aws.ecs.task.arn',
  'aws.ecs.task.family',
  'aws.ecs.task.revision',
  'aws.log.group.arns',
  'aws.log.group.names',
  'aws.log.stream.arns',
  'aws.log.stream.names',
  'cloud.account.id',
  'cloud.availability_zone',
  'cloud.platform',
  'cloud.provider',
  'cloud.region',
];

const detection = {
  detectors: ['ecs'],
  override: false,
  ecs: { resource_attributes: Object.fromEntries(OFF.map((name) => [name, { enabled: false }])) },
};

/** The labels `job` and `instance`: without these `localhost:8080` of every task would be one series. */
const byTask = (isOwn: boolean) => ({
  attributes: [
    ...(isOwn ? [{ key: 'service.name', from_attribute: 'aws.ecs.task.family', action: 'upsert' }] : []),
    { key: 'service.instance.id', from_attribute: 'aws.ecs.task.id', action: 'upsert' },
  ],
});

const keepTaskMetrics = { metrics: { include: { match_type: 'strict', metric_names: TASK_METRICS } } };
