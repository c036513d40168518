import { PRESET_NAMES } from '@promontory/scrape-config';
import * as z from 'zod';
import { duration } from '../fields.js';

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
/** What a collector scrapes. */
export const jobs = z
  .array(z.union([presetEntry, customEntry]))
  .min(1)
  .optional()
  .meta({ description: 'What to scrape. Default: every preset but pods.' });
