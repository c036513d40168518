import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AlertManagerDefinition,
  type AlertSubscription,
  AlertTopic,
  RuleGroupsNamespace,
  Workspace,
} from '@promontory/amp-workspace';
import { Cluster } from '@promontory/eks';
import { ManagedScraper, type ScraperSubnet } from '@promontory/managed-scraper';
import { packs } from '@promontory/mixins';
import { presetJob } from '@promontory/scrape-config';
import { LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** What differs between one stack and the next. */
export interface ObservabilityProps {
  readonly account: string;
  readonly region: string;
  readonly subscriptions: Readonly<Record<string, AlertSubscription>>;
  readonly cluster: { readonly name: string; readonly subnets: readonly ScraperSubnet[] } | undefined;
}

/** A workspace with rules and alerts, and the managed scraper of a cluster. */
export class ObservabilityStack extends TerraformStack {
  constructor(scope: Construct, id: string, { account, region, subscriptions, cluster }: ObservabilityProps) {
    super(scope, id);
    // One person's trials. A team keeps its state elsewhere: `new S3Backend(this, { … })` of cdktf.
    new LocalBackend(this, { path: `../../../.state/${id}.tfstate` });
    new AwsProvider(this, 'aws', { region, allowedAccountIds: [account] });

    const workspace = new Workspace(this, 'Metrics', { alias: id });
    const oncall = new AlertTopic(this, 'Oncall', {
      topicName: `${id}-oncall`,
      workspaces: [workspace],
      subscriptions,
    });
    new AlertManagerDefinition(this, 'Alerts', { workspace, topics: { oncall } });
    const { groups } = packs.workloads({ scrapeInterval: '60s', team: 'platform' });
    new RuleGroupsNamespace(this, 'Rules', { workspace, name: 'workloads', groups });

    if (cluster !== undefined) {
      new ManagedScraper(this, 'Scraper', {
        cluster: Cluster.fromClusterName(this, 'Cluster', { clusterName: cluster.name, region }),
        workspace,
        clusterLabel: cluster.name,
        jobs: [presetJob('kubelet', 'managed-scraper'), presetJob('kube-state-metrics', 'managed-scraper')],
        subnets: cluster.subnets,
      });
    }
    new TerraformOutput(this, 'workspace_arn', { value: workspace.workspaceArn });
  }
}
