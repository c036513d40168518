import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { rate, type Samples, turns } from '../harness/values.js';

const POD = 'namespace="shop",pod="web-0"';
const labels = { namespace: 'shop', pod: 'web-0' };
const one = (metric: string, extra: string, value: number | Samples): Series => ({
  [`${metric}{${POD}${extra === '' ? '' : `,${extra}`}}`]: value,
});
const NEW = ['jvm_memory_used_bytes', 'jvm_memory_max_bytes'] as const;
const OLD = ['jvm_memory_bytes_used', 'jvm_memory_bytes_max'] as const;
const heap = ([used, max]: readonly [string, string], value: number | Samples): Series => ({
  ...one(used, 'area="heap"', value),
  ...one(used, 'area="nonheap"', 990),
  ...one(max, 'area="nonheap"', 4000),
  ...one(max, 'area="heap"', 1000),
});
const heapCase = (names: readonly [string, string], other: readonly string[]): AlertCase => ({
  fires: heap(names, 950),
  silent: heap(names, 850),
  labels,
  value: '95%',
  without: other,
});
const POOL = 'pool="Metaspace"';
const pool = (used: string, max: string, value: number, limit: number): Series => ({
  ...one(used, POOL, value),
  // Young generations are full before each collection.
  ...one(used, 'pool="G1 Eden Space"', 990),
  ...one(max, 'pool="G1 Eden Space"', 1000),
  ...one(max, POOL, limit),
});
const NEW_POOL = ['jvm_memory_pool_used_bytes', 'jvm_memory_pool_max_bytes'] as const;
const OLD_POOL = ['jvm_memory_pool_bytes_used', 'jvm_memory_pool_bytes_max'] as const;
const poolLabels = { ...labels, pool: 'Metaspace' };
const files = (open: number, isJava = true): Series => ({
  ...one('process_open_fds', '', open),
  ...one('process_max_fds', '', 1000),
  ...(isJava ? one('jvm_memory_used_bytes', 'area="heap"', 1) : {}),
});

export const cases: PackCases = {
  records: {},
  alerts: {
    JvmHeapHigh: [
      heapCase(NEW, OLD),
      heapCase(OLD, NEW),
      // It fills up and is collected, as it should be.
      {
        fires: heap(NEW, 950),
        silent: heap(NEW, turns(120, 990, 400)),
        labels,
        value: '95%',
        without: OLD,
      },
    ],
    JvmCollectsTooMuch: {
      fires: one('jvm_gc_collection_seconds_sum', 'gc="G1 Old Generation"', rate(0.25)),
      silent: one('jvm_gc_collection_seconds_sum', 'gc="G1 Old Generation"', rate(0.05)),
      labels,
      value: '25%',
    },
    JvmThreadsDeadlocked: {
      fires: one('jvm_threads_deadlocked', '', 2),
      silent: one('jvm_threads_deadlocked', '', 0),
      labels,
      value: '2',
    },
    JvmPoolNearlyFull: [
      {
        fires: pool(...NEW_POOL, 950, 1000),
        silent: pool(...NEW_POOL, 850, 1000),
        labels: poolLabels,
        value: '95%',
        without: OLD_POOL,
      },
      // A pool without a bound has -1 for one.
      {
        fires: pool(...OLD_POOL, 950, 1000),
        silent: pool(...OLD_POOL, 950, -1),
        labels: poolLabels,
        value: '95%',
        without: NEW_POOL,
      },
    ],
    JvmFileDescriptors: [
      { fires: files(900), silent: files(700), labels, value: '90%', without: ['jvm_memory_bytes_used'] },
      { fires: files(900), silent: files(900, false), labels, value: '90%', without: [NEW[0], OLD[0]] },
    ],
    JmxScrapeFailed: { fires: one('jmx_scrape_error', '', 1), silent: one('jmx_scrape_error', '', 0), labels },
  },
};
