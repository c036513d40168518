import type { Patient, Sample } from '../patient.js';

/** What `up` says now, of every cluster and job. */
export interface Up {
  /** Values of the label `cluster`; `''` where series have none. */
  clusters(): readonly string[];
  targets(cluster: string, job?: string): number;
  down(cluster: string, job: string): number;
  /** Up to three that are down. */
  examples(cluster: string, job: string): readonly string[];
  /** Whether the targets of a job that answer leave nothing behind: what they say is dropped. */
  keepsNothing(cluster: string, job: string): boolean;
  /** Of its newest sample, in seconds. */
  age(cluster: string): number;
}

/** A few queries for all clusters: each is billed by the samples that it touches. */
export async function readUp(patient: Patient): Promise<Up> {
  const all = await patient.ask('count by (cluster, job) (up)');
  const down = await patient.ask('count by (cluster, job) (up == 0)');
  const worst = down.length === 0 ? [] : await patient.ask('topk by (cluster, job) (3, up == 0)');
  const kept = await patient.ask('sum by (cluster, job) (scrape_samples_post_metric_relabeling)');
  const ages = await patient.ask('time() - max by (cluster) (timestamp(up))');
  const sum = (samples: readonly Sample[], cluster: string, job?: string): number =>
    of(samples, cluster, job).reduce((total, { value }) => total + value, 0);
  return {
    clusters: () => [...new Set(all.map(({ labels }) => labels['cluster'] ?? ''))],
    targets: (cluster, job) => sum(all, cluster, job),
    down: (cluster, job) => sum(down, cluster, job),
    examples: (cluster, job) => of(worst, cluster, job).map(({ labels }) => labels['instance'] ?? '(no instance)'),
    keepsNothing: (cluster, job) => of(kept, cluster, job).some(({ value }) => value === 0),
    age: (cluster) => Math.max(0, of(ages, cluster)[0]?.value ?? 0),
  };
}

function of(samples: readonly Sample[], cluster: string, job?: string): readonly Sample[] {
  return samples.filter(
    ({ labels }) => (labels['cluster'] ?? '') === cluster && (job === undefined || labels['job'] === job),
  );
}
