import { COLLECTOR_TASK_SIZE, fargateSizeProblem } from '@promontory/amp-facts';
import type { ScrapeJob } from '@promontory/scrape-config';
import { isPinnedImage, type Path, type Problem } from '@promontory/vocabulary';
import type { CollectorSettings, EcsServiceCollector, EcsSidecarCollector } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** Names of jobs that the collector has itself. */
const OWN_JOBS = ['adot-collector', 'ecs-tasks'];
const OWN_CONTAINER = 'adot-collector';

/** A task that Fargate has, with images that stay what they are, whose series can be told apart. */
export function checkEcsCollector(
  part: Part<CollectorSettings>,
  value: EcsServiceCollector | EcsSidecarCollector,
): Problem[] {
  const { size, image } = value;
  const better = size && fargateSizeProblem(size);
  const isMoved = image.tag !== undefined && image.digest === undefined && !isPinnedImage(`adot:${image.tag}`);
  return [
    ...(better === undefined
      ? []
      : placed(part, ['size'], {
          code: 'ConfigCollectorSize',
          got: `cpu ${size?.cpu} with memory ${size?.memory}`,
          expected: better,
          fix: 'write a size that Fargate has',
        })),
    ...(isMoved ? notPinned(part, ['image', 'tag'], `the tag ${image.tag}`) : []),
    ...value.jobs.flatMap((job, index) => checkName(part, value, job, index)),
    ...(value.kind === 'ecs-sidecar' ? checkSidecar(part, value) : []),
  ];
}

const notPinned = (part: Part<unknown>, at: Path, got: string): Problem[] =>
  placed(part, at, {
    code: 'ConfigCollectorImage',
    got,
    expected: 'an image that stays what it is',
    fix: 'write its tag or digest in full',
  });

function checkName(
  part: Part<unknown>,
  { selfMetrics }: EcsServiceCollector | EcsSidecarCollector,
  { job_name: name }: ScrapeJob,
  index: number,
): Problem[] {
  if (!OWN_JOBS.includes(name) || (name === 'adot-collector' && !selfMetrics)) return [];
  return placed(part, ['jobs', index, 'job_name'], {
    code: 'ConfigCollectorJobs',
    got: `a second job ${JSON.stringify(name)}`,
    expected: `names that the collector has no job of: not ${OWN_JOBS.join(' or ')}`,
    fix: 'rename the job',
  });
}

function checkSidecar(part: Part<unknown>, value: EcsSidecarCollector): Problem[] {
  const { containers, jobs, collectorMemory = 512, size = COLLECTOR_TASK_SIZE } = value;
  const memory =
    collectorMemory >= 64 && collectorMemory < size.memory
      ? []
      : placed(part, collectorMemory === value.collectorMemory ? ['collectorMemory'] : ['size'], {
          code: 'ConfigCollectorSize',
          got: `${collectorMemory} MiB for the collector of a task of ${size.memory}`,
          expected: 'at least 64, and less than the task has',
          fix: "change 'collectorMemory' or 'size'",
        });
  return [
    ...memory,
    ...containers.flatMap(({ name, image }, index) => [
      ...checkContainer(
        part,
        name,
        index,
        containers.slice(0, index).map((one) => one['name']),
      ),
      ...(typeof image === 'string' && isPinnedImage(image)
        ? []
        : notPinned(
            part,
            ['containers', index, ...(image === undefined ? [] : ['image'])],
            image === undefined ? 'no image' : `the image ${String(image)}`,
          )),
    ]),
    ...jobs.flatMap((job, index) => checkOneTarget(part, job, index)),
  ];
}

function checkContainer(part: Part<unknown>, name: unknown, index: number, earlier: readonly unknown[]): Problem[] {
  if (typeof name === 'string' && name !== OWN_CONTAINER && !earlier.includes(name)) return [];
  return placed(part, ['containers', index, ...(name === undefined ? [] : ['name'])], {
    code: 'ConfigCollectorContainer',
    got: typeof name === 'string' ? `a second container ${name}` : 'a container without a name',
    expected: 'containers with a name each',
    fix: "change its 'name'",
  });
}

function checkOneTarget(part: Part<unknown>, job: ScrapeJob, index: number): Problem[] {
  const { static_configs: configs } = job;
  // What has not the right shape is said elsewhere.
  if (configs !== undefined && !Array.isArray(configs)) return [];
  const targets = (configs ?? []).flatMap((one) => (Array.isArray(one.targets) ? one.targets : []));
  const other = Object.keys(job).find((key) => key.endsWith('_sd_configs') && key !== 'kubernetes_sd_configs');
  if ((targets.length === 1 && other === undefined) || job.kubernetes_sd_configs !== undefined) return [];
  return placed(part, ['jobs', index], {
    code: 'ConfigCollectorTargets',
    got: `the job ${JSON.stringify(job.job_name)} with ${other ?? `${targets.length} targets`}`,
    expected: "one target in 'static_configs': the label 'instance' is the id of the task",
    fix: 'write a job for each port',
  });
}
