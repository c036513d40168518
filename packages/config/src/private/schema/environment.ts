import * as z from 'zod';
import { backend } from './backend.js';
import { cluster } from './cluster.js';
import { collector, collectorName } from './collectors.js';
import { costEstimate } from './cost-estimate.js';
import { costAlarm } from './cost-alarm.js';
import { existingGrafana } from './grafana/existing.js';
import { managedGrafana } from './grafana/managed.js';
import { isAtLeast } from '../version.js';
import { account, region, roleArn } from './fields.js';
import { network, networkName } from './network.js';
import { stateBackend } from './state-backend.js';
import { text } from './text.js';
import { existingWorkspace, managedWorkspace, workspaceName } from './workspace.js';

const fields = {
  apiVersion: z.literal('promontory/v1').meta({ description: 'The version of this format.' }),
  account,
  region,
  deployRoleArn: roleArn(
    'A role that the AWS provider assumes. Default: the credentials are used as they are.',
  ).optional(),
  awsProvider: z
    .strictObject({
      version: text({
        description: 'One exact version of hashicorp/aws, newer than that of the bindings (6.25.0).',
        pattern: /^6\.\d+\.\d+$/,
        test: (value) => isAtLeast(value, '6.25.0'),
        expected: 'one exact version 6.x from 6.25.0 on',
        fix: 'write a version such as 6.66.0, no range',
      }),
    })
    .optional()
    .meta({ description: 'A newer AWS provider, for settings that the bindings do not know yet. Default: 6.25.0.' }),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Tags on everything that can be tagged. Default: none.' }),
  backend,
  costAlarm: costAlarm.optional(),
  costs: costEstimate.optional(),
  stateBackend: stateBackend.optional(),
};

/** What is not a workspace, a network or a cluster: those are judged one by one, so that one mistake hides no other. */
export const environmentShell = z.strictObject({
  ...fields,
  workspaces: z.record(z.string(), z.unknown()),
  networks: z.record(z.string(), z.unknown()).optional(),
  clusters: z.array(z.unknown()).optional(),
  collectors: z.record(z.string(), z.unknown()).optional(),
  grafana: z.unknown().optional(),
});

/** The whole file, for editors. */
export const environment = z.strictObject({
  ...fields,
  workspaces: z
    .record(workspaceName, z.union([managedWorkspace, existingWorkspace]))
    .meta({ description: 'AMP workspaces, by a name of your own.' }),
  networks: z
    .record(networkName, network)
    .optional()
    .meta({ description: 'VPCs without internet, by a name of your own: the private endpoints of their clusters.' }),
  clusters: z
    .array(cluster)
    .optional()
    .meta({ description: 'EKS clusters. Each can have a file of its own in clusters/ instead.' }),
  collectors: z
    .record(collectorName, collector)
    .optional()
    .meta({ description: 'Collectors outside of Kubernetes, on ECS and EC2, by a name of your own.' }),
  grafana: z.union([managedGrafana, existingGrafana]).optional(),
});
