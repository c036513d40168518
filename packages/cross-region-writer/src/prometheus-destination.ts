import type { JoinedDestination } from './join-destinations.js';

/** One entry of `remote_write`, without its queue: each entry has a queue of its own, fed from the write-ahead log. */
export interface PrometheusDestination {
  readonly name?: string;
  readonly url: string;
  readonly sigv4: { readonly region: string; readonly role_arn?: string; readonly external_id?: string };
}

/** What Prometheus writes to, in its own words. Standbys are left out. */
export function prometheusDestinations(destinations: readonly JoinedDestination[]): readonly PrometheusDestination[] {
  return destinations
    .filter(({ standby }) => !standby)
    .map(({ name, url, region, assumeRole }) => ({
      ...(name === undefined ? {} : { name }),
      url,
      sigv4: {
        region,
        ...(assumeRole === undefined ? {} : { role_arn: assumeRole.arn }),
        // Since Prometheus 3.11.
        ...(assumeRole?.externalId === undefined ? {} : { external_id: assumeRole.externalId }),
      },
    }));
}
