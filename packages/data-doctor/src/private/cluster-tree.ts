import type { ExpectedCluster } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';
import { collectorTree } from './collector-tree.js';
import { elapsed } from './elapsed.js';
import { jobTree } from './job-tree.js';
import { readUp, type Up } from './up.js';

/** Later than this, and something on the way holds samples back. Seconds. */
const LATE = 180;

/** Does anything arrive of each cluster, and of each of its jobs? */
export async function* clusterTree(patient: Patient): AsyncGenerator<Finding> {
  if (patient.clusters.length === 0) return;
  const asked = await attempt({ step: 'cluster', subject: 'all', what: '`up`' }, () => readUp(patient));
  if ('refused' in asked) {
    yield asked.refused;
    return;
  }
  const up = asked.value;
  for (const cluster of patient.clusters) {
    if (up.targets(cluster.label) === 0) yield* silent(patient, cluster, up);
    else {
      yield arriving(cluster, up);
      yield* jobTree(patient, cluster, up);
    }
  }
}

function arriving({ label, collector }: ExpectedCluster, up: Up): Finding {
  const late = up.age(label);
  const about = { step: 'cluster', subject: label } as const;
  const found = `targets: ${up.targets(label)}; the newest sample is ${elapsed(late)} old`;
  if (late <= LATE) return { ...about, status: 'ok', found };
  const fix =
    collector.kind === 'managed-scraper'
      ? 'the scraper is behind: see its log, and the number of targets'
      : 'remote write is behind: the log of the collector has 429 (quota) or timeouts (network); see its memory and shards';
  return { ...about, status: 'warning', found, fix, more: 'docs/runbooks/collectors.md' };
}

async function* silent(patient: Patient, cluster: ExpectedCluster, up: Up): AsyncGenerator<Finding> {
  const about = { step: 'cluster', subject: cluster.label } as const;
  const past = await attempt({ ...about, what: 'the last day' }, () => lastSeen(patient, cluster.label));
  if ('refused' in past) yield past.refused;
  const seen = 'value' in past ? past.value : undefined;
  const known = new Set(patient.clusters.map(({ label }) => label));
  const others = up.clusters().filter((label) => !known.has(label));
  yield {
    ...about,
    status: 'problem',
    found:
      seen === undefined
        ? 'no `up` of it, and none within a day'
        : `no \`up\` of it; the last came ${elapsed(patient.connection.now().getTime() / 1000 - seen)} ago`,
    fix: [
      ...(others.length === 0
        ? []
        : [
            `series do arrive as ${others.map((label) => (label === '' ? 'no cluster at all' : `cluster '${label}'`)).join(', ')}: is it one of these under another label?`,
          ]),
      seen === undefined
        ? 'the collector was never applied, cannot write, or finds nothing: what follows tells which'
        : 'the collector stopped, or lost its role or its way to AMP: what changed then?',
    ].join(' '),
    more: 'docs/doctor.md#no-data',
  };
  yield* collectorTree(patient, cluster);
}

/** When the newest sample of a silent cluster came, in seconds; undefined where none did within a day. */
async function lastSeen(patient: Patient, label: string): Promise<number | undefined> {
  const selector = `up{cluster=${JSON.stringify(label)}}`;
  const [newest] = await patient.ask(`max(max_over_time(timestamp(${selector})[1d:5m]))`);
  return newest?.value;
}
