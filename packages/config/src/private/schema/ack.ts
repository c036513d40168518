import * as z from 'zod';
import { chart, resources, values } from './collection/release.js';
import { kubernetesName } from './fields.js';

/** The ACK controller for Prometheus Service. */
export const ack = z
  .strictObject({
    workspaces: z.array(z.string()).optional().meta({
      description: "Keys of workspaces whose rules and alert managers are owned here. Default: the cluster's.",
    }),
    owns: z
      .array(z.enum(['rules', 'alertManager']))
      .min(1)
      .optional()
      .meta({ description: 'What of them is owned here. Default: both.' }),
    mayCreateWorkspaces: z.boolean().optional().meta({
      description: 'Whether a Workspace object makes a workspace. Default: false.',
    }),
    mayConfigureLogging: z.boolean().optional().meta({
      description: 'Whether a LoggingConfiguration object sets where errors are logged. Default: false.',
    }),
    deletionPolicy: z.enum(['retain', 'delete']).optional().meta({
      description: 'What becomes of rules and alert managers when their objects are deleted. Default: retain.',
    }),
    namespace: kubernetesName('The namespace of the release. Default: ack-system.').optional(),
    createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
    serviceAccount: kubernetesName('Default: ack-prometheusservice-controller.').optional(),
    watchNamespaces: z
      .union([z.literal('all'), z.array(kubernetesName('A namespace that is there.')).min(1)])
      .optional()
      .meta({ description: 'Namespaces whose objects count. Default: that of the release.' }),
    identity: z.enum(['irsa', 'pod-identity']).optional().meta({
      description: 'How the controller comes to credentials. Default: irsa.',
    }),
    resources,
    chart,
    values,
  })
  .meta({ description: 'Rules and alert managers that are owned in Kubernetes. Default: none.' });
