import { ALARM_KEYS, type AmpQuotas } from '@promontory/amp-facts';
import * as z from 'zod';
import { roleArn } from './fields.js';
import { runbookUrl } from './runbook-url.js';
import { subscription } from './subscription.js';
import { text } from './text.js';

const quota = (description: string) => z.int().min(1).optional().meta({ description });
const quotas = {
  activeSeries: quota('Active series.'),
  ingestionRate: quota('Samples per second.'),
  alerts: quota('Alerts in the alert manager.'),
  alertPayloadBytes: quota('Bytes of all alerts.'),
} satisfies Record<keyof AmpQuotas, z.ZodType>;

const threshold = z.strictObject({
  threshold: z.number().min(0).optional().meta({ description: 'The number itself.' }),
  percent: z.number().positive().max(100).optional().meta({ description: 'How much of the quota. Default: 80.' }),
  period: z.int().min(60).multipleOf(60).optional().meta({ description: 'Seconds of one datapoint. Default: 300.' }),
  evaluationPeriods: z.int().min(1).optional().meta({ description: 'Datapoints that are looked at.' }),
  datapointsToAlarm: z.int().min(1).optional().meta({ description: 'How many of them must breach.' }),
});

const topicArn = text({
  description: 'A topic that was made elsewhere, in the Region of the workspace.',
  pattern: /^arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
  expected: 'the ARN of a standard SNS topic',
  fix: "copy it from 'aws sns list-topics'",
});

const calls = z.strictObject({
  exceptRoleArns: z
    .array(roleArn('A role whose calls are no news, such as the one that deploys.'))
    .min(1)
    .optional()
    .meta({ description: 'Default: none.' }),
});

/** CloudWatch alarms about a workspace. */
export const alarms = z.strictObject({
  subscriptions: z
    .array(subscription)
    .min(1)
    .optional()
    .meta({ description: 'Who hears of them: a topic is made for the alarms alone.' }),
  topicArns: z.array(topicArn).min(1).max(4).optional().meta({ description: 'Further topics. Default: none.' }),
  quotas: z.strictObject(quotas).optional().meta({ description: "The account's quotas. Default: AWS's." }),
  thresholds: z
    .partialRecord(z.enum(ALARM_KEYS), threshold)
    .optional()
    .meta({ description: 'Changes to single alarms, by their key.' }),
  disable: z.array(z.enum(ALARM_KEYS)).min(1).optional().meta({ description: 'Alarms that are not made.' }),
  ruleGroups: z
    .array(
      text({
        description: 'A group of rules with alarms of its own.',
        pattern: /^[^;\s]+;.+$/,
        expected: "'<namespace>;<group>'",
        fix: "write the namespace, ';', and the group's name",
      }),
    )
    .min(1)
    .optional()
    .meta({ description: 'Default: alarms for all groups together alone.' }),
  runbookUrl,
  apiCalls: z
    .union([z.literal(true), calls])
    .optional()
    .meta({
      description: 'Tells of calls that delete or open the workspace. Needs a CloudTrail trail. Default: none.',
    }),
});
