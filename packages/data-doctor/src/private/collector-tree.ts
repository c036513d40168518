import type { ScraperDescription } from '@promontory/amp-client';
import type { ExpectedCluster, ExpectedCollector } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { Patient } from '../patient.js';
import { attempt } from './attempt.js';

/** Why nothing comes out of a collector: from AWS where AWS runs it, from the cluster where it runs there. */
export async function* collectorTree(patient: Patient, cluster: ExpectedCluster): AsyncGenerator<Finding> {
  const { collector, name, label } = cluster;
  const about = { step: 'collector', subject: label } as const;
  if ('region' in collector) {
    yield { ...about, status: 'unknown', ...onHosts(name, collector) };
    return;
  }
  if (collector.kind !== 'managed-scraper') {
    yield {
      ...about,
      status: 'unknown',
      found: `${collector.kind} runs in the cluster, which is not asked from here`,
      fix: `'kubectl -n ${collector.namespace} get pods' and 'kubectl -n ${collector.namespace} logs <pod> | grep -iE "40[0-9]|429|timeout|no such host"': 403 is its role or the endpoint's policy, 429 a quota, timeout or no such host the network`,
      more: 'docs/doctor.md#agents',
    };
    return;
  }
  const listed = await attempt({ ...about, what: 'its scraper' }, () => patient.management.listScrapers());
  if ('refused' in listed) {
    yield listed.refused;
    return;
  }
  const ofCluster = listed.value.filter(
    ({ source }) => source.eksConfiguration?.clusterArn.endsWith(`:cluster/${name}`) === true,
  );
  const here = ofCluster.filter(({ destination }) =>
    destination.ampConfiguration?.workspaceArn.endsWith(`:workspace/${patient.workspaceId}`),
  );
  if (here.length === 0) yield { ...about, ...absent(ofCluster) };
  for (const scraper of here) yield { ...about, ...stateOf(scraper) };
}

const REASONS = "403 is its role or the endpoint's policy, 429 a quota, timeout or no such host the network";

/** Where a collector outside of Kubernetes says what goes wrong. */
function onHosts(
  name: string,
  { kind, region }: Extract<ExpectedCollector, { region: string }>,
): Pick<Told, 'found' | 'fix' | 'more'> {
  const more = 'docs/doctor.md#outside-of-kubernetes';
  if (kind === 'ecs-service' || kind === 'ecs-sidecar') {
    return {
      found: `${kind} runs on ECS, which is not asked from here`,
      fix: `'aws logs tail /ecs/amp-collector/${name} --since 1h --region ${region}': ${REASONS}; nothing at all is a task that does not start ('aws ecs describe-tasks' says why it stopped)`,
      more,
    };
  }
  return {
    found: `${kind} runs on EC2, which is not asked from here`,
    fix: `on the server: 'journalctl -u amp-collector --since -1h', and /var/log/cloud-init-output.log of its start: ${REASONS}`,
    more,
  };
}

type Told = Pick<Finding, 'status' | 'found' | 'fix' | 'more'>;

function absent([elsewhere]: readonly ScraperDescription[]): Told {
  const target = elsewhere?.destination.ampConfiguration?.workspaceArn.split('/').pop();
  return {
    status: 'problem',
    found:
      elsewhere === undefined
        ? 'no managed scraper of the cluster is there'
        : `its scraper ${elsewhere.scraperId} writes to ${target}, not to this workspace`,
    fix:
      elsewhere === undefined
        ? 'apply the stack of the cluster; creation takes some 20 minutes'
        : 'apply the stack of the cluster, or ask the other workspace',
    more: 'docs/doctor.md#managed-scraper',
  };
}

function stateOf({ scraperId, status, statusReason }: ScraperDescription): Told {
  const more = 'docs/doctor.md#managed-scraper';
  if (status.statusCode === 'ACTIVE') {
    return {
      status: 'warning',
      found: `${scraperId} is ACTIVE, so it writes, and has found nothing`,
      fix: "may it list pods ('aws-auth' or an access entry for its role)? Is the cluster's private endpoint on, and open to its security group? Its log says ('logging' of the collection)",
      more,
    };
  }
  const reason = statusReason ?? status.statusReason;
  const found = `${scraperId} is ${status.statusCode}${reason === undefined ? '' : `: ${reason}`}`;
  if (/FAILED/.test(status.statusCode))
    return { status: 'problem', found, fix: 'mend what the reason names, and apply', more };
  return { status: 'warning', found, fix: 'wait: creation takes some 20 minutes', more };
}
