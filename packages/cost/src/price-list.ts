import type { DatedPrices, Prices, Tier } from './prices.js';

const tiers = (first: number, second: number, third: number): readonly Tier[] => [
  { upTo: 2_000_000_000, usdPerTenMillion: first },
  { upTo: 252_000_000_000, usdPerTenMillion: second },
  { upTo: undefined, usdPerTenMillion: third },
];

const PROMETHEUS = {
  ingestion: tiers(0.9, 0.35, 0.16),
  storagePerGbMonth: 0.03,
  queriesPerBillion: 0.1,
  collectorPerHour: 0.04,
  collectedPerTenMillion: 0.03,
} as const satisfies Prices;

const GRAFANA = { grafanaEditorPerMonth: 9, grafanaViewerPerMonth: 5 } as const;

const priceList = 'AWS Price List API, AmazonPrometheus';

/**
 * What is known, Region by Region, with the day and the place. None of it is filled in from another Region: a Region
 * that is not here has no data, and says so.
 */
export const PRICE_LIST: Readonly<Record<string, DatedPrices>> = {
  'us-east-1': {
    ...PROMETHEUS,
    ...GRAFANA,
    endpointPerHour: 0.01,
    keyPerMonth: 1,
    asOf: '2026-09-17',
    source: `${priceList} 2026-09-11, AmazonVPC 2026-09-17, awskms 2026-09-11; aws.amazon.com/grafana/pricing 2026-09-21`,
  },
  'us-west-2': { ...PROMETHEUS, ...GRAFANA, asOf: '2026-09-21', source: `${priceList} and AmazonGrafana` },
  'eu-west-1': { ...PROMETHEUS, ...GRAFANA, asOf: '2026-09-21', source: `${priceList} and AmazonGrafana` },
  'eu-west-2': { ...PROMETHEUS, ...GRAFANA, asOf: '2026-09-21', source: `${priceList} and AmazonGrafana` },
  'ca-central-1': {
    ingestion: tiers(0.981, 0.381, 0.174),
    storagePerGbMonth: 0.0327,
    queriesPerBillion: 0.1,
    collectorPerHour: 0.0436,
    collectedPerTenMillion: 0.032,
    asOf: '2026-09-21',
    source: priceList,
  },
  'ca-west-1': {
    ingestion: tiers(0.924, 0.359, 0.164),
    storagePerGbMonth: 0.030801,
    queriesPerBillion: 0.1,
    collectorPerHour: 0.041068,
    collectedPerTenMillion: 0.031,
    asOf: '2026-09-21',
    source: priceList,
  },
  'ap-northeast-1': {
    storagePerGbMonth: 0.03,
    endpointPerHour: 0.014,
    keyPerMonth: 1,
    asOf: '2026-10-10',
    source: 'AWS Price List API, AmazonPrometheus, AmazonVPC and awskms: of samples the first step alone was read',
  },
};

/** The prices of a Region, with those of one's own laid over them. Undefined when nothing at all is known. */
export function pricesOf(
  region: string,
  own: Readonly<Record<string, Prices>> = {},
): { readonly prices: Prices; readonly asOf: string } | undefined {
  const listed = Object.hasOwn(PRICE_LIST, region) ? PRICE_LIST[region] : undefined;
  const ours = Object.hasOwn(own, region) ? own[region] : undefined;
  if (listed === undefined && ours === undefined) return undefined;
  const asOf = [listed?.asOf, ours && 'overridden'].filter((text) => text !== undefined).join(', ');
  return { prices: { ...listed, ...ours }, asOf };
}
