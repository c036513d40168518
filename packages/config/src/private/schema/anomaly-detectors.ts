import * as z from 'zod';
import { text } from './text.js';

const near = z.union([
  z.strictObject({ amount: z.number().positive().meta({ description: 'In the unit of the query.' }) }),
  z.strictObject({ ratio: z.number().positive().meta({ description: 'Of what was expected.' }) }),
]);

const detector = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(8192)
    .meta({ description: 'PromQL whose outermost part is an aggregation: sum(rate(requests_total[5m])).' }),
  evaluationIntervalSeconds: z.int().min(30).max(86_400).optional().meta({ description: "Default: AWS's, 60." }),
  missingData: z.enum(['skip', 'anomaly']).optional().meta({ description: 'What missing data is. Default: skip.' }),
  sampleSize: z
    .int()
    .min(256)
    .max(1024)
    .optional()
    .meta({ description: "Data points that the model is made of. Default: AWS's, 256." }),
  shingleSize: z
    .int()
    .min(2)
    .max(1024)
    .optional()
    .meta({ description: "Data points that are looked at as one. Default: AWS's, 8." }),
  ignoreAbove: near.optional().meta({ description: 'What is no anomaly above the expected. Default: nothing.' }),
  ignoreBelow: near.optional().meta({ description: 'What is no anomaly below the expected. Default: nothing.' }),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Labels of the series that it writes. Default: none.' }),
});

/** Anomaly detectors of a workspace, by alias. */
export const anomalyDetectors = z
  .record(
    text({
      description: "The detector's name.",
      pattern: /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,63}$/,
      expected: "1 to 64 letters, digits, '.', '_' and '-'",
      fix: 'rename it',
    }),
    detector,
  )
  .meta({
    description:
      'Detectors that write series of what was expected of a query. Need a newer awsProvider. Default: none.',
  });
