import { ACCESS_KEY, type AmpStandIn, REGION } from '@promontory/amp-stand-in';
import type { Connection } from '../src/index.js';

/** The time that tests take for now. */
export const NOW = new Date('2026-07-14T12:00:00Z');

/** A connection to the stand-in that does not really wait. */
export function connect(amp: AmpStandIn, more: Partial<Connection> = {}): Connection & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    region: REGION,
    keys: async () => ACCESS_KEY,
    fetch,
    now: () => NOW,
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    endpoints: { management: amp.url, workspaces: amp.url, cloudwatch: amp.url },
    ...more,
    pauses,
  };
}
