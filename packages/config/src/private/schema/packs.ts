import * as z from 'zod';
import { duration, nonEmpty } from './fields.js';
import { runbookUrl } from './runbook-url.js';

/** What all packs and objectives of a workspace share; a pack's own options come first. */
export const packOptions = z.strictObject({
  team: nonEmpty('The label team of every alert, by which they are routed. Default: platform.').optional(),
  interval: duration('How often groups run: at least 30s. Default: the scrape interval, at least 60s.').optional(),
  runbookUrl,
  jobs: z
    .record(z.string(), z.string().min(1))
    .optional()
    .meta({ description: 'Names of jobs that are called otherwise than the presets. Default: none.' }),
});

/** One service level objective. Its queries and bounds are checked where the rules are made. */
export const slo = z.strictObject({
  objective: z.number().meta({ description: 'The share of events that must be good: 0.5 to 0.99999.' }),
  window: duration('What the error budget is for: 7d to 90d. Default: 30d.').optional(),
  errorQuery: nonEmpty('PromQL for bad events in a second; $window is the range of its rates.'),
  totalQuery: nonEmpty('PromQL for all events in a second.'),
  labels: z.record(z.string(), z.string()).optional().meta({ description: 'Labels of all that comes of it.' }),
  team: nonEmpty('Default: that of packOptions.').optional(),
  overrides: z.record(z.string(), z.unknown()).optional().meta({ description: 'Changes of single alerts, by name.' }),
  disable: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Alerts that are left out.' }),
});
