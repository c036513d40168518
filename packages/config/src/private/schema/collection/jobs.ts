import { PRESET_NAMES } from '@promontory/scrape-config';
import * as z from 'zod';
import { duration } from '../fields.js';

const names = (description: string) => z.array(z.string().min(1)).min(1).optional().meta({ description });

const presetEntry = z.strictObject({
  preset: z.enum(PRESET_NAMES).meta({ description: 'A job that comes with Promontory.' }),
  scrapeInterval: duration('Default: that of the collection.').optional(),
  keepMetrics: names(
    "Metrics to keep, as anchored regular expressions. Default: the preset's allow-list, where it has one; else all.",
  ),
  allowList: z
    .boolean()
    .optional()
    .meta({ description: 'With false, also metrics that no pack and no dashboard reads are kept. Default: true.' }),
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
  .meta({
    description: 'What to scrape. Default: kubelet, cadvisor, kube-apiserver, kube-state-metrics and node-exporter.',
  });
