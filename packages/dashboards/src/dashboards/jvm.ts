import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER, rates } from '../promql.js';

const IN = `${CLUSTER},namespace=~"$namespace"`;
const POD = 'cluster, namespace, pod';
/** The names of the Java client since 1.0, or those before. */
const either = (now: string, before: string, matchers = ''): string =>
  `(${now}{${IN}${matchers}} or ${before}{${IN}${matchers}})`;
const HEAP = `max by (${POD}) ${either('jvm_memory_used_bytes', 'jvm_memory_bytes_used', ',area="heap"')}`;
const MAX = `(max by (${POD}) ${either('jvm_memory_max_bytes', 'jvm_memory_bytes_max', ',area="heap"')} > 0)`;
const THREADS = `max by (${POD}) (jvm_threads_current{${IN}})`;
const LEGEND = '{{namespace}}/{{pod}}';

export const jvm: DashboardDefinition = {
  title: 'JVM',
  answers: 'Have Java programs enough memory, and how long do they stand still?',
  runbooks: ['jvm'],
  present: '{__name__=~"jvm_memory_used_bytes|jvm_memory_bytes_used"}',
  variables: [
    {
      name: 'namespace',
      label: 'Namespace',
      from: `{__name__=~"jvm_memory_used_bytes|jvm_memory_bytes_used",${CLUSTER}}`,
      multi: true,
    },
  ],
  next: ['namespace', 'workload', 'pod'],
  rows: {
    'At a glance': [
      stat('Programs', 'Pods that report a heap.', 'short', { now: `count by (cluster) (${HEAP})` }),
      stat(
        'Fullest heap',
        'Share of the fullest heap that is in use.',
        'percentunit',
        { now: `max by (cluster) (${HEAP} / ${MAX})` },
        { limits: { warn: 0.85, bad: 0.95 } },
      ),
      stat('Deadlocks', 'Threads that wait for each other.', 'short', {
        now: `sum by (cluster) (jvm_threads_deadlocked{${IN}})`,
      }),
    ],
    Programs: [
      table(
        'Programs',
        'One row for each pod.',
        ['cluster', 'namespace', 'pod'],
        {
          Heap: { expr: HEAP, unit: 'bytes' },
          'Heap in use': { expr: `${HEAP} / ${MAX}`, unit: 'percentunit' },
          'Standing still': {
            expr: rates('namespace, pod', `jvm_gc_collection_seconds_sum{${IN}}`),
            unit: 'percentunit',
          },
          Threads: { expr: THREADS, unit: 'short' },
        },
        { links: { pod: 'pod' } },
      ),
    ],
    Memory: [
      graph(
        'Heap in use',
        'Share of the heap that is in use.',
        'percentunit',
        { [LEGEND]: `${HEAP} / ${MAX}` },
        { max: 1 },
      ),
      graph('Pools', 'Memory in use by pool, over all programs.', 'bytes', {
        '{{pool}}': `sum by (cluster, pool) ${either('jvm_memory_pool_used_bytes', 'jvm_memory_pool_bytes_used')}`,
      }),
    ],
    Collections: [
      graph('Standing still', 'Share of the time in which the garbage collector ran.', 'percentunit', {
        [LEGEND]: rates('namespace, pod', `jvm_gc_collection_seconds_sum{${IN}}`),
      }),
      graph('Collections', 'Collections in a second, by collector.', 'cps', {
        '{{gc}}': rates('gc', `jvm_gc_collection_seconds_count{${IN}}`),
      }),
    ],
    Process: [
      graph('Threads', 'Threads of each program.', 'short', { [LEGEND]: THREADS }),
      graph('Files open', 'Share of the file descriptors that a program may have.', 'percentunit', {
        [LEGEND]: `
          (max by (${POD}) (process_open_fds{${IN}}) / max by (${POD}) (process_max_fds{${IN}}))
          and on (${POD}) ${HEAP}`,
      }),
    ],
  },
};
