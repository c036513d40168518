import { ConfigurationError, type ConfigurationErrorDetail, isConcrete } from '@promontory/core';
import { SCRAPER_LIMITS } from '@promontory/scrape-config';
import { formatDuration, parseArn, parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { ManagedScraperProps } from '../managed-scraper.js';

/** What AMP's API would refuse after the plan was read and approved. Bounds: CreateScraper, botocore 1.44.5, 2026-11. */
export function checkProps(scope: IConstruct, props: ManagedScraperProps): void {
  const refuse: Refuse = (code, detail) => {
    throw new ConfigurationError(code, detail, scope);
  };
  const { alias, subnets, cluster, workspace, scrapeInterval = '60s', securityGroupIds } = props;

  if (isConcrete(alias) && !/^[0-9A-Za-z][-.0-9A-Z_a-z]{0,99}$/.test(alias)) {
    refuse('ManagedScraperAlias', {
      got: alias,
      expected: "1 to 100 letters, digits, '.', '_' and '-', the first a letter or digit",
      fix: "change 'alias'",
    });
  }
  if (isConcrete(props.adopt) && !/^s-[0-9a-z-]+$/.test(props.adopt)) {
    refuse('ManagedScraperAdopt', {
      got: props.adopt,
      expected: 'the id of a scraper, s-…',
      fix: "copy the id from 'aws amp list-scrapers'",
    });
  }
  const shortest = SCRAPER_LIMITS.minIntervalSeconds * 1000;
  const interval = parseDuration(scrapeInterval);
  if (interval === undefined || interval < shortest) {
    refuse('ManagedScraperInterval', {
      got: scrapeInterval,
      expected: `at least ${formatDuration(shortest)}`,
      fix: "lengthen 'scrapeInterval'",
    });
  }
  if (props.jobs.length === 0) {
    refuse('ManagedScraperNoJobs', { got: 'no jobs', expected: 'at least one', fix: "add presets to 'jobs'" });
  }
  const ids = new Set(subnets.map(({ id }) => id));
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  if (ids.size !== subnets.length || subnets.length < 2 || subnets.length > 5 || zones.size < 2) {
    refuse('ManagedScraperSubnets', {
      got: `${ids.size} different subnets in ${zones.size} zones`,
      expected: '2 to 5 different subnets in at least 2 availability zones',
      fix: "change 'subnets'",
    });
  }
  const elsewhere = subnets.find(({ availabilityZone: zone }) => isConcrete(zone) && !zone.startsWith(cluster.region));
  if (elsewhere !== undefined && isConcrete(cluster.region)) {
    refuse('ManagedScraperSubnets', {
      got: `${elsewhere.id} in ${elsewhere.availabilityZone}`,
      expected: `zones of ${cluster.region}, the cluster's Region`,
      fix: "change 'subnets'",
    });
  }
  if (securityGroupIds !== undefined && (securityGroupIds.length < 1 || securityGroupIds.length > 5)) {
    refuse('ManagedScraperSecurityGroups', {
      got: `${securityGroupIds.length} security groups`,
      expected: '1 to 5',
      fix: "change 'securityGroupIds', or leave it out",
    });
  }
  if (isConcrete(workspace.region) && isConcrete(cluster.region) && workspace.region !== cluster.region) {
    refuse('ManagedScraperRegion', {
      got: `a workspace in ${workspace.region} for a cluster in ${cluster.region}`,
      expected: 'both in one Region',
      fix: 'write to a workspace of that Region, or collect with a Prometheus agent, which can write anywhere',
    });
  }
  checkAccounts(props, refuse);
}

type Refuse = (code: string, detail: ConfigurationErrorDetail) => never;

function checkAccounts({ cluster, workspace, crossAccount }: ManagedScraperProps, refuse: Refuse): void {
  const accountOf = (arn: string): string | undefined => (isConcrete(arn) ? parseArn(arn)?.account : undefined);
  const from = crossAccount?.sourceAccount ?? accountOf(cluster.clusterArn);
  const to = accountOf(workspace.workspaceArn);
  if (from !== undefined && to !== undefined && from !== to && crossAccount === undefined) {
    refuse('ManagedScraperAccount', {
      got: `a workspace of account ${to} for a cluster of account ${from}`,
      expected: "both in one account, or 'crossAccount'",
      fix: "write to a workspace of that account, or give 'crossAccount'",
    });
  }
  if (crossAccount === undefined) return;
  const { target, scraperArn } = crossAccount;
  if (from !== undefined && from === to) {
    refuse('ManagedScraperAccount', {
      got: `'crossAccount' for a workspace of account ${to}, where the cluster is`,
      expected: 'no roles: a scraper writes to its own account without',
      fix: "remove 'crossAccount'",
    });
  }
  if (isConcrete(scraperArn)) {
    const arn = parseArn(scraperArn);
    const isOurs = arn?.service === 'aps' && arn.account === from && arn.region === cluster.region;
    if (!isOurs || !/^scraper\/s-[0-9A-Za-z-]+$/.test(arn.resource)) {
      refuse('ManagedScraperArn', {
        got: `scraperArn ${scraperArn}`,
        expected: `the ARN of a scraper of account ${from ?? ''} in ${cluster.region}`,
        fix: "copy it from 'aws amp list-scrapers'",
      });
    }
  }
  if (target.kind === 'given' && isConcrete(target.roleArn)) {
    const arn = parseArn(target.roleArn);
    if (arn?.service !== 'iam' || !arn.resource.startsWith('role/') || (to !== undefined && arn.account !== to)) {
      refuse('ManagedScraperTargetRole', {
        got: `target.roleArn ${target.roleArn}`,
        expected: `the ARN of a role of account ${to ?? 'the workspace is in'}`,
        fix: "change 'crossAccount.target'",
      });
    }
  }
}
