import { PRESET_NAMES } from '@promontory/scrape-config';
import * as z from 'zod';
import {
  awsId,
  clusterName,
  duration,
  kubernetesName,
  label,
  nonEmpty,
  oidcProviderArn,
  positive,
  region,
  zone,
} from './fields.js';
import { text } from './text.js';

const names = (description: string) => z.array(z.string().min(1)).min(1).optional().meta({ description });

const presetEntry = z.strictObject({
  preset: z.enum(PRESET_NAMES).meta({ description: 'A job that comes with Promontory.' }),
  scrapeInterval: duration('Default: that of the collection.').optional(),
  keepMetrics: names('Metrics to keep, as anchored regular expressions. Default: all.'),
  dropMetrics: names('Metrics to drop, as anchored regular expressions. Default: what the preset drops.'),
});
const customEntry = z.strictObject({
  custom: z.record(z.string(), z.unknown()).meta({ description: 'A Prometheus scrape_config.' }),
});
const jobs = z
  .array(z.union([presetEntry, customEntry]))
  .min(1)
  .optional()
  .meta({ description: 'What to scrape. Default: every preset but pods.' });

const alias = text({
  description: 'The name in the console. Default: the scraper id.',
  pattern: /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,99}$/,
  expected: "1 to 100 letters, digits, '.', '_' and '-'",
  fix: 'rename it',
});

const managedScraper = z.strictObject({
  kind: z.literal('managed-scraper'),
  alias: alias.optional(),
  subnets: z
    .array(z.strictObject({ id: awsId('subnet', 'A subnet with a free address.'), availabilityZone: zone }))
    .min(2)
    .max(5)
    .meta({
      description:
        "Two to five subnets of the cluster's VPC, in at least two zones. Changing them replaces the scraper.",
    }),
  securityGroupIds: z
    .array(awsId('sg', 'A security group.'))
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'Groups of the scraper. Default: one is made that reaches exactly what the jobs need.' }),
  nodeSecurityGroupIds: z
    .array(awsId('sg', 'A security group.'))
    .optional()
    .meta({ description: "Groups of nodes outside of the cluster's own group. Default: none." }),
  exporters: z
    .enum(['eks-addons', 'existing'])
    .optional()
    .meta({ description: 'Who runs kube-state-metrics and node-exporter. Default: eks-addons.' }),
  scrapeInterval: duration('At least 30s. Default: 60s.').optional(),
  jobs,
});

const quantities = z.record(z.string(), z.string());
const prometheusAgent = z.strictObject({
  kind: z.literal('prometheus-agent'),
  namespace: kubernetesName('The namespace of the release. Default: prometheus.').optional(),
  createNamespace: z.boolean().optional().meta({ description: 'Default: true.' }),
  serviceAccount: kubernetesName('Default: amp-iamproxy-ingest-service-account.').optional(),
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
  resources: z
    .strictObject({ requests: quantities.optional(), limits: quantities.optional() })
    .optional()
    .meta({ description: "The agent's requests and limits, as Kubernetes writes them." }),
  storage: text({
    description: 'The volume of the write-ahead log. Default: 8Gi.',
    pattern: /^\d+(\.\d+)?(Ki|Mi|Gi|Ti)$/,
    expected: 'a Kubernetes quantity such as 8Gi',
    fix: 'write a number and Mi, Gi or Ti',
  }).optional(),
  chart: z
    .strictObject({
      version: text({
        description: "The chart's version. Default: the one this release was tested with.",
        pattern: /^\d+\.\d+\.\d+([-+][\w.+-]+)?$/,
        expected: 'one exact version such as 29.27.0',
        fix: 'write the version in full, no range',
      }).optional(),
      repository: nonEmpty('A mirror of the chart: https://… or oci://…. Default: the public one.').optional(),
    })
    .optional(),
  values: z.record(z.string(), z.unknown()).optional().meta({ description: 'Raw Helm values, merged last.' }),
});

const attributes = z
  .strictObject({
    endpoint: text({
      description: 'The URL of the Kubernetes API.',
      pattern: /^https:\/\/\S+$/,
      expected: 'https://…',
      fix: 'copy it from aws eks describe-cluster',
    }),
    certificateAuthorityData: text({
      description: 'The certificate authority, base64.',
      pattern: /^[A-Za-z0-9+/=\s]+$/,
      expected: 'base64 text',
      fix: 'copy it from aws eks describe-cluster',
    }),
    oidcProviderArn,
    vpcId: awsId('vpc', 'The VPC of the cluster.'),
    clusterSecurityGroupId: awsId('sg', 'The security group that EKS made.'),
  })
  .meta({ description: 'The cluster described in full. Default: it is looked up by its name when the plan is made.' });

/** One cluster: an entry of `clusters`, or a file in clusters/. */
export const cluster = z.strictObject({
  name: clusterName,
  label: label.optional(),
  region: region.optional(),
  workspace: z.string().optional().meta({ description: 'A key of workspaces. Default: the only one.' }),
  authenticationMode: z
    .enum(['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'])
    .optional()
    .meta({ description: 'How principals of AWS become users of the cluster. Default: API_AND_CONFIG_MAP.' }),
  attributes: attributes.optional(),
  collection: z
    .discriminatedUnion('kind', [managedScraper, prometheusAgent])
    .meta({ description: 'How metrics leave the cluster.' }),
});
