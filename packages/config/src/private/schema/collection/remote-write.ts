import * as z from 'zod';
import { duration, nonEmpty, positive, roleArn } from '../fields.js';

const assumeRole = z.strictObject({
  roleArn: roleArn('A role of the account of the workspace.'),
  externalId: nonEmpty('What that role asks for. Needs Prometheus 3.11. Default: nothing.').optional(),
});

const metadata = z.strictObject({
  send: z.boolean().optional().meta({ description: 'Default: true.' }),
  interval: duration('Default: 1m.').optional(),
  maxSamplesPerSend: positive('Metrics in one request. Default: 2000.', 100_000).optional(),
});

/** How samples wait for AMP and leave for it. What is wrong between two settings is found later. */
export const remoteWrite = z
  .strictObject({
    maxSamplesPerSend: positive('Samples in one request. Default: 1000.', 100_000).optional(),
    maxShards: positive('Requests under way at once, at most. Default: 200.', 10_000).optional(),
    minShards: positive('Requests under way at once, at least. Default: 1.', 10_000).optional(),
    capacity: positive('Samples that wait in each shard. Default: 2500.', 10_000_000).optional(),
    batchSendDeadline: duration('How long a request waits to become full. Default: 5s.').optional(),
    minBackoff: duration('How long to wait after the first failure. Default: 30ms.').optional(),
    maxBackoff: duration('How long to wait at most. Default: 5s.').optional(),
    retryOnRateLimit: z
      .boolean()
      .optional()
      .meta({ description: 'Whether what AMP has no quota for is tried again. Default: true.' }),
    sampleAgeLimit: duration(
      'Older samples are not sent: at most 1h. Needs Prometheus 2.50. Default: none.',
    ).optional(),
    timeout: duration('How long one request may take. Default: 30s.').optional(),
    metadata: metadata.optional().meta({ description: 'Types and descriptions of metrics.' }),
    writeRelabel: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .optional()
      .meta({ description: 'Relabeling of every sample before it is sent. Default: none.' }),
    assumeRole: assumeRole
      .optional()
      .meta({ description: "A role to write as, where it is not the pod's own. Default: none." }),
  })
  .optional()
  .meta({ description: 'How samples leave for AMP.' });

/** What is scraped and not sent yet. */
export const wal = z
  .strictObject({
    compression: z.boolean().optional().meta({ description: 'Default: true.' }),
    truncateFrequency: duration('How often what is sent leaves it. Default: 2h.').optional(),
    minTime: duration('What is younger stays, sent or not. Default: 5m.').optional(),
    maxTime: duration('What is older goes, sent or not. Default: 4h.').optional(),
  })
  .optional()
  .meta({ description: 'The write-ahead log.' });
