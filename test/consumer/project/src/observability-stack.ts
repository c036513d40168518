import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AlertManagerDefinition, AlertTopic, RuleGroupsNamespace, Workspace } from '@promontory/amp-workspace';
import { Cluster } from '@promontory/eks';
import { ManagedScraper } from '@promontory/managed-scraper';
import { packs } from '@promontory/mixins';
import { presetJob } from '@promontory/scrape-config';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** What a team may set in its own words. */
export interface ObservabilityProps {
  readonly clusterName: string;
  readonly oncallTopic: string;
}

/** What a team would write that has its own names and stacks, and no environments of ours. */
export class ObservabilityStack extends TerraformStack {
  constructor(scope: Construct, id: string, { clusterName, oncallTopic }: ObservabilityProps) {
    super(scope, id);
    new AwsProvider(this, 'aws', { region: 'eu-west-1', allowedAccountIds: ['111122223333'] });
    const workspace = new Workspace(this, 'Metrics', { alias: 'team-metrics' });
    const oncall = new AlertTopic(this, 'Oncall', { topicName: oncallTopic, workspaces: [workspace] });
    new AlertManagerDefinition(this, 'Alerts', { workspace, topics: { oncall } });
    const { groups } = packs.workloads({ scrapeInterval: '60s', team: 'shop' });
    new RuleGroupsNamespace(this, 'Rules', { workspace, name: 'workloads', groups });
    new ManagedScraper(this, 'Scraper', {
      cluster: Cluster.fromClusterAttributes(this, 'Cluster', {
        clusterName,
        region: 'eu-west-1',
        clusterArn: `arn:aws:eks:eu-west-1:111122223333:cluster/${clusterName}`,
        authenticationMode: 'API',
        endpoint: 'https://0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
        certificateAuthorityData: 'Y2VydGlmaWNhdGU=',
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        clusterSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
      }),
      workspace,
      clusterLabel: clusterName,
      jobs: [presetJob('kubelet', 'managed-scraper'), presetJob('kube-state-metrics', 'managed-scraper')],
      subnets: [
        { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' },
        { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-west-1b' },
      ],
    });
    new TerraformOutput(this, 'workspace', { value: workspace.workspaceArn });
  }
}
