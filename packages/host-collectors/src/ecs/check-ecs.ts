import { SELF_JOB } from '@promontory/adot';
import { isConcrete } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { checkHost, refuseAt } from '../private/check-host.js';
import { ECS_TASKS_JOB } from './ecs-discovery.js';
import type { EcsProps } from './ecs-props.js';
import { collectorImage, isPinned } from './image.js';

/** Memory in MiB that Fargate has for each CPU (ECS developer guide, "Fargate task sizes", 2026-07). */
const MEMORY: Readonly<Record<number, readonly [least: number, most: number, step: number]>> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** What ECS would refuse, or what would change by itself. */
export function checkEcs(scope: IConstruct, props: EcsProps, hasOtherTargets = false): void {
  const refuse = refuseAt(scope);
  checkHost(scope, props, hasOtherTargets);
  const { clusterArn, size, image, jobs, selfMetrics = true } = props;
  // The name in it decides what is rendered, so it must be known.
  const arn = isConcrete(clusterArn) ? parseArn(clusterArn) : undefined;
  if (arn?.service !== 'ecs' || !arn.resource.startsWith('cluster/'))
    refuse(
      'EcsCollectorCluster',
      clusterArn,
      'the ARN of an ECS cluster: arn:aws:ecs:…:cluster/…',
      "change 'clusterArn'",
    );
  const reserved = [...(selfMetrics ? [SELF_JOB] : []), ECS_TASKS_JOB];
  const taken = jobs.find(({ job_name: name }) => reserved.includes(name))?.job_name;
  if (taken !== undefined)
    refuse(
      'HostCollectorDuplicateJob',
      `a second job ${JSON.stringify(taken)}`,
      'each job name once',
      'rename the job',
    );
  if (size !== undefined) {
    const [least, most, step] = MEMORY[size.cpu] ?? [0, -1, 1];
    if (size.memory < least || size.memory > most || (size.memory !== 512 && size.memory % step !== 0)) {
      const cpus = Object.keys(MEMORY).join(', ');
      const expected =
        most < 0 ? `cpu of ${cpus}` : `memory from ${least} to ${most} in steps of ${step}, for cpu ${size.cpu}`;
      refuse('EcsCollectorSize', `cpu ${size.cpu} with memory ${size.memory}`, expected, "change 'size'");
    }
  }
  const name = collectorImage(image);
  if (isConcrete(name) && !isPinned(name))
    refuse('EcsCollectorImage', name, 'an image that stays what it is', "write 'image.tag' or 'image.digest' in full");
}
