import type { CostItem } from '../cost-estimate.js';
import type { CostOptions } from '../cost-input.js';
import { ingestionUsd } from '../ingestion.js';
import { pricesOf } from '../price-list.js';
import { FREE_TIER, HOURS_PER_MONTH, type Prices } from '../prices.js';

const GIB = 2 ** 30;
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;

type Price = (prices: Prices) => number | undefined;
const times = (amount: number, price: number | undefined): number | undefined =>
  price === undefined ? undefined : amount * price;

/** Prices amounts in their Regions. */
export class Bill {
  readonly items: CostItem[] = [];

  constructor(private readonly options: CostOptions) {}

  ingestion(region: string, samples: number): void {
    const { freeTier = false } = this.options;
    this.add('ingestion', region, region, samples, 'samples', ({ ingestion }) =>
      ingestion === undefined ? undefined : ingestionUsd(samples, ingestion, freeTier),
    );
  }

  storage(
    region: string,
    samplesPerMonth: readonly { readonly samples: number; readonly retentionDays: number }[],
  ): void {
    const { bytesPerSample = 2 } = this.options;
    const bytes = samplesPerMonth.reduce(
      (sum, { samples, retentionDays }) => sum + (samples * bytesPerSample * retentionDays) / DAYS_PER_MONTH,
      0,
    );
    const gb = this.beyondFree(bytes / GIB, FREE_TIER.storageGb);
    this.add('storage', region, region, gb, 'GB-months', (prices) => times(gb, prices.storagePerGbMonth));
  }

  queries(region: string, samples: number): void {
    const paid = this.beyondFree(samples, FREE_TIER.querySamples);
    this.add('queries', region, region, paid, 'query samples', (prices) =>
      times(paid / 1_000_000_000, prices.queriesPerBillion),
    );
  }

  collector(cluster: string, region: string, samples: number): void {
    this.add('collector', cluster, region, HOURS_PER_MONTH, 'collector-hours', (prices) => {
      const [hours, collected] = [prices.collectorPerHour, prices.collectedPerTenMillion];
      if (hours === undefined || collected === undefined) return undefined;
      return HOURS_PER_MONTH * hours + (samples / 10_000_000) * collected;
    });
  }

  endpoints(network: string, region: string, endpoints: number, zones: number): void {
    const hours = endpoints * zones * HOURS_PER_MONTH;
    this.add('endpoints', network, region, hours, 'endpoint-hours', (prices) => times(hours, prices.endpointPerHour));
  }

  keys(workspace: string, region: string, keys: number): void {
    this.add('keys', workspace, region, keys, 'keys', (prices) => times(keys, prices.keyPerMonth));
  }

  grafana(region: string, editors: number, viewers: number): void {
    // A workspace has at least one editor, even when nobody logs in.
    const paid = Math.max(1, editors);
    this.add('grafana', region, region, paid + viewers, 'users', (prices) => {
      const [editor, viewer] = [prices.grafanaEditorPerMonth, prices.grafanaViewerPerMonth];
      return editor === undefined || viewer === undefined ? undefined : paid * editor + viewers * viewer;
    });
  }

  private beyondFree(amount: number, free: number): number {
    return Math.max(0, amount - (this.options.freeTier === true ? free : 0));
  }

  private add(what: CostItem['what'], of: string, region: string, amount: number, unit: string, price: Price): void {
    if (amount === 0) return;
    const known = pricesOf(region, this.options.prices);
    const usd = known && price(known.prices);
    const pricesAsOf = usd === undefined ? undefined : known?.asOf;
    this.items.push({ what, of, region, amount, unit, usd, pricesAsOf });
  }
}
