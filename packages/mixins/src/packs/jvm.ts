import { definePack } from '../rule-pack.js';
import { ratio } from '../threshold.js';

const POD = 'cluster, namespace, pod';

const THRESHOLDS = {
  /** Share of the heap in use: ratio, 0 to 1. @default 0.9 */
  heap: ratio(0.9),
  /** Share of time in garbage collection: ratio, 0 to 1. @default 0.1 */
  collection: ratio(0.1),
  /** Share of a bounded memory pool outside of the heap in use: ratio, 0 to 1. @default 0.9 */
  metaspace: ratio(0.9),
  /** Share of the file descriptors in use: ratio, 0 to 1. @default 0.8 */
  fileDescriptors: ratio(0.8),
};

/** Names that changed in version 1.0 of Prometheus' client for Java, on which the JMX exporter stands. */
const either = (aggregate: string, now: string, before: string): string => `${aggregate} (${now} or ${before})`;

/** Java by the JMX exporter or Prometheus' client library. Pods need the labels `namespace` and `pod`. */
export const jvm = definePack({
  name: 'jvm',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => {
    // The lowest use within the window is what collections leave behind; a peak before one says nothing.
    const heap = either(
      `max by (${POD})`,
      `min_over_time(jvm_memory_used_bytes{area="heap"}[${range('10m')}])`,
      `min_over_time(jvm_memory_bytes_used{area="heap"}[${range('10m')}])`,
    );
    const most = either(`max by (${POD})`, 'jvm_memory_max_bytes{area="heap"}', 'jvm_memory_bytes_max{area="heap"}');
    const pool = '{pool=~"Metaspace|Compressed Class Space|CodeHeap.*"}';
    return [
      {
        name: 'jvm',
        rules: [
          {
            alert: 'JvmHeapHigh',
            expr: `${heap} / (${most} > 0) > ${t.heap}`,
            for: '15m',
            severity: 'warning',
            summary: 'The Java heap of {namespace}/{pod} in {cluster} is nearly full.',
            description:
              'Even after collections {value:percent} of the heap of {namespace}/{pod} in {cluster} are in use.',
          },
          {
            alert: 'JvmCollectsTooMuch',
            expr: `sum by (${POD}) (rate(jvm_gc_collection_seconds_sum[${range()}])) > ${t.collection}`,
            for: '10m',
            severity: 'warning',
            summary: 'Java of {namespace}/{pod} in {cluster} is busy collecting garbage.',
            description: '{namespace}/{pod} in {cluster} spends {value:percent} of its time in garbage collection.',
          },
          {
            alert: 'JvmThreadsDeadlocked',
            expr: `max by (${POD}) (jvm_threads_deadlocked) > 0`,
            for: '5m',
            severity: 'critical',
            summary: 'Threads of {namespace}/{pod} in {cluster} wait for each other.',
            description:
              '{value:number} threads of {namespace}/{pod} in {cluster} are deadlocked and will never go on.',
          },
          {
            alert: 'JvmPoolNearlyFull',
            expr: `
              ${either(`max by (${POD}, pool)`, `jvm_memory_pool_used_bytes${pool}`, `jvm_memory_pool_bytes_used${pool}`)}
              / (${either(`max by (${POD}, pool)`, `jvm_memory_pool_max_bytes${pool}`, `jvm_memory_pool_bytes_max${pool}`)} > 0)
              > ${t.metaspace}`,
            for: '15m',
            severity: 'warning',
            summary: 'Memory pool {pool} of {namespace}/{pod} in {cluster} is nearly full.',
            description: '{value:percent} of {pool} of {namespace}/{pod} in {cluster} are in use.',
          },
          {
            alert: 'JvmFileDescriptors',
            expr: `
              (max by (${POD}) (process_open_fds) / max by (${POD}) (process_max_fds) > ${t.fileDescriptors})
              and on (${POD}) ${either(`max by (${POD})`, 'jvm_memory_used_bytes', 'jvm_memory_bytes_used')}`,
            for: '15m',
            severity: 'warning',
            summary: 'Java of {namespace}/{pod} in {cluster} runs out of file descriptors.',
            description: '{value:percent} of the file descriptors of {namespace}/{pod} in {cluster} are in use.',
          },
          {
            alert: 'JmxScrapeFailed',
            expr: `max by (${POD}) (jmx_scrape_error) == 1`,
            for: '15m',
            severity: 'warning',
            summary: 'The JMX exporter of {namespace}/{pod} in {cluster} cannot read its beans.',
            description:
              'The JMX exporter of {namespace}/{pod} in {cluster} answers, but without the metrics of the application.',
          },
        ],
      },
    ];
  },
});
