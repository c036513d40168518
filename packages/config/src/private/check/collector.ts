import { validateJobs } from '@promontory/scrape-config';
import { type Finding, type Problem } from '@promontory/vocabulary';
import type { CollectorSettings, HostPlacement, WorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import { checkQueue } from './adot.js';
import { checkWorkspaceName } from './cluster.js';
import { checkEc2Collector } from './ec2-collector.js';
import { checkEcsCollector } from './ecs-collector.js';
import { checkDestinations, warnOfForeign } from './destinations.js';
import { checkTwice, isElsewhere } from './subnets.js';
import { checkTags } from './tags.js';

/** What only a look across the file shows: a collector against its workspaces and itself. */
export function checkCollector(part: Part<CollectorSettings>, workspaceNames: readonly string[]): Problem[] {
  const { value } = part;
  return [
    ...(part.doubtful.has('workspace') ? [] : checkWorkspaceName(part, workspaceNames)),
    ...checkDestinations(part, value.alsoTo, workspaceNames, []),
    ...checkJobs(part),
    ...('vpcId' in value ? checkSubnets(part, value) : []),
    ...('queue' in value ? checkQueue(part, [], value) : []),
    ...('ecsCluster' in value ? checkEcsCollector(part, value) : []),
    ...('program' in value ? checkEc2Collector(part, value) : []),
    ...checkTags(value.tags, ['tags']).flatMap((finding) => placed(part, finding.path, finding)),
  ];
}

/** Workspaces of other accounts that nothing here lets the collector write to. */
export function warnOfCollector(
  part: Part<CollectorSettings>,
  workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
): Problem[] {
  const { workspace, alsoTo } = part.value;
  const role = 'remoteWrite' in part.value ? part.value.remoteWrite.assumeRole?.roleArn : undefined;
  const written = [
    { workspace, assumeRoleArn: role, at: ['workspace'] },
    ...alsoTo.map((also, index) => ({ ...also, at: ['alsoTo', index, 'workspace'] })),
  ];
  return warnOfForeign(part, written, workspaces, 'collector');
}

function checkJobs(part: Part<CollectorSettings>): Problem[] {
  const { value, doubtful } = part;
  const say = (finding: Finding): Problem[] => placed(part, ['jobs', ...finding.path], finding);
  const entries = value.jobs.map((custom) => ({ custom }));
  const findings = validateJobs(entries, { target: 'prometheus', scrapeInterval: value.scrapeInterval });
  const discovered = 'tasks' in value ? Object.values(value.tasks).flat().length : 0;
  const none =
    value.jobs.length > 0 || discovered > 0 || doubtful.has('jobs') || doubtful.has('tasks')
      ? []
      : placed(part, [], {
          code: 'ConfigCollectorJobs',
          got: `the collector ${value.name}, which scrapes nothing`,
          expected: `'jobs'${value.kind === 'ecs-service' ? ", or 'tasks' that are discovered" : ''}`,
          fix: 'say what is scraped',
        });
  const inKubernetes = value.jobs.flatMap((job, index) =>
    job.kubernetes_sd_configs === undefined
      ? []
      : say({
          code: 'ConfigCollectorKubernetes',
          path: [index, 'kubernetes_sd_configs'],
          got: 'targets that are discovered in Kubernetes',
          expected: 'targets that are named, or discovered in another way: there is no cluster to ask',
          fix: "use 'static_configs', 'dns_sd_configs' or 'ec2_sd_configs', or collect in the cluster",
        }),
  );
  // A job stands here by itself, and not under 'custom'.
  return [
    ...none,
    ...findings.flatMap((one) => say({ ...one, path: one.path.filter((key) => key !== 'custom') })),
    ...inKubernetes,
  ];
}

function checkSubnets(part: Part<CollectorSettings>, { subnets }: HostPlacement): Problem[] {
  const { region } = part.value;
  return subnets.flatMap(({ availabilityZone: zone }, index): Problem[] => {
    if (isElsewhere(zone, part)) {
      return placed(part, ['subnets', index, 'availabilityZone'], {
        code: 'ConfigSubnetRegion',
        got: zone,
        expected: `a zone of ${region}, the collector's Region`,
        fix: "correct the zone, or 'region'",
      });
    }
    return checkTwice(part, ['subnets'], subnets, index);
  });
}
