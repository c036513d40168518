import { parseArn, type Problem } from '@promontory/vocabulary';
import type { ManagedScraperCollection, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** A managed scraper writes to another account by two roles, which trust it alone once its ARN is known. */
export function checkScraperAccount(
  part: Part<KnownCluster>,
  workspace: WorkspaceSettings,
  account: string | undefined,
): Problem[] {
  const { collection } = part.value;
  if (collection?.kind !== 'managed-scraper') return [];
  const other = workspace.kind === 'existing' ? workspace.otherAccount : undefined;
  if (other?.kind === 'resource-policy') {
    const owner = workspace.kind === 'existing' ? (parseArn(workspace.workspaceArn)?.account ?? '') : '';
    return placed(part, ['workspace'], {
      code: 'ConfigScraperAccount',
      got: `the workspace ${workspace.name} of account ${owner}`,
      expected: `a role of account ${owner} for the scraper: it cannot write there as itself`,
      fix: `give the workspace a 'deployRoleArn', by which the role is made, or an 'assumeRoleArn' that is there`,
    });
  }
  return checkScraperArn(part, collection, other !== undefined, account);
}

/** Roles of a scraper that any other scraper of the account and Region could use as well. */
export function warnOfScraper(
  part: Part<KnownCluster>,
  workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
): Problem[] {
  const { collection, workspace, region } = part.value;
  const settings = workspaces.get(workspace)?.value;
  if (collection?.kind !== 'managed-scraper' || collection.scraperArn !== undefined) return [];
  if (settings?.kind !== 'existing' || settings.otherAccount === undefined) return [];
  return placed(part, ['collection'], {
    code: 'ConfigScraperUnpinned',
    got: "a scraper that writes to another account, and no 'scraperArn'",
    expected: `roles that trust this scraper alone: until then every scraper of this account in ${region} could use them`,
    fix: "after the first deployment write the output 'scraper_arn' of this cluster's stack to 'scraperArn', and deploy again",
  });
}

function checkScraperArn(
  part: Part<KnownCluster>,
  { scraperArn }: ManagedScraperCollection,
  isCrossAccount: boolean,
  account: string | undefined,
): Problem[] {
  const arn = parseArn(scraperArn ?? '');
  if (arn === undefined || account === undefined) return [];
  if (!isCrossAccount) {
    return placed(part, ['collection', 'scraperArn'], {
      code: 'ConfigScraperArn',
      got: `'scraperArn' for a workspace of account ${account}, where the cluster is`,
      expected: 'it for workspaces of other accounts alone: no role is made here that could trust it',
      fix: 'remove it',
    });
  }
  const { region } = part.value;
  const isRegionKnown = region !== '' && !part.doubtful.has('region');
  if (arn.account === account && (!isRegionKnown || arn.region === region)) return [];
  return placed(part, ['collection', 'scraperArn'], {
    code: 'ConfigScraperArn',
    got: `a scraper of account ${arn.account} in ${arn.region}`,
    expected: `the scraper of this cluster, of account ${account}${isRegionKnown ? ` in ${region}` : ''}`,
    fix: "copy the output 'scraper_arn' of this cluster's stack",
  });
}
