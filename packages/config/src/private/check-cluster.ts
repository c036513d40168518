import { SCRAPER_LIMITS, validateJobs } from '@promontory/scrape-config';
import { didYouMean, parseArn, parseDuration, type Problem } from '@promontory/vocabulary';
import type { ClusterSettings, ManagedScraperCollection, WorkspaceSettings } from '../environment.js';
import { type Part, placed } from './part.js';

/** What a cluster is checked against. */
export interface ClusterContext {
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  /** Every name under `workspaces`, also of those that are themselves wrong. */
  readonly workspaceNames: readonly string[];
  /** Those that are right. */
  readonly workspaces: Readonly<Record<string, WorkspaceSettings>>;
}

/** What only a look across the file shows: the cluster against its workspace, its account and itself. */
export function checkCluster(part: Part<ClusterSettings>, context: ClusterContext): Problem[] {
  const workspace = checkWorkspace(part, context);
  // With the Region itself in doubt its zones are too: one slip is one problem.
  const regionInDoubt = workspace.some(({ code }) => code === 'ConfigScraperRegion');
  return [...workspace, ...checkAttributes(part, context), ...checkCollection(part, regionInDoubt)];
}

function checkWorkspace(
  part: Part<ClusterSettings>,
  { workspaceNames, workspaces, account }: ClusterContext,
): Problem[] {
  const { value: cluster } = part;
  // What is wrong with `workspaces` as a whole is said there.
  if (workspaceNames.length === 0) return [];
  if (cluster.workspace === '') {
    return placed(part, [], {
      code: 'ConfigWorkspace',
      got: "no 'workspace'",
      expected: `one of ${workspaceNames.join(', ')}`,
      fix: "add 'workspace'",
    });
  }
  if (!workspaceNames.includes(cluster.workspace)) {
    const near = didYouMean(cluster.workspace, workspaceNames);
    return placed(part, ['workspace'], {
      code: 'ConfigWorkspace',
      got: JSON.stringify(cluster.workspace),
      expected: `one of ${workspaceNames.join(', ')}`,
      fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
    });
  }
  const workspace = workspaces[cluster.workspace];
  if (workspace === undefined || cluster.collection.kind !== 'managed-scraper') return [];
  const problems: Problem[] = [];
  if (workspace.region !== cluster.region) {
    problems.push(
      ...placed(part, ['region'], {
        code: 'ConfigScraperRegion',
        got: `a cluster in ${cluster.region} whose workspace ${workspace.name} is in ${workspace.region}`,
        expected: 'cluster, managed scraper and workspace in one Region',
        fix: "use a workspace of that Region, or collect with kind 'prometheus-agent', which can write anywhere",
      }),
    );
  }
  const owner = workspace.kind === 'existing' ? parseArn(workspace.workspaceArn)?.account : account;
  if (account !== undefined && owner !== account) {
    problems.push(
      ...placed(part, ['workspace'], {
        code: 'ConfigScraperAccount',
        got: `the workspace ${workspace.name} of account ${owner ?? 'unknown'}`,
        expected: `a workspace of account ${account}, where the cluster is`,
        fix: 'use a workspace of that account: scraping across accounts is not supported yet',
      }),
    );
  }
  return problems;
}

function checkAttributes(part: Part<ClusterSettings>, { account }: ClusterContext): Problem[] {
  const owner = parseArn(part.value.attributes?.oidcProviderArn ?? '')?.account;
  if (owner === undefined || account === undefined || owner === account) return [];
  return placed(part, ['attributes', 'oidcProviderArn'], {
    code: 'ConfigAccount',
    got: `an OIDC provider of account ${owner}`,
    expected: `one of account ${account}`,
    fix: 'use the provider that is registered in the account of this environment',
  });
}

function checkCollection(part: Part<ClusterSettings>, regionInDoubt: boolean): Problem[] {
  const { collection, region } = part.value;
  const target = collection.kind === 'managed-scraper' ? 'managed-scraper' : 'prometheus';
  const jobs = validateJobs(collection.jobs, { target, scrapeInterval: collection.scrapeInterval }).flatMap((finding) =>
    placed(part, ['collection', 'jobs', ...finding.path], finding),
  );
  return collection.kind === 'managed-scraper'
    ? [
        ...checkInterval(part, collection),
        ...checkSubnets(part, collection, regionInDoubt ? undefined : region),
        ...jobs,
      ]
    : jobs;
}

function checkInterval(part: Part<ClusterSettings>, { scrapeInterval }: ManagedScraperCollection): Problem[] {
  if ((parseDuration(scrapeInterval) ?? 0) >= SCRAPER_LIMITS.minIntervalSeconds * 1000) return [];
  return placed(part, ['collection', 'scrapeInterval'], {
    code: 'ConfigScraperInterval',
    got: scrapeInterval,
    expected: `at least ${SCRAPER_LIMITS.minIntervalSeconds}s: the managed scraper scrapes no more often`,
    fix: `write ${SCRAPER_LIMITS.minIntervalSeconds}s or more, or collect with kind 'prometheus-agent'`,
  });
}

function checkSubnets(
  part: Part<ClusterSettings>,
  { subnets }: ManagedScraperCollection,
  region: string | undefined,
): Problem[] {
  const problems: Problem[] = [];
  subnets.forEach(({ id, availabilityZone }, index) => {
    if (region !== undefined && availabilityZone.slice(0, -1) !== region) {
      problems.push(
        ...placed(part, ['collection', 'subnets', index, 'availabilityZone'], {
          code: 'ConfigSubnetRegion',
          got: availabilityZone,
          expected: `a zone of ${region}, the cluster's Region`,
          fix: "name a subnet of the cluster's VPC",
        }),
      );
    }
    if (subnets.findIndex((other) => other.id === id) !== index) {
      problems.push(
        ...placed(part, ['collection', 'subnets', index, 'id'], {
          code: 'ConfigSubnetTwice',
          got: `${id} a second time`,
          expected: 'each subnet once',
          fix: 'name another subnet, or remove this one',
        }),
      );
    }
  });
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  if (zones.size < 2) {
    problems.push(
      ...placed(part, ['collection', 'subnets'], {
        code: 'ConfigSubnetZones',
        got: `subnets in ${[...zones].join(', ')} alone`,
        expected: 'subnets in at least 2 availability zones',
        fix: 'add a subnet of another zone',
      }),
    );
  }
  return problems;
}
