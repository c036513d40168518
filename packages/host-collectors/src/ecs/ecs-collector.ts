import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { COLLECTOR_TASK_SIZE } from '@promontory/amp-facts';
import type { ServiceRole } from '@promontory/core';
import { Construct } from 'constructs';
import type { HostNetwork } from '../host-props.js';
import { HostSecurityGroup } from '../private/host-security-group.js';
import { checkEcs } from './check-ecs.js';
import { ecsConfig } from './ecs-config.js';
import { discoveredJob, discovers, type EcsTasks } from './ecs-discovery.js';
import type { EcsProps } from './ecs-props.js';
import { EcsTask } from './ecs-task.js';
import { letDiscover } from './let-discover.js';
import { taskConfig } from './task-config.js';

interface ServiceProps extends HostNetwork {
  /** Tasks of the same ECS cluster that are scraped, whichever there are. @default - none */
  readonly tasks?: EcsTasks;
  /** Whether the task has a public address, which it needs in a subnet whose way out is an internet gateway. @default false */
  readonly publicAddress?: boolean;
}

/** What a collector with a service of its own is made of. */
export type EcsCollectorProps = EcsProps & ServiceProps;

/** The AWS Distro for OpenTelemetry as an ECS service of its own, on Fargate: one task, never two at once. */
export class EcsCollector extends Construct {
  /** The role that the collector writes as. */
  readonly role: ServiceRole;
  readonly taskDefinitionArn: string;
  /** The collector's security group: to be let in where it scrapes. */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: EcsCollectorProps) {
    super(scope, id);
    const { name, region, clusterArn, tasks } = props;
    const discovering = discovers(tasks);
    checkEcs(this, props, discovering);
    const jobs = discovering ? [...props.jobs, discoveredJob] : props.jobs;
    const task = new EcsTask(this, 'Task', {
      props,
      config: (writer) =>
        ecsConfig(taskConfig(props, jobs, writer), {
          cluster: clusterArn.slice(clusterArn.indexOf('/') + 1),
          region,
          tasks,
          taskMetrics: props.taskMetrics ?? true,
          inTask: false,
        }),
      containers: [],
      writesFiles: discovering,
      collectorMemory: (props.size ?? COLLECTOR_TASK_SIZE).memory,
    });
    this.role = task.writer.role;
    this.taskDefinitionArn = task.taskDefinitionArn;
    if (discovering) letDiscover(this.role, clusterArn);
    const group = new HostSecurityGroup(this, 'SecurityGroup', props);
    this.securityGroupId = group.securityGroupId;
    const service = new EcsService(this, 'Resource', {
      name: `amp-collector-${name}`,
      region,
      cluster: clusterArn,
      taskDefinition: task.taskDefinitionArn,
      launchType: 'FARGATE',
      // One goes before the next one comes: for a moment two would scrape, and store, the same.
      desiredCount: 1,
      deploymentMinimumHealthyPercent: 0,
      deploymentMaximumPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      // An apply that ends well has a collector that runs.
      waitForSteadyState: true,
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [group.securityGroupId],
        assignPublicIp: props.publicAddress ?? false,
      },
      propagateTags: 'SERVICE',
      tags: props.tags && { ...props.tags },
    });
    this.node.defaultChild = service;
  }
}
