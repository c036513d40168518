import { didYouMean, parseArn, type Problem } from '@promontory/vocabulary';
import type { WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { checkClusterSize } from './cluster-size.js';
import { checkCollection } from './collection.js';
import { checkScraperAccount } from './scraper-account.js';
import { checkScraperLogging } from './scraper-logging.js';

/** What a cluster is checked against. */
export interface ClusterSurroundings {
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  /** Every name under `workspaces`, also of those that are themselves wrong. */
  readonly workspaceNames: readonly string[];
  /** Those of which something is known. */
  readonly workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>;
  /** Undefined when it is that of the bindings, or itself wrong. */
  readonly awsProviderVersion: string | undefined;
}

/** What only a look across the file shows: the cluster against its workspace, its account and itself. */
export function checkCluster(part: Part<KnownCluster>, around: ClusterSurroundings): Problem[] {
  const workspace = part.doubtful.has('workspace') ? [] : checkWorkspaceOf(part, around);
  // With the Region itself in doubt its zones are too: one slip is one problem.
  const regionInDoubt =
    part.doubtful.has('region') ||
    part.value.region === '' ||
    workspace.some(({ code }) => code === 'ConfigScraperRegion');
  const region = regionInDoubt ? undefined : part.value.region;
  return [
    ...workspace,
    ...checkAttributes(part, around.account, region),
    ...checkCollection(part, region, around.workspaceNames),
    ...checkClusterSize(part),
    ...checkScraperLogging(part, region, around.awsProviderVersion),
  ];
}

function checkWorkspaceOf(part: Part<KnownCluster>, around: ClusterSurroundings): Problem[] {
  const { workspaceNames, workspaces } = around;
  const { workspace: name } = part.value;
  const unknown = checkWorkspaceName(part, workspaceNames);
  if (unknown.length > 0) return unknown;
  const workspace = workspaces.get(name);
  if (workspace === undefined || part.value.collection?.kind !== 'managed-scraper') return [];
  return [...checkScraperRegion(part, workspace), ...checkScraperAccount(part, workspace.value, around.account)];
}

/** That what writes names a workspace that there is. */
export function checkWorkspaceName(
  part: Part<{ readonly workspace: string }>,
  workspaceNames: readonly string[],
): Problem[] {
  const { workspace: name } = part.value;
  // What is wrong with `workspaces` as a whole is said there.
  if (workspaceNames.length === 0 || workspaceNames.includes(name)) return [];
  if (name === '') {
    return placed(part, [], {
      code: 'ConfigWorkspace',
      got: "no 'workspace'",
      expected: `one of ${workspaceNames.join(', ')}`,
      fix: "add 'workspace'",
    });
  }
  const near = didYouMean(name, workspaceNames);
  return placed(part, ['workspace'], {
    code: 'ConfigWorkspace',
    got: JSON.stringify(name),
    expected: `one of ${workspaceNames.join(', ')}`,
    fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
  });
}

function checkScraperRegion(part: Part<KnownCluster>, workspace: Part<WorkspaceSettings>): Problem[] {
  const [here, there] = [part.value.region, workspace.value.region];
  const isDoubtful = part.doubtful.has('region') || workspace.doubtful.has('region') || here === '' || there === '';
  if (isDoubtful || here === there) return [];
  return placed(part, ['region'], {
    code: 'ConfigScraperRegion',
    got: `a cluster in ${here} whose workspace ${workspace.value.name} is in ${there}`,
    expected: 'cluster, managed scraper and workspace in one Region',
    fix: "use a workspace of that Region, or collect with kind 'prometheus-agent', which can write anywhere",
  });
}

/** The account of a workspace that was made elsewhere; undefined for one of this environment. */
export function foreignAccount(workspace: WorkspaceSettings, account: string | undefined): string | undefined {
  if (workspace.kind !== 'existing' || account === undefined) return undefined;
  const owner = parseArn(workspace.workspaceArn)?.account;
  return owner === account ? undefined : owner;
}

function checkAttributes(part: Part<KnownCluster>, account: string | undefined, region: string | undefined): Problem[] {
  const arn = parseArn(part.value.attributes?.oidcProviderArn ?? '');
  if (arn === undefined) return [];
  const at = ['attributes', 'oidcProviderArn'];
  const issuerRegion = /\/oidc\.eks\.([a-z0-9-]+)\./.exec(arn.resource)?.[1];
  const problems: Problem[] = [];
  if (account !== undefined && arn.account !== account) {
    problems.push(
      ...placed(part, at, {
        code: 'ConfigAccount',
        got: `an OIDC provider of account ${arn.account}`,
        expected: `one of account ${account}`,
        fix: 'use the provider that is registered in the account of this environment',
      }),
    );
  }
  if (region !== undefined && issuerRegion !== undefined && issuerRegion !== region) {
    problems.push(
      ...placed(part, at, {
        code: 'ConfigIssuerRegion',
        got: `the issuer of a cluster in ${issuerRegion}`,
        expected: `the issuer of this cluster, which is in ${region}`,
        fix: "copy it from 'aws eks describe-cluster' of this cluster",
      }),
    );
  }
  return problems;
}
