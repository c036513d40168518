import * as z from 'zod';
import { keyArn, kubernetesName, region, relativePath, workspaceArn } from './fields.js';
import { text } from './text.js';

/** What CloudWatch Logs offers (PutRetentionPolicy, 2026-11). */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const subscription = z.strictObject({
  protocol: z
    .enum(['email', 'https', 'sqs', 'lambda'])
    .meta({ description: 'How the message travels. email and https are pending until confirmed.' }),
  endpoint: z.string().min(1).meta({ description: 'An address, a URL or an ARN, by protocol.' }),
});

const topic = z.strictObject({
  name: text({
    description: "The topic's name in SNS. Default: <environment>-<workspace>-<key>.",
    pattern: /^[A-Za-z0-9_-]{1,256}$/,
    expected: "1 to 256 letters, digits, '-' and '_' (FIFO topics cannot be used)",
    fix: 'rename it',
  }).optional(),
  kmsKeyArn: keyArn('A customer managed key whose policy lets aps.amazonaws.com use it. Default: none.').optional(),
  subscriptions: z.array(subscription).optional().meta({ description: 'Who hears of alerts. Default: nobody yet.' }),
});

const alertManager = z.strictObject({
  topics: z
    .record(kubernetesName("A topic's key: topic:KEY in the configuration.", 32), topic)
    .meta({ description: 'SNS topics, by a name of your own.' }),
  file: relativePath('A plain Alertmanager configuration. Default: every alert goes to the one topic.').optional(),
});

const logging = z.union([
  z.literal(false),
  z.strictObject({
    retentionDays: z
      .union(RETENTION_DAYS.map((days) => z.literal(days)))
      .optional()
      .meta({ description: 'Days until a log event is deleted. Default: 30.' }),
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
  kmsKeyArn: keyArn(
    'A customer managed key. The choice is final: changing it replaces the workspace. Default: a key that AWS owns.',
  ).optional(),
  deletionProtection: z
    .boolean()
    .optional()
    .meta({ description: 'Whether Terraform refuses to delete or replace the workspace. Default: true.' }),
  logging: logging
    .optional()
    .meta({ description: 'Logs of rules and alert manager; false for none. Default: on, 30 days.' }),
  rules: z
    .strictObject({
      file: relativePath('A Prometheus rule file.'),
      namespace: text({
        description: 'The name of the rule namespace. Default: promontory.',
        pattern: /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,127}$/,
        expected: "1 to 128 letters, digits, '.', '_' and '-'",
        fix: 'rename it',
      }).optional(),
    })
    .optional(),
  alertManager: alertManager.optional(),
});

/** A workspace that was made elsewhere. */
export const existingWorkspace = z.strictObject({
  existing: workspaceArn,
  customerManagedKey: z
    .boolean()
    .optional()
    .meta({ description: 'Whether a customer managed key encrypts it. Default: not known.' }),
});

/** A key of `workspaces`. */
export const workspaceName = kubernetesName('The name of a workspace within this environment.', 32);
