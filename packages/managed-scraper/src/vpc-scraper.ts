import { PrometheusScraper } from '@cdktf/provider-aws/lib/prometheus-scraper';
import type { IWorkspace } from '@promontory/amp-workspace';
import { literal } from '@promontory/core';
import { renderScrapeConfiguration } from '@promontory/scrape-config';
import { Construct } from 'constructs';
import { addScraperLogging } from './private/add-scraper-logging.js';
import { checkVpcProps } from './private/check-vpc-props.js';
import type { ScraperLoggingProps } from './scraper-logging.js';

/**
 * The provider that has scrapers of VPCs: the earliest whose schema was looked at, 2026-11. A stack asks for it by an
 * override of `terraform.required_providers.aws.version`.
 */
export const VPC_SOURCE_PROVIDER_VERSION = '6.66.0';

/** Targets that are found by DNS: the only discovery that a scraper of a VPC has. */
export interface VpcScrapeJob {
  /** The label `job` of its series. */
  readonly name: string;
  /** Names in DNS, each of which stands for all its addresses. */
  readonly dnsNames: readonly string[];
  /** The port of every address. */
  readonly port: number;
  /** @default 'A' */
  readonly recordType?: 'A' | 'AAAA';
  /** @default '/metrics' */
  readonly metricsPath?: string;
}

/** What a scraper of a VPC is made of. Bounds: VpcConfiguration, botocore 1.44.5, 2026-11. */
export interface VpcScraperProps {
  /** Where the samples go, of the Region and account that the VPC is in. */
  readonly workspace: IWorkspace;
  /** One to five subnets that reach the targets; AWS asks for two zones. */
  readonly subnetIds: readonly string[];
  /** One to five groups for the scraper's network interfaces: the targets must admit them on the ports of the jobs. */
  readonly securityGroupIds: readonly string[];
  /** What to scrape. */
  readonly jobs: readonly VpcScrapeJob[];
  /** Labels on every series, such as the ARN of the Kafka cluster. @default - none */
  readonly externalLabels?: Readonly<Record<string, string>>;
  /** At least 30s. @default '60s' */
  readonly scrapeInterval?: string;
  /**
   * A name people see in the console: 1 to 100 letters, digits, `.`, `_` and `-`.
   * @default - AWS shows the scraper id
   */
  readonly alias?: string;
  /** A log of what goes wrong in the scraper. @default - none */
  readonly logging?: ScraperLoggingProps;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * AMP's agentless collector for what is no EKS cluster: Amazon MSK, or anything with names in DNS. Needs a provider of at
 * least `VPC_SOURCE_PROVIDER_VERSION`, newer than the bindings.
 */
export class VpcScraper extends Construct {
  /** The scraper ARN. @attribute */
  readonly scraperArn: string;
  /** The scraper id, `s-…`. @attribute */
  readonly scraperId: string;

  constructor(scope: Construct, id: string, props: VpcScraperProps) {
    super(scope, id);
    checkVpcProps(this, props);
    const { workspace, scrapeInterval = '60s', externalLabels } = props;
    const jobs = props.jobs.map(({ name, dnsNames, port, recordType = 'A', metricsPath }) => ({
      job_name: name,
      ...(metricsPath !== undefined && { metrics_path: metricsPath }),
      dns_sd_configs: [{ names: [...dnsNames], type: recordType, port }],
    }));
    const configuration = { jobs, scrapeInterval, ...(externalLabels && { externalLabels }) };
    const resource = new PrometheusScraper(this, 'Resource', {
      alias: props.alias,
      region: workspace.region,
      destination: [{ amp: [{ workspaceArn: workspace.workspaceArn }] }],
      scrapeConfiguration: literal(renderScrapeConfiguration(configuration, 'managed-scraper')),
      tags: props.tags && { ...props.tags },
      // Creation takes some 20 minutes; the provider would give up an update after two.
      timeouts: { create: '30m', update: '30m', delete: '30m' },
    });
    // The bindings know clusters as a source, and nothing else yet.
    resource.addOverride('source', [
      { vpc: [{ subnet_ids: [...props.subnetIds], security_group_ids: [...props.securityGroupIds] }] },
    ]);
    this.node.defaultChild = resource;
    this.scraperArn = resource.arn;
    this.scraperId = resource.id;
    if (props.logging !== undefined) addScraperLogging(this, resource.id, workspace.region, props);
  }
}
