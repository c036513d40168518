import * as z from 'zod';
import { MESSAGE_FORMATS } from '@promontory/alert-manager';
import { adopt } from './adopt.js';
import { alarms } from './alarms.js';
import { anomalyDetectors } from './anomaly-detectors.js';
import { queryRoles } from './query-roles.js';
import { keyArn, kubernetesName, region, relativePath, roleArn, workspaceArn } from './fields.js';
import { metricStreams } from './metric-streams.js';
import { otherAccount } from './other-account.js';
import { packOptions, slo } from './packs.js';
import { retentionDays } from './retention-days.js';
import { subscription } from './subscription.js';
import { text } from './text.js';

const topic = z.strictObject({
  name: text({
    description: "The topic's name in SNS. Default: <environment>-<workspace>-<key>.",
    pattern: /^[A-Za-z0-9_-]{1,256}$/,
    expected: "1 to 256 letters, digits, '-' and '_' (FIFO topics cannot be used)",
    fix: 'rename it',
  }).optional(),
  kmsKeyArn: keyArn('A customer managed key whose policy lets aps.amazonaws.com use it. Default: none.').optional(),
  deadLetterQueue: z
    .boolean()
    .optional()
    .meta({ description: 'Whether what a subscriber did not take is kept in a queue for 14 days. Default: false.' }),
  subscriptions: z.array(subscription).optional().meta({ description: 'Who hears of alerts. Default: nobody yet.' }),
});

const chat = z.strictObject({
  slackTeamId: text({
    description: 'The Slack workspace. An administrator of it must have let Amazon Q Developer in once.',
    pattern: /^T[0-9A-Z]{1,254}$/,
    expected: "the id of a Slack workspace, 'T…'",
    fix: 'copy it from the address of Slack in a browser',
  }),
  slackChannelId: text({
    description: 'The channel.',
    pattern: /^[CG][0-9A-Z]{1,254}$/,
    expected: "the id of a Slack channel, 'C…'",
    fix: "copy it from the channel's details, not its name",
  }),
  topics: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: 'Keys of the topics it hears of. Default: all.' }),
});

const pagerDuty = z.strictObject({
  secretName: text({
    description: "The secret's name. Default: <environment>-<workspace>-pagerduty-<key>.",
    pattern: /^[A-Za-z0-9/_+=.@-]{1,250}$/,
    expected: '1 to 250 letters, digits and /_+=.@-',
    fix: 'rename it',
  }).optional(),
});

const alertManager = z.strictObject({
  topics: z
    .record(kubernetesName("A topic's key: topic:KEY in the configuration.", 32), topic)
    .meta({ description: 'SNS topics, by a name of your own.' }),
  file: relativePath('A plain Alertmanager configuration. Default: every alert goes to the one topic.').optional(),
  templates: z
    .array(relativePath('A file of Go templates. Its name, without its ending, is that of the template.'))
    .min(1)
    .optional()
    .meta({ description: 'Template files. Default: none.' }),
  messageFormat: z
    .enum(MESSAGE_FORMATS)
    .optional()
    .meta({ description: 'Messages for people (text), programs (json) or Amazon Q Developer (chat). Default: text.' }),
  encryption: z
    .enum(['none', 'new-key'])
    .optional()
    .meta({ description: 'Whether a key is made for the topics that name none. Default: none.' }),
  chats: z
    .record(kubernetesName('A name of your own.', 32), chat)
    .optional()
    .meta({ description: 'Slack channels that hear of alerts. Messages must have the format chat. Default: none.' }),
  pagerDuty: z
    .record(kubernetesName("A key's name: secret:NAME in the configuration.", 32), pagerDuty)
    .optional()
    .meta({ description: 'Secrets for integration keys of PagerDuty, made empty. Default: none.' }),
});

const ownKey = z.strictObject({
  deletionWindowDays: z.int().min(7).max(30).optional().meta({ description: 'Default: 30.' }),
  rotationPeriodDays: z.int().min(90).max(2560).optional().meta({ description: "Default: AWS's, 365." }),
  readerRoleArns: z
    .array(roleArn('A role of another service that reads the metrics, such as that of Amazon Managed Grafana.'))
    .min(1)
    .optional(),
});

const queryLogging = z.strictObject({
  samplesThreshold: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Queries of at least so many samples are logged; 0 for all. Default: 1000000.' }),
  retentionDays: retentionDays('Default: 30.'),
  kmsKeyArn: keyArn('A key for the log group. Default: none.').optional(),
});

