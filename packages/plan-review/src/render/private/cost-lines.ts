import type { CostItem } from '@promontory/cost';
import type { CostReport } from '../../costs.js';
import { amountChange, amountOf, usd, usdChange } from '../../private/costs/money.js';

/** What the lines of a bill are called. */
export const ITEM_WORDS: Readonly<Record<CostItem['what'], string>> = {
  ingestion: 'samples ingested',
  storage: 'samples stored',
  queries: 'samples queried by rules and dashboards',
  collector: 'managed scraper',
  endpoints: 'interface endpoints',
  keys: 'customer managed keys',
  grafana: 'users of Amazon Managed Grafana',
};

/** Costs in a sentence: what they come to, what the change does to it, what it may come to. */
export function costSentence({ estimate, difference, budget, unknown }: CostReport): string {
  if (estimate === undefined) return `costs are not known: ${unknown ?? 'nobody said why'}`;
  const change = (text: string): string => (difference === undefined ? '' : ` (${text})`);
  const [dollars, more] = [usdChange(difference?.usdPerMonth ?? 0), amountChange(difference?.activeSeries ?? 0)];
  const isSame = dollars === usdChange(0) && more === amountChange(0);
  const money = `about ${usd(estimate.usdPerMonth)} a month${change(isSame ? 'as before' : dollars)}`;
  const series = `${amountOf(estimate.activeSeries)} active series${change(isSame ? 'as before' : more)}`;
  const bound = budget?.usdPerMonth === undefined ? '' : `, budget ${usd(budget.usdPerMonth)}`;
  const open = estimate.notCounted.length;
  const left = open === 0 ? '' : `; ${open} thing${open === 1 ? '' : 's'} not counted`;
  return `${money}${bound}, ${series}${left}`;
}

/** One line of a bill, before and after. */
export interface CostLine {
  readonly what: string;
  readonly of: string;
  /** Undefined where there is nothing to compare with. */
  readonly before: string | undefined;
  readonly after: string;
  readonly changed: boolean;
}

/** The lines of a bill, those that the change takes away among them. */
export function costLines({ estimate, difference }: CostReport): CostLine[] {
  const items = estimate?.items ?? [];
  const key = ({ what, of }: Pick<CostItem, 'what' | 'of'>): string => JSON.stringify([what, of]);
  const changed = new Map((difference?.items ?? []).map((item) => [key(item), item]));
  const present = new Set(items.map(key));
  const gone = [...changed.values()].filter((item) => !present.has(key(item)));
  const price = (amount: number | undefined): string => (amount === undefined ? 'no price known' : usd(amount));
  return [
    ...items.map((item): CostLine => {
      const change = changed.get(key(item));
      const before = difference === undefined ? undefined : price(change === undefined ? item.usd : change.before);
      return {
        what: ITEM_WORDS[item.what],
        of: item.of,
        before,
        after: price(item.usd),
        // Less than a cent is no difference to who reads cents.
        changed: change !== undefined && before !== price(item.usd),
      };
    }),
    ...gone
      .filter(({ before }) => usd(before) !== usd(0))
      .map(({ what, of, before }): CostLine => ({
        what: ITEM_WORDS[what],
        of,
        before: usd(before),
        after: usd(0),
        changed: true,
      })),
  ];
}

/** The days of the prices that were taken. */
export function pricesAsOf({ estimate }: CostReport): string {
  return [...new Set((estimate?.items ?? []).flatMap(({ pricesAsOf: day }) => day ?? []))].sort().join('; ');
}
