import { parseDuration, type Path, type Problem } from '@promontory/vocabulary';
import type { AdotCollection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { checkDestinations } from './destinations.js';

/** A collector whose pods divide the work, whose samples are not stored twice, and whose memory is known. */
export function checkAdot(
  part: Part<KnownCluster>,
  collection: AdotCollection,
  workspaceNames: readonly string[],
): Problem[] {
  return [
    ...checkPods(part, collection),
    ...checkQueue(part, ['collection'], collection),
    ...checkDestinations(part, collection.alsoTo, workspaceNames),
  ];
}

function checkPods(part: Part<KnownCluster>, { mode, shards = 1, replicas = 1, resources }: AdotCollection): Problem[] {
  const problems = (['shards', 'replicas'] as const).flatMap((key) => {
    const value = key === 'shards' ? shards : replicas;
    if (value === 1 || mode === 'statefulset') return [];
    return placed(part, ['collection', key], {
      code: 'ConfigAdotPods',
      got: `${value} ${key} with mode ${mode}`,
      expected: "mode 'statefulset' for several pods",
      fix: "write 'mode: statefulset': pods of any other would each store, and bill, everything",
    });
  });
  if (shards > 1 && replicas > 1) {
    problems.push(
      ...placed(part, ['collection', 'replicas'], {
        code: 'ConfigAdotPods',
        got: `${shards} shards and ${replicas} replicas`,
        expected: 'one of the two',
        fix: "choose 'shards' for more targets, 'replicas' for a spare: of one cluster label AMP takes one replica, and would discard the other shards",
      }),
    );
  }
  if (resources !== undefined && resources['limits']?.['memory'] === undefined) {
    problems.push(
      ...placed(part, ['collection', 'resources'], {
        code: 'ConfigAdotMemory',
        got: 'resources without limits.memory',
        expected: 'a memory limit: the memory limiter counts in percent of it',
        fix: "add 'limits: { memory: 2Gi }'",
      }),
    );
  }
  return problems;
}

const HOUR = 3_600_000;

/** How long a batch is tried, and when samples are refused, of whichever ADOT has its options at `at`. */
export function checkQueue(
  part: Part<unknown>,
  at: Path,
  { queue, memoryLimiter }: Pick<AdotCollection, 'queue' | 'memoryLimiter'>,
): Problem[] {
  const problems: Problem[] = [];
  if (queue.retryFor !== undefined && (parseDuration(queue.retryFor) ?? 0) > HOUR) {
    problems.push(
      ...placed(part, [...at, 'queue', 'retryFor'], {
        code: 'ConfigAdotQueue',
        got: queue.retryFor,
        expected: 'at most 1h: AMP takes no sample that is older',
        fix: 'write 1h or less',
      }),
    );
  }
  const { limitPercentage = 80, spikePercentage = 25 } = memoryLimiter;
  if (spikePercentage >= limitPercentage) {
    problems.push(
      ...placed(part, [...at, 'memoryLimiter'], {
        code: 'ConfigAdotMemory',
        got: `a spike of ${spikePercentage} percent below a limit of ${limitPercentage}`,
        expected: 'a spike that is less than the limit',
        fix: "lower 'spikePercentage', or raise 'limitPercentage'",
      }),
    );
  }
  return problems;
}
