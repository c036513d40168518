import * as z from 'zod';
import { duration, kubernetesName, nonEmpty, positive } from '../fields.js';
import { text } from '../text.js';
import { alsoTo } from './destinations.js';
import { jobs } from './jobs.js';
import { chart, resources, values } from './release.js';
import { remoteWrite, wal } from './remote-write.js';

const quantity = (description: string) =>
  text({
    description,
    pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|Ti)$/,
    expected: 'a Kubernetes quantity such as 8Gi',
    fix: 'write a number and Mi, Gi or Ti',
  });

const exact = (description: string, example: string) =>
  text({
    description,
    pattern: /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/,
    expected: `one exact version such as ${example}`,
    fix: 'write the version in full, no range',
  });

const credentials = z.strictObject({
  secret: kubernetesName('The name of a Secret in the namespace of the release.', 253),
  accessKeyIdKey: nonEmpty('Default: access-key-id.').optional(),
  secretAccessKeyKey: nonEmpty('Default: secret-access-key.').optional(),
});

const VERSION = exact("Where it is not the chart's. Default: the chart's.", '3.14.0').optional();

/** What makes a Prometheus write to AMP. */
const writing = {
  alsoTo,
  serviceAccount: kubernetesName('Default: amp-iamproxy-ingest-service-account.').optional(),
  identity: z.enum(['irsa', 'pod-identity', 'static']).optional().meta({
    description:
      'How pods come to credentials: by their token (IRSA), by EKS Pod Identity, or by keys in a Secret. Default: irsa.',
  }),
  podIdentityAgent: z
    .enum(['eks-addon', 'existing'])
    .optional()
    .meta({ description: 'Who runs the Pod Identity agent. Clusters with EKS Auto Mode have it. Default: eks-addon.' }),
  credentials: credentials.optional().meta({ description: 'The keys of identity static: never their text.' }),
  remoteWrite,
  resources,
  values,
};

/** What every Prometheus has that is installed here. */
const common = {
  namespace: kubernetesName('The namespace of the release. Default: prometheus.').optional(),
  createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
  scrapeInterval: duration('Default: 60s.').optional(),
  jobs,
  replicas: positive(
    'Pods that each scrape everything, of which AMP keeps the samples of one. Default: 1.',
    10,
  ).optional(),
  ...writing,
  chart,
};

const kept = {
  releaseName: kubernetesName('The name of the Helm release.', 53).optional(),
  retention: duration('How long samples are kept in the cluster: at least 2h. Default: 1d.').optional(),
  retentionSize: text({
    description: 'At most so much of them. Default: no limit.',
    pattern: /^\d+(\.\d+)?(B|KB|MB|GB|TB|PB|EB)$/,
    expected: 'a size such as 6GB',
    fix: 'write a number and MB, GB or TB',
  }).optional(),
  persistentVolume: z
    .union([
      z.literal(false),
      z.strictObject({
        size: quantity('Default: 8Gi.').optional(),
        storageClass: nonEmpty('Default: that of the cluster.').optional(),
      }),
    ])
    .optional()
    .meta({ description: 'The volume of what is scraped; false keeps it in the pod. Default: 8Gi.' }),
};

/** A Prometheus in agent mode. */
export const prometheusAgent = z.strictObject({
  kind: z.literal('prometheus-agent'),
  ...common,
  storage: quantity('The volume of the write-ahead log. Default: 8Gi.').optional(),
  wal,
});

/** A Prometheus server. */
export const prometheusServer = z.strictObject({
  kind: z.literal('prometheus-server'),
  ...common,
  ...kept,
  prometheusVersion: VERSION,
  walCompression: z.boolean().optional().meta({ description: 'Default: true.' }),
  compute: z.enum(['ec2', 'fargate']).optional().meta({ description: 'Where the pods run. Default: ec2.' }),
});

/** The Prometheus Operator. */
export const prometheusOperator = z.strictObject({
  kind: z.literal('prometheus-operator'),
  ...common,
  ...kept,
  mode: z
    .enum(['agent', 'server'])
    .optional()
    .meta({ description: 'A PrometheusAgent, or a Prometheus that answers queries. Default: agent.' }),
  shards: positive('Pods that divide the targets. Not with replicas. Default: 1.', 100).optional(),
  monitors: z
    .enum(['release', 'all'])
    .optional()
    .meta({ description: 'Which ServiceMonitors and the like count beside the jobs. Default: release.' }),
  crds: z
    .enum(['release', 'existing'])
    .optional()
    .meta({ description: "Who keeps the operator's CRDs. Default: release, a Helm release of their own." }),
  wal,
});

const release = z.strictObject({
  name: kubernetesName('As helm list shows it.', 53),
  chartVersion: exact('The version of its chart, as helm list shows it.', '29.27.0'),
  repository: nonEmpty('A mirror of the chart. Default: the public one.').optional(),
});

/** A Prometheus that somebody installed. */
export const existingPrometheus = z.strictObject({
  kind: z.literal('existing-prometheus'),
  release: release.meta({
    description: 'A release of the chart prometheus: it keeps everything that is not said here.',
  }),
  namespace: kubernetesName('The namespace of the release.'),
  scrapeInterval: duration('The longest that it scrapes at: windows of packs follow from it. Default: 60s.').optional(),
  ...writing,
  prometheusVersion: VERSION,
});
