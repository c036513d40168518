import * as z from 'zod';
import { duration, kubernetesName, nonEmpty, positive } from '../fields.js';
import { text } from '../text.js';
import { alsoTo } from './destinations.js';
import { jobs } from './jobs.js';
import { chart, resources, values } from './release.js';

const percent = (description: string) => z.int().min(1).max(100).optional().meta({ description });

/** How samples wait for AMP and leave for it. */
export const queue = z
  .strictObject({
    batches: positive('Batches that wait in memory. Default: 500.', 100_000).optional(),
    parallelRequests: positive('Requests under way at once. Default: 5.', 1_000).optional(),
    retryFor: duration('How long a batch is tried: at most 1h. Default: 15m.').optional(),
  })
  .optional()
  .meta({ description: 'The queue to AMP.' });

/** When samples are refused rather than the collector killed. */
export const memoryLimiter = z
  .strictObject({
    limitPercentage: percent('Of the memory limit: above it samples are refused. Default: 80.'),
    spikePercentage: percent('What may come between two looks. Default: 25.'),
  })
  .optional();

/** The image of the collector. */
export const image = z
  .strictObject({
    repository: nonEmpty('A mirror of the image. Default: the public one.').optional(),
    tag: nonEmpty('Another build. What it contains is then for you to know.').optional(),
    digest: text({
      description: 'The digest of the image, which then decides.',
      pattern: /^sha256:[0-9a-f]{64}$/,
      expected: 'sha256: and 64 hexadecimal digits',
      fix: 'copy the digest',
    }).optional(),
  })
  .optional()
  .meta({ description: 'The image of the collector. Default: the one this release was tested with.' });

/** The AWS Distro for OpenTelemetry. */
export const adot = z.strictObject({
  kind: z.literal('adot'),
  mode: z
    .enum(['deployment', 'statefulset', 'daemonset'])
    .optional()
    .meta({ description: 'One pod, several that share the work, or one on each node. Default: deployment.' }),
  shards: positive('Pods of a statefulset that divide the targets. Default: 1.', 100).optional(),
  replicas: positive('Pods of a statefulset that each scrape everything. Default: 1.', 10).optional(),
  alsoTo,
  namespace: kubernetesName('The namespace of the release. Default: adot-col.').optional(),
  createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
  serviceAccount: kubernetesName('Default: amp-iamproxy-ingest-service-account.').optional(),
  exporters: z.enum(['eks-addons', 'charts', 'existing']).optional().meta({
    description:
      'Who runs kube-state-metrics and node-exporter: EKS add-ons, Helm charts, or yourself. Default: eks-addons.',
  }),
  scrapeInterval: duration('Default: 60s.').optional(),
  jobs,
  queue,
  memoryLimiter,
  resources,
  selfMetrics: z.boolean().optional().meta({ description: 'Whether the collector scrapes itself. Default: true.' }),
  chart,
  image,
  values,
});
