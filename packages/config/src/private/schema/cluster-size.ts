import * as z from 'zod';

const count = (most: number, description: string) => z.int().min(1).max(most).optional().meta({ description });

/** What there is in a cluster, as far as the estimate of series needs it. */
export const clusterSize = z
  .strictObject({
    nodes: count(100_000, 'Default: 3.'),
    pods: count(1_000_000, 'Default: 20 for each node.'),
    containers: count(10_000_000, 'Default: one for each pod.'),
    cpusPerNode: count(1_000, 'Default: 4.'),
    series: z
      .record(z.string(), z.int().min(0).max(1_000_000_000))
      .optional()
      .meta({ description: 'Series of a job, by its name, where they are known better. Default: estimated.' }),
  })
  .meta({ description: 'What there is in the cluster: costs and series are estimated from it. Default: 3 nodes.' });
