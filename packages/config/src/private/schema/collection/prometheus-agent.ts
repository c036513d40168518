import * as z from 'zod';
import { duration, kubernetesName, positive } from '../fields.js';
import { text } from '../text.js';
import { alsoTo } from './destinations.js';
import { jobs } from './jobs.js';
import { chart, resources, values } from './release.js';

/** A Prometheus in agent mode. */
export const prometheusAgent = z.strictObject({
  kind: z.literal('prometheus-agent'),
  alsoTo,
  namespace: kubernetesName('The namespace of the release. Default: prometheus.').optional(),
  createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
  serviceAccount: kubernetesName('Default: amp-iamproxy-ingest-service-account.').optional(),
  identity: z.enum(['irsa', 'pod-identity']).optional().meta({
    description:
      'How the agent comes to the credentials of its role: by its token (IRSA) or by EKS Pod Identity. Default: irsa.',
  }),
  podIdentityAgent: z
    .enum(['eks-addon', 'existing'])
    .optional()
    .meta({ description: 'Who runs the Pod Identity agent. Clusters with EKS Auto Mode have it. Default: eks-addon.' }),
  scrapeInterval: duration('Default: 60s.').optional(),
  jobs,
  remoteWrite: z
    .strictObject({
      maxSamplesPerSend: positive('Samples in one request. Default: 1000.', 100_000).optional(),
      maxShards: positive('Requests under way at once. Default: 200.', 10_000).optional(),
      capacity: positive('Samples that wait in each shard. Default: 2500.', 10_000_000).optional(),
    })
    .optional()
    .meta({ description: 'The queue to AMP.' }),
  resources,
  storage: text({
    description: 'The volume of the write-ahead log. Default: 8Gi.',
    pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|Ti)$/,
    expected: 'a Kubernetes quantity such as 8Gi',
    fix: 'write a number and Mi, Gi or Ti',
  }).optional(),
  chart,
  values,
});
