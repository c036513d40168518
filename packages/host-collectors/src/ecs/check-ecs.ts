import { SELF_JOB } from '@promontory/adot';
import { fargateSizeProblem } from '@promontory/amp-facts';
import { isConcrete } from '@promontory/core';
import { isPinnedImage, parseArn } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { checkHost, refuseAt } from '../private/check-host.js';
import { ECS_TASKS_JOB } from './ecs-discovery.js';
import type { EcsProps } from './ecs-props.js';
import { collectorImage } from './image.js';

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
  const better = size && fargateSizeProblem(size);
  if (size !== undefined && better !== undefined)
    refuse('EcsCollectorSize', `cpu ${size.cpu} with memory ${size.memory}`, better, "change 'size'");
  const name = collectorImage(image);
  if (isConcrete(name) && !isPinnedImage(name))
    refuse('EcsCollectorImage', name, 'an image that stays what it is', "write 'image.tag' or 'image.digest' in full");
}
