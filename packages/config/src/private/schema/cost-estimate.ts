import * as z from 'zod';
import { region } from './fields.js';

const usd = (description: string) => z.number().min(0).max(1_000_000_000).optional().meta({ description });
const amount = (description: string) => z.int().min(0).max(1_000_000_000_000_000).optional().meta({ description });

const budget = z
  .strictObject({
    dollarsPerMonth: usd('What the environment may cost in a month.'),
    activeSeries: amount('How many series it may have, in all its workspaces.'),
    risePercent: usd('By how many percent one change may raise the bill.'),
  })
  .meta({ description: 'What a review fails above. Default: nothing is bounded.' });

const step = z.strictObject({
  upTo: amount('Samples of the month up to which the step goes. Default: it is the last.'),
  perTenMillion: z.number().min(0).max(1000).meta({ description: 'Dollars for ten million samples.' }),
});

const prices = z.strictObject({
  ingestion: z.array(step).min(1).optional().meta({ description: 'Samples ingested, by steps.' }),
  storagePerGbMonth: usd('A gigabyte stored for a month.'),
  queriesPerBillion: usd('A billion query samples.'),
  collectorPerHour: usd('An hour of a managed scraper.'),
  collectedPerTenMillion: usd('Ten million samples that a managed scraper collects.'),
  endpointPerHour: usd('An hour of an interface endpoint in one zone.'),
  keyPerMonth: usd('A customer managed key for a month.'),
  grafanaEditorPerMonth: usd('An active editor or administrator of Amazon Managed Grafana.'),
  grafanaViewerPerMonth: usd('An active viewer of Amazon Managed Grafana.'),
});

/** What the estimate of the bill cannot read off the rest. */
export const costEstimate = z
  .strictObject({
    budget: budget.optional(),
    freeTier: z
      .boolean()
      .optional()
      .meta({ description: "Whether the payer's free tier is this environment's. Default: false." }),
    querySamplesPerMonth: amount('Samples that dashboards and people query in a month. Default: 0.'),
    bytesPerSample: z
      .number()
      .min(0.1)
      .max(16)
      .optional()
      .meta({ description: 'Bytes of a stored sample. Default: 2, the more of what AWS says.' }),
    grafana: z
      .strictObject({
        region: region.optional(),
        editors: z.int().min(0).max(100_000).meta({ description: 'Active editors and administrators.' }),
        viewers: z.int().min(0).max(100_000).meta({ description: 'Active viewers.' }),
      })
      .optional()
      .meta({ description: 'Users of Amazon Managed Grafana that this environment pays for. Default: none.' }),
    prices: z
      .record(region, prices)
      .optional()
      .meta({ description: 'Prices of your own, by Region, laid over the list prices. Default: list prices.' }),
  })
  .meta({ description: 'What the estimate of costs cannot read off the rest, and its budget. Default: no budget.' });
