import type { ExpectedCluster } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';
import type { Up } from './up.js';

/** `up` of each job that is configured: absent, 0, or 1. */
export async function* jobTree(patient: Patient, cluster: ExpectedCluster, up: Up): AsyncGenerator<Finding> {
  const absent = cluster.jobs.filter((job) => up.targets(cluster.label, job) === 0);
  const asked =
    absent.length === 0
      ? { value: [] }
      : await attempt({ step: 'cluster', subject: cluster.label, what: 'the last day' }, () =>
          jobsOfTheDay(patient, cluster.label),
        );
  if ('refused' in asked) yield asked.refused;
  const earlier = 'value' in asked ? asked.value : [];
  for (const job of cluster.jobs) {
    const about = { step: 'job', subject: `${cluster.label}/${job}` } as const;
    if (absent.includes(job)) yield { ...about, ...missing(earlier.includes(job)) };
    else yield { ...about, ...answering(up, cluster.label, job) };
  }
}

type Told = Pick<Finding, 'status' | 'found' | 'fix' | 'more'>;

function missing(earlier: boolean): Told {
  return {
    status: 'problem',
    found: earlier
      ? '`up` is absent; it was there within a day'
      : '`up` is absent, and was all day: no target was found',
    fix: earlier
      ? 'was the exporter removed, or its label, namespace or port renamed? Bring it back, or remove the job'
      : "is the exporter installed? Does the job look for it in the right role (pod, endpoints, node), and do its relabel rules keep it ('keep' on a namespace, a label, a port)?",
    more: 'docs/doctor.md#up-is-absent',
  };
}

function answering(up: Up, cluster: string, job: string): Told {
  const [targets, down] = [up.targets(cluster, job), up.down(cluster, job)];
  if (down > 0) {
    const examples = up.examples(cluster, job).join(', ');
    return {
      status: down === targets ? 'problem' : 'warning',
      found: `\`up\` is 0 for ${down} of ${targets} targets: ${examples}${down > 3 ? ', …' : ''}`,
      fix: 'from inside of the cluster, curl one of them: protocol (http or https), port, status 200, Prometheus format, not larger than a scrape may be; then the security group between collector and target',
      more: 'docs/doctor.md#up-is-0',
    };
  }
  if (up.keepsNothing(cluster, job)) {
    return {
      status: 'warning',
      found: `\`up\` is 1 for ${targets} of ${targets} targets, but nothing of what they say is kept`,
      fix: 'the relabel rules of the job (its allow-list) drop every metric: do the names in it match what the exporter says?',
      more: 'docs/doctor.md#up-is-1',
    };
  }
  return { status: 'ok', found: `\`up\` is 1 for ${targets} of ${targets} targets` };
}

async function jobsOfTheDay(patient: Patient, label: string): Promise<readonly string[]> {
  const samples = await patient.ask(`count by (job) (max_over_time(up{cluster=${JSON.stringify(label)}}[1d:5m]))`);
  return samples.map(({ labels }) => labels['job'] ?? '');
}
