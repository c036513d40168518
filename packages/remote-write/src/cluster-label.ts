import type { RelabelRule, ScrapeJob } from '@promontory/scrape-config';

/**
 * API servers of Kubernetes 1.28 and 1.29 expose this metric with a label `cluster` of its own. It would win over the
 * one by which AMP knows replicas, and every replica's samples would be kept, and billed. Newer patches call the label
 * `storage_cluster_id` (AMP user guide, "Send high-availability data", 2026-07); so is it here.
 */
const STORAGE_SIZE = 'apiserver_storage_size_bytes';

const RULES: readonly RelabelRule[] = [
  {
    source_labels: ['__name__', 'cluster'],
    regex: `${STORAGE_SIZE};(.+)`,
    target_label: 'storage_cluster_id',
    replacement: '$1',
  },
  { source_labels: ['__name__'], regex: STORAGE_SIZE, target_label: 'cluster', replacement: '' },
];

/** The jobs, with no series left that has a `cluster` of its own where replicas are told by that label. */
export function keepClusterLabel(jobs: readonly ScrapeJob[]): ScrapeJob[] {
  return jobs.map((job) => ({ ...job, metric_relabel_configs: [...(job.metric_relabel_configs ?? []), ...RULES] }));
}
