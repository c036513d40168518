import { ENDPOINT_SERVICES, type EndpointService } from './services.js';

/** What interface endpoints cost, USD, us-east-1; other Regions differ. Gateways are free. */
export const ENDPOINT_PRICE = {
  perZoneHour: 0.01,
  /** The first PB of a month. */
  perGigabyte: 0.01,
  source: 'PrivateLink pricing, us-east-1, 2026-10',
} as const;

/** As AWS's own estimates count. */
const HOURS_PER_MONTH = 730;

/**
 * What endpoints cost in a month, USD.
 *
 * @param zones subnets, one in each zone
 * @param gigabytes what goes through all of them in a month, both ways
 */
export function monthlyEndpointPrice(services: readonly EndpointService[], zones: number, gigabytes = 0): number {
  const interfaces = services.filter((service) => ENDPOINT_SERVICES[service].kind === 'interface').length;
  const cost = interfaces * zones * HOURS_PER_MONTH * ENDPOINT_PRICE.perZoneHour;
  return Math.round((cost + gigabytes * ENDPOINT_PRICE.perGigabyte) * 100) / 100;
}
