import * as z from 'zod';
import { adoptScraper } from '../adopt.js';
import { awsId, duration, keyArn, zone } from '../fields.js';
import { retentionDays } from '../retention-days.js';
import { text } from '../text.js';
import { jobs } from './jobs.js';

const alias = text({
  description: 'The name in the console. Default: the scraper id.',
  pattern: /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,99}$/,
  expected: "1 to 100 letters, digits, '.', '_' and '-'",
  fix: 'rename it',
});

const scraperArn = text({
  description:
    'With a workspace of another account: the ARN of the scraper once it is made, so that its roles trust it alone. Default: every scraper of this account and Region.',
  pattern: /^arn:aws(-[a-z]+)*:aps:[a-z0-9-]+:\d{12}:scraper\/s-[0-9A-Za-z-]+$/,
  expected: 'the ARN of a scraper: arn:aws:aps:…:scraper/s-…',
  fix: "copy the output 'scraper_arn' of this cluster's stack",
});

const logging = z.strictObject({
  components: z
    .array(z.enum(['SERVICE_DISCOVERY', 'COLLECTOR', 'EXPORTER']))
    .min(1)
    .optional()
    .meta({ description: 'What is logged. Default: all of it.' }),
  retentionDays: retentionDays('Days until a log event is deleted. Default: 30.'),
  kmsKeyArn: keyArn('A key for the log group. Default: none.').optional(),
});

/** AWS scrapes. */
export const managedScraper = z.strictObject({
  kind: z.literal('managed-scraper'),
  alias: alias.optional(),
  scraperArn: scraperArn.optional(),
  adopt: adoptScraper.optional(),
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
  exporters: z.enum(['eks-addons', 'charts', 'existing']).optional().meta({
    description:
      'Who runs kube-state-metrics and node-exporter: EKS add-ons, Helm charts, or yourself. Default: eks-addons.',
  }),
  scrapeInterval: duration('At least 30s. Default: 60s.').optional(),
  logging: logging
    .optional()
    .meta({ description: 'A log of what goes wrong in the scraper. Needs a newer awsProvider. Default: none.' }),
  jobs,
});