const limit = z.strictObject({
  labels: z
    .record(
      text({
        description: 'A label name.',
        pattern: /^[a-zA-Z_]\w*$/,
        expected: "a label name: letters, digits and '_'",
        fix: 'rename it',
      }),
      z.string().min(1),
    )
    .meta({ description: 'Labels that a series must all have. {} is all other series.' }),
  maxSeries: z.int().min(0).meta({ description: 'Active series; 0 limits nothing and has them counted.' }),
});

const access = z.strictObject({
  writerRoleArns: z.array(roleArn('A role that may write.')).min(1).optional(),
  readerRoleArns: z.array(roleArn('A role that may query.')).min(1).optional(),
});

const logging = z.union([
  z.literal(false),
  z.strictObject({
    retentionDays: retentionDays('Days until a log event is deleted. Default: 30.'),
    kmsKeyArn: keyArn('A key for the log group. Default: none.').optional(),
  }),
]);

/** A workspace of this environment. */
export const managedWorkspace = z.strictObject({
  alias: text({
    description: 'The name in the console. Default: <environment>-<key>.',
    pattern: /^\S(.{0,98}\S)?$/,
    expected: '1 to 100 characters, no space at either end',
    fix: 'shorten or trim it',
  }).optional(),
  region: region.optional(),
  adopt: adopt
    .optional()
    .meta({ description: 'What exists and is to be managed from now on: the id of the workspace, or more of it.' }),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Tags on the workspace and what belongs to it, on top of those of the environment.' }),
  kmsKeyArn: keyArn(
    'A customer managed key. The choice is final: changing it replaces the workspace. Default: a key that AWS owns.',
  ).optional(),
  newKey: ownKey.optional().meta({
    description: 'A customer managed key that is made here, rotated, for this workspace. As final as kmsKeyArn.',
  }),
  retentionDays: z
    .int()
    .min(1)
    .max(1095)
    .optional()
    .meta({ description: "Days that metrics are kept; fewer delete what is older. Default: AWS's, 150." }),
  limits: z
    .array(limit)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Limits of active series by labels. Default: none.' }),
  outOfOrderWindowSeconds: z
    .int()
    .min(0)
    .max(600)
    .optional()
    .meta({ description: "How late a sample may come. Needs a newer awsProvider. Default: AWS's, 60." }),
  ruleQueryOffsetSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .optional()
    .meta({ description: 'How far rules look back from now. Needs a newer awsProvider. Default: AWS’s.' }),
  access: access.optional().meta({ description: 'Roles of other accounts that may write or query. Default: none.' }),
  deletionProtection: z
    .boolean()
    .optional()
    .meta({ description: 'Whether Terraform refuses to delete or replace the workspace. Default: true.' }),
  logging: logging
    .optional()
    .meta({ description: 'Logs of rules and alert manager; false for none. Default: on, 30 days.' }),
  queryLogging: queryLogging.optional().meta({ description: 'A log of costly queries. Default: none.' }),
  rules: z
    .record(
      text({
        description: 'The name of a rule namespace.',
        pattern: /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,127}$/,
        expected: "1 to 128 letters, digits, '.', '_' and '-'",
        fix: 'rename it',
      }),
      z.union([relativePath('A Prometheus rule file.'), z.array(relativePath('A Prometheus rule file.')).min(1)]),
    )
    .optional()
    .meta({ description: 'Rule files by namespace: one file, or those of several teams. Default: none.' }),
  packs: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'Rule packs of @promontory/mixins by name: true, or options. Default: none.' }),
  slos: z
    .record(kubernetesName('The name of an objective.'), slo)
    .optional()
    .meta({ description: 'Service level objectives of your own. Default: none.' }),
  packOptions: packOptions.optional().meta({ description: 'What all packs and objectives share.' }),
  alertManager: alertManager.optional(),
  metricStreams: metricStreams.optional(),
  anomalyDetectors: anomalyDetectors.optional(),
  queryRoles: queryRoles.optional(),
  alarms: alarms.optional().meta({ description: 'CloudWatch alarms about the workspace itself. Default: none.' }),
});

/** A workspace that was made elsewhere. */
export const existingWorkspace = z.strictObject({
  existing: workspaceArn,
  customerManagedKey: z
    .boolean()
    .optional()
    .meta({ description: 'Whether a customer managed key encrypts it. Default: not known.' }),
  ...otherAccount,
});

/** A key of `workspaces`. */
export const workspaceName = kubernetesName('The name of a workspace within this environment.', 32);
