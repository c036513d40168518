import type { Prices } from '@promontory/cost';
import type * as z from 'zod';
import type { CostSettings } from '../../environment.js';
import type { costEstimate } from '../schema/cost-estimate.js';

type Written = z.infer<typeof costEstimate>;
type WrittenPrices = NonNullable<Written['prices']>[string];

/** What the estimate of costs is told. What is not written is left to it. */
export function buildCostEstimate(written: Written | undefined, region: string): CostSettings {
  const { budget = {}, prices, grafana, ...options } = written ?? {};
  const { dollarsPerMonth: usdPerMonth, ...bounds } = budget;
  return {
    budget: { ...bounds, ...(usdPerMonth !== undefined && { usdPerMonth }) },
    options: {
      ...options,
      ...(grafana && { grafana: { ...grafana, region: grafana.region ?? region } }),
      ...(prices && {
        prices: Object.fromEntries(Object.entries(prices).map(([name, own]) => [name, buildPrices(own)])),
      }),
    },
  };
}

function buildPrices({ ingestion, ...rest }: WrittenPrices): Prices {
  if (ingestion === undefined) return rest;
  return {
    ...rest,
    ingestion: ingestion.map(({ upTo, perTenMillion }) => ({ upTo, usdPerTenMillion: perTenMillion })),
  };
}
