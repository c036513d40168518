import * as z from 'zod';
import { ack } from './ack.js';
import { clusterSize } from './cluster-size.js';
import { collection } from './collection/index.js';
import { clusterGrafana } from './grafana/cluster.js';
import { costs } from './costs.js';
import { awsId, clusterName, label, oidcProviderArn, region } from './fields.js';
import { text } from './text.js';

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
    oidcProviderArn: oidcProviderArn.optional(),
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
  network: z
    .string()
    .optional()
    .meta({ description: 'A key of networks, for a cluster without internet. Default: it reaches the internet.' }),
  authenticationMode: z
    .enum(['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'])
    .optional()
    .meta({ description: 'How principals of AWS become users of the cluster. Default: API_AND_CONFIG_MAP.' }),
  attributes: attributes.optional(),
  collection,
  ack: ack.optional(),
  grafana: clusterGrafana.optional(),
  size: clusterSize.optional(),
  costs: costs.optional(),
});
