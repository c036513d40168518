import * as z from 'zod';
import { cluster } from './private/schema/cluster.js';
import { environment } from './private/schema/environment.js';

const asSchema = (schema: z.ZodType, title: string): Record<string, unknown> => ({
  ...(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) as Record<string, unknown>),
  title,
});

/** The JSON Schema of environment.yaml, for editors. */
export function environmentJsonSchema(): Record<string, unknown> {
  return asSchema(environment, 'A Promontory environment');
}

/** The JSON Schema of a file in clusters/, for editors. */
export function clusterJsonSchema(): Record<string, unknown> {
  return asSchema(cluster, 'A cluster of a Promontory environment');
}
