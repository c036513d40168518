import { isMapping } from '@promontory/vocabulary';
import type * as z from 'zod';
import { cluster } from '../schema/cluster.js';
import { collection } from '../schema/collection/index.js';
import { type Salvaged, salvage } from './salvage.js';

// A schema is made once: that takes longer than many a cluster that is held against it.
const rest = cluster.omit({ collection: true }).partial();

/** A cluster, as far as it is one: what is wrong in its collection leaves the rest as it is, and the other way round. */
export function salvageCluster(raw: unknown): Salvaged<Partial<z.infer<typeof cluster>>> | undefined {
  if (!isMapping(raw)) return undefined;
  const { collection: written, ...others } = raw;
  const known = salvage(rest, others);
  const collected = salvage(collection, written)?.value;
  return known && { ...known, value: { ...known.value, ...(collected !== undefined && { collection: collected }) } };
}
