import type { CostEstimate, CostItem } from './cost-estimate.js';

/** What a change does to the bill. */
export interface CostDifference {
  readonly usdPerMonth: number;
  readonly activeSeries: number;
  readonly samplesPerMonth: number;
  /** Lines that differ. */
  readonly items: readonly {
    readonly what: CostItem['what'];
    readonly of: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/** How one estimate differs from another. A line without a price counts as nothing on its side. */
export function compareCosts(before: CostEstimate, after: CostEstimate): CostDifference {
  const key = ({ what, of, region }: CostItem): string => JSON.stringify([what, of, region]);
  const [old, fresh] = [before, after].map(({ items }) => new Map(items.map((item) => [key(item), item])));
  const keys = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  const items = keys.flatMap((one) => {
    const [was, is] = [old?.get(one), fresh?.get(one)];
    const { what, of } = (is ?? was) as CostItem;
    const line = { what, of, before: was?.usd ?? 0, after: is?.usd ?? 0 };
    return line.before === line.after ? [] : [line];
  });
  return {
    usdPerMonth: after.usdPerMonth - before.usdPerMonth,
    activeSeries: after.activeSeries - before.activeSeries,
    samplesPerMonth: after.samplesPerMonth - before.samplesPerMonth,
    items,
  };
}
