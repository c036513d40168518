'use strict';
// The same resources by AWS CDK: a stack for each cluster, as CloudFormation. What cdktf looks up, AWS CDK is told.
// Usage: node aws-cdk.cjs <clusters> <outdir> <a stack of ours, for its scrape configuration and its ports>
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const others = join(__dirname, '..', 'others', 'node_modules');
const { App, CfnOutput, Stack, Tags } = require(join(others, 'aws-cdk-lib'));
const { CfnScraper, CfnWorkspace } = require(join(others, 'aws-cdk-lib', 'aws-aps'));
const { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } = require(
  join(others, 'aws-cdk-lib', 'aws-ec2'),
);
const { CfnAddon } = require(join(others, 'aws-cdk-lib', 'aws-eks'));
const { ACCOUNT, clusters } = require('./clusters.cjs');

const [count, outdir, ours] = process.argv.slice(2);
const { resource } = JSON.parse(readFileSync(ours, 'utf8'));
const [scraper] = Object.values(resource.aws_prometheus_scraper);
const ports = Object.values(resource.aws_vpc_security_group_egress_rule).map(({ from_port: port }) => port);
const configurationOf = (name) => scraper.scrape_configuration.replace(/cluster: .*/, `cluster: ${name}`);

class Cluster extends Stack {
  constructor(app, { stack, name, region, subnets }, workspaceArn) {
    super(app, stack, { env: { account: ACCOUNT, region } });
    for (const addonName of ['kube-state-metrics', 'prometheus-node-exporter'])
      new CfnAddon(this, addonName, { addonName, clusterName: name, resolveConflicts: 'OVERWRITE' });
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupName: `amp-scraper-${name}`,
      groupDescription: 'Network interfaces of the AMP managed scraper',
      vpcId: `vpc-${subnets[0]}`,
    });
    const clusterGroup = `sg-${subnets[1]}`;
    for (const port of ports) {
      const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port, description: 'Scrape' };
      new CfnSecurityGroupEgress(this, `Egress${port}`, {
        ...rule,
        groupId: group.attrGroupId,
        destinationSecurityGroupId: clusterGroup,
      });
      new CfnSecurityGroupIngress(this, `Ingress${port}`, {
        ...rule,
        groupId: clusterGroup,
        sourceSecurityGroupId: group.attrGroupId,
      });
    }
    const made = new CfnScraper(this, 'Scraper', {
      destination: { ampConfiguration: { workspaceArn } },
      source: {
        eksConfiguration: {
          clusterArn: `arn:aws:eks:${region}:${ACCOUNT}:cluster/${name}`,
          subnetIds: subnets,
          securityGroupIds: [group.attrGroupId],
        },
      },
      scrapeConfiguration: { configurationBlob: configurationOf(name) },
    });
    new CfnOutput(this, 'ScraperArn', { value: made.attrArn });
  }
}

const app = new App({ outdir });
Tags.of(app).add('team', 'observability');
const workspaces = new Map();
for (const cluster of clusters(Number(count))) {
  if (!workspaces.has(cluster.workspace)) {
    const stack = new Stack(app, cluster.workspace, { env: { account: ACCOUNT, region: cluster.region } });
    workspaces.set(cluster.workspace, new CfnWorkspace(stack, 'Workspace', { alias: cluster.region }).attrArn);
  }
  new Cluster(app, cluster, workspaces.get(cluster.workspace));
}
app.synth();
