import { FREE_TIER, type Tier } from './prices.js';

const TEN_MILLION = 10_000_000;

/**
 * What a month's samples cost in one Region. Steps count from the first sample; the free ones lie at the beginning of
 * the first step, as the price list has them.
 */
export function ingestionUsd(samples: number, tiers: readonly Tier[], freeTier: boolean): number {
  let usd = 0;
  let from = freeTier ? FREE_TIER.samples : 0;
  for (const { upTo = Infinity, usdPerTenMillion } of tiers) {
    const inStep = Math.max(0, Math.min(samples, upTo) - from);
    usd += (inStep / TEN_MILLION) * usdPerTenMillion;
    from = Math.max(from, upTo);
  }
  return usd;
}
