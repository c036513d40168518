import type { IGrantable } from '@promontory/core';
import type { PolicyCondition } from '@promontory/vocabulary';

/**
 * What the observer asks of ECS for tasks that run on Fargate, of one cluster. Tasks on EC2 instances take
 * `ec2:DescribeInstances` besides, which is not given.
 */
export function letDiscover(grantee: IGrantable, clusterArn: string): void {
  const within = (resource: string): string => clusterArn.replace(':cluster/', `:${resource}/`) + '/*';
  const ofCluster: PolicyCondition = { test: 'ArnEquals', variable: 'ecs:cluster', values: [clusterArn] };
  grantee.addToPolicy({ actions: ['ecs:ListServices', 'ecs:ListTasks'], resources: ['*'], conditions: [ofCluster] });
  grantee.addToPolicy({
    actions: ['ecs:DescribeServices', 'ecs:DescribeTasks'],
    resources: [within('service'), within('task')],
  });
  // It can be allowed on everything alone.
  grantee.addToPolicy({ actions: ['ecs:DescribeTaskDefinition'], resources: ['*'] });
}
