import * as z from 'zod';
import { runbookUrl } from './runbook-url.js';
import { subscription } from './subscription.js';
import { text } from './text.js';

const most = 10_000_000_000;

/** An alarm about the bill. */
export const costAlarm = z
  .strictObject({
    about: z
      .enum(['amp', 'all-services'])
      .optional()
      .meta({ description: 'Which anomalies are told: of AMP alone, or of any service. Default: all-services.' }),
    subscriptions: z.array(subscription).min(1).meta({ description: 'Who hears of them: a topic is made.' }),
    monitorArn: text({
      description:
        'A monitor of AWS Cost Anomaly Detection. An account has one of all services at most. Default: one is made; with amp, every monitor is listened to.',
      pattern: /^arn:aws[a-z-]*:ce::\d{12}:anomalymonitor\/\S+$/,
      expected: 'arn:aws:ce::<account>:anomalymonitor/…',
      fix: "copy it from 'aws ce get-anomaly-monitors'",
    }).optional(),
    threshold: z
      .strictObject({
        dollars: z.int().min(0).max(most).optional().meta({ description: 'US dollars above what was expected.' }),
        percent: z.int().min(0).max(most).optional().meta({ description: 'Percent above what was expected.' }),
      })
      .optional()
      .meta({ description: 'The smallest anomaly that is told; of two both must be reached. Default: 100 and 40.' }),
    runbookUrl,
  })
  .meta({ description: "An alarm about the account's bill. Default: none." });
