import { parseArn } from '@promontory/vocabulary';
import type { FoundScraper } from '../inventory.js';
import { readConfiguration } from './scrape-configuration.js';
import type { Part } from './workspace-part.js';

/** What is known beside the scraper itself. */
export interface ScraperContext {
  /** The key of the workspace that it writes to; undefined where that is not adopted. */
  readonly workspace: string | undefined;
  readonly zones: ReadonlyMap<string, string>;
  /** Of the environment. */
  readonly region: string;
}

/** A scraper as a cluster of an environment, or as a note where it cannot be said without replacing it. */
export function scraperPart(scraper: FoundScraper, { workspace, zones, region }: ScraperContext): Part | string {
  const { id, alias, clusterArn, subnetIds, securityGroupIds, configuration, origins } = scraper;
  const left = (reason: string): string => `the scraper ${id} is left as it is: ${reason}`;
  const cluster = parseArn(clusterArn ?? '');
  if (cluster === undefined || configuration === undefined) return left('too little is known of it (give --live)');
  if (workspace === undefined) return left('its workspace is not adopted here');
  const name = cluster.resource.replace(/^cluster\//, '');
  const without = subnetIds.filter((subnet) => !zones.has(subnet));
  if (without.length > 0) {
    return left(
      `the zones of its subnets are not known: give --subnets ${without.map((subnet) => `${subnet}:<zone>`).join(',')}`,
    );
  }
  if (securityGroupIds.length === 0) return left('it has no security groups of its own');
  const read = readConfiguration(configuration);
  if ('reason' in read) return left(read.reason);
  const yaml = {
    name,
    ...(read.label === undefined || read.label === name ? {} : { label: read.label }),
    ...(cluster.region === region ? {} : { region: cluster.region }),
    workspace,
    collection: {
      kind: 'managed-scraper',
      ...(alias === undefined ? {} : { alias }),
      adopt: id,
      subnets: subnetIds.map((subnet) => ({ id: subnet, availabilityZone: zones.get(subnet) })),
      securityGroupIds,
      exporters: 'existing',
      scrapeInterval: read.scrapeInterval,
      jobs: read.jobs.map((custom) => ({ custom })),
    },
  };
  const notes = [
    ...(read.label === undefined
      ? [`${name}: its series have no label 'cluster', and get cluster="${name}": they are new series from then on`]
      : []),
    `${name}: the scrape configuration is written anew in one order of keys: read its difference in the plan`,
  ];
  return { yaml, files: {}, notes, adopted: origins };
}
