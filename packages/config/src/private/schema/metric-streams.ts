import * as z from 'zod';
import { keyArn, kubernetesName } from './fields.js';
import { retentionDays } from './retention-days.js';
import { text } from './text.js';

const name = (description: string) =>
  text({
    description,
    pattern: /^(?=.*\S)[\x20-\x7e]{1,255}$/,
    expected: '1 to 255 printable ASCII characters',
    fix: "copy it from 'aws cloudwatch list-metrics'",
  });

const selection = z.strictObject({
  namespace: name('A namespace such as AWS/EC2.'),
  metricNames: z.array(name('A metric.')).min(1).optional().meta({ description: 'Default: all of its metrics.' }),
});

const everything = z.strictObject({
  all: z.literal(true).meta({ description: 'Every namespace, also those that come later: each update is paid.' }),
  except: z.array(selection).min(1).optional().meta({ description: 'What is left out. Default: nothing.' }),
});

const statistics = z.strictObject({
  metrics: z
    .array(z.strictObject({ namespace: name('A namespace.'), metricName: name('A metric of it.') }))
    .min(1)
    .max(100),
  statistics: z.array(z.string().min(1)).min(1).max(20).meta({ description: "CloudWatch's abbreviations: p99, tm95." }),
});

const bounded = (least: number, most: number, description: string) =>
  z.int().min(least).max(most).optional().meta({ description });

const metricStream = z.strictObject({
  namespaces: z
    .union([z.array(z.union([name('A namespace, whole.'), selection])).min(1), everything])
    .meta({ description: 'What is streamed: namespaces, or all of them.' }),
  statistics: z
    .array(statistics)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Statistics beyond count, sum, minimum and maximum. Default: none.' }),
  includeLinkedAccounts: z
    .boolean()
    .optional()
    .meta({ description: 'Metrics of linked accounts too. Default: false.' }),
  bufferSeconds: bounded(0, 900, 'How long data points are gathered. Default: 60.'),
  bufferMiB: z.number().min(0.2).max(3).optional().meta({ description: 'How much is gathered. Default: 1.' }),
  failureRetentionDays: bounded(1, 36_500, 'Days that unwritten records are kept. Default: 14.'),
  kmsKeyArn: keyArn('A key for bucket, delivery stream and logs. Default: none.').optional(),
  logRetentionDays: retentionDays('Days that logs are kept. Default: 30.'),
  memory: bounded(128, 10_240, 'MB of the function. Default: 256.'),
  timeout: bounded(10, 300, 'Seconds that the function may try. Default: 60.'),
});

/** CloudWatch metrics that are written to the workspace. */
export const metricStreams = z
  .record(kubernetesName('A name of your own.', 20), metricStream)
  .meta({ description: 'CloudWatch metrics that are written to the workspace, by a name of your own.' });
