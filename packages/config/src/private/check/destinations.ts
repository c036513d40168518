import { didYouMean, parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type { DestinationSettings, WorkspaceSettings } from '../../environment.js';
import { furtherDestinations } from '../build/destinations.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** Each further workspace is there, is written to once, and its role asks for what it is given. */
export function checkDestinations(
  part: Part<{ readonly workspace: string }>,
  alsoTo: readonly DestinationSettings[],
  workspaceNames: readonly string[],
  within: Path = ['collection'],
): Problem[] {
  const seen = new Set([part.value.workspace]);
  return alsoTo.flatMap(({ workspace, assumeRoleArn, externalId }, index) => {
    const at = [...within, 'alsoTo', index];
    const found: Problem[] = [];
    if (!workspaceNames.includes(workspace)) {
      const near = didYouMean(workspace, workspaceNames);
      found.push(
        ...placed(part, [...at, 'workspace'], {
          code: 'ConfigWorkspace',
          got: JSON.stringify(workspace),
          expected: `one of ${workspaceNames.join(', ')}`,
          fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
        }),
      );
    } else if (seen.has(workspace)) {
      found.push(
        ...placed(part, [...at, 'workspace'], {
          code: 'ConfigWorkspaceTwice',
          got: `the workspace ${workspace} a second time`,
          expected: 'each workspace once: it would store every sample twice',
          fix: 'remove one of the two',
        }),
      );
    }
    seen.add(workspace);
    if (externalId !== undefined && assumeRoleArn === undefined) {
      found.push(
        ...placed(part, [...at, 'externalId'], {
          code: 'ConfigExternalId',
          got: "'externalId' without 'assumeRoleArn'",
          expected: 'both or neither',
          fix: "add 'assumeRoleArn'",
        }),
      );
    }
    return found;
  });
}

/** What works only with help from elsewhere, or only while every Region is up. */
export function warnOfDestinations(
  part: Part<KnownCluster>,
  workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
): Problem[] {
  return [...warnOfPolicies(part, workspaces), ...warnOfStart(part, workspaces)];
}

/**
 * Prometheus asks for the credentials of every destination before it starts: with IRSA in the Region of that destination
 * (prometheus/sigv4 0.4.1; the lane writers-live shows it). With Pod Identity they come from the node.
 */
function warnOfStart(part: Part<KnownCluster>, workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>): Problem[] {
  const { collection, region, workspace } = part.value;
  if (collection === undefined || !('identity' in collection) || region === '') return [];
  if (collection.identity !== 'irsa') return [];
  const names = [workspace, ...collection.alsoTo.flatMap((also) => (also.standby ? [] : also.workspace))];
  const regions = new Set(names.flatMap((name) => workspaces.get(name)?.value.region || []));
  const elsewhere = [...regions].filter((other) => other !== region);
  if (regions.size < 2 || elsewhere.length === 0) return [];
  const there = elsewhere.join(' and ');
  return placed(part, ['collection', 'alsoTo'], {
    code: 'ConfigWriterStart',
    got: `a Prometheus with identity 'irsa' that writes to ${there} as well`,
    expected: `one that starts while STS in ${there} is down: this one would write to no Region`,
    fix: "use identity 'pod-identity', whose credentials come from the node",
  });
}

/** Workspaces of other accounts that nothing here lets the cluster write to. */
function warnOfPolicies(part: Part<KnownCluster>, workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>): Problem[] {
  const { collection } = part.value;
  if (collection === undefined || collection.kind === 'managed-scraper') return [];
  const role = 'remoteWrite' in collection ? collection.remoteWrite.assumeRole?.roleArn : undefined;
  const destinations = [
    { workspace: part.value.workspace, assumeRoleArn: role, at: ['workspace'] },
    ...furtherDestinations(collection).map((also, index) => ({
      ...also,
      at: ['collection', 'alsoTo', index, 'workspace'],
    })),
  ];
  return warnOfForeign(part, destinations, workspaces);
}

/** One workspace that something writes to, and where that is said. */
export interface WrittenTo {
  readonly workspace: string;
  readonly assumeRoleArn: string | undefined;
  readonly at: Path;
}

/** Those of other accounts that a writer writes to as itself. */
export function warnOfForeign(
  part: Part<unknown>,
  destinations: readonly WrittenTo[],
  workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
  what = 'cluster',
): Problem[] {
  return destinations.flatMap(({ workspace: name, assumeRoleArn, at }) => {
    const settings = workspaces.get(name)?.value;
    if (settings?.kind !== 'existing' || assumeRoleArn !== undefined) return [];
    if (settings.otherAccount?.kind !== 'resource-policy') return [];
    const owner = parseArn(settings.workspaceArn)?.account ?? '';
    return placed(part, at, {
      code: 'ConfigWriterAccount',
      got: `the workspace ${name} of account ${owner}`,
      expected: `a workspace whose resource policy lets this ${what}'s writer in`,
      fix: `have account ${owner} allow aps:RemoteWrite to the role of this ${what}, or give the workspace a 'deployRoleArn' or an 'assumeRoleArn'; else every write is refused with 403`,
    });
  });
}
