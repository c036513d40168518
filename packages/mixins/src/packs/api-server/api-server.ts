import { definePack, type PackContext } from '../../rule-pack.js';
import { bytes, perSecond, ratio, seconds } from '../../threshold.js';
import { burnRates } from './burn-rates.js';
import { latencies } from './latencies.js';
import { system } from './system.js';

const THRESHOLDS = {
  /** Share of requests that are to be answered in time and without error: ratio, 0 to 1. @default 0.99 */
  objective: ratio(0.99),
  /** Share of requests that the server may give up on: ratio, 0 to 1. @default 0.2 */
  terminated: ratio(0.2),
  /** Requests that may be turned away: per second, 0 to 1000000. @default 0.1 */
  rejected: perSecond(0.1),
  /** Share of time that an aggregated API must be there: ratio, 0 to 1. @default 0.85 */
  aggregatedAvailability: ratio(0.85),
  /** How long a webhook may take on average: seconds, 0 to 31536000. @default 1 */
  webhookDuration: seconds(1),
  /** Share of a client's requests that may fail: ratio, 0 to 1. @default 0.01 */
  clientErrors: ratio(0.01),
  /** What clients' certificates should be valid for: seconds, 0 to 31536000. @default 604800 */
  clientCertificate: seconds(604_800),
  /**
   * Size of the cluster's database, four fifths of the 8 GiB of EKS (EKS user guide, "Clusters", read
   * 2026-11-21): bytes, 0 to 1125899906842624. @default 6871947674
   */
  storageSize: bytes(6_871_947_674),
};

export type ApiServerContext = PackContext<keyof typeof THRESHOLDS>;

/** The API server: its error budget, its latencies, and what depends on it. Reads API servers, kubelets and nodes. */
export const apiServer = definePack({
  name: 'api-server',
  thresholds: THRESHOLDS,
  groups: (context) => [burnRates(context), latencies(context), system(context)],
});
