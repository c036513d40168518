import * as z from 'zod';
import { chart, resources, values } from './collection/release.js';
import { kubernetesName } from './fields.js';

const common = {
  shows: z.enum(['cluster', 'workspace', 'nothing']).optional().meta({
    description:
      'Whose costs are shown: those of this cluster, of all that write to the workspace, or none, where another cluster shows them. Default: cluster.',
  }),
  createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
  identity: z.enum(['irsa', 'pod-identity']).optional().meta({
    description: 'How its pods come to credentials. Default: irsa.',
  }),
  chart,
  values,
};

const opencost = z
  .strictObject({
    kind: z.literal('opencost'),
    ...common,
    namespace: kubernetesName('The namespace of the release. Default: opencost.').optional(),
    serviceAccount: kubernetesName('Default: opencost.').optional(),
    resources,
  })
  .meta({ description: 'OpenCost: it reads what the collector of the cluster has written.' });

const kubecost = z
  .strictObject({
    kind: z.literal('kubecost'),
    ...common,
    workspace: z.string().optional().meta({
      description: "What its own Prometheus writes to: a key of workspaces. Default: the cluster's.",
    }),
    namespace: kubernetesName(
      'The namespace of the release. Default: kubecost, the only one of the add-on.',
    ).optional(),
    addonVersion: z.string().min(1).optional().meta({
      description:
        'The version of the EKS add-on kubecost_kubecost, at most 2.8. Default: it is installed by its chart.',
    }),
  })
  .meta({ description: 'Kubecost 2.8, the last line that works with AMP.' });

/** What a cluster costs. */
export const costs = z
  .discriminatedUnion('kind', [opencost, kubecost])
  .meta({ description: 'What namespaces, controllers and pods of the cluster cost. Default: not known.' });
