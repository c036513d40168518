'use strict';
// What a platform team would write without Promontory: cdktf with leaf imports, the same resources for each cluster, one
// App in one process. Usage: node plain.cjs <clusters> <outdir> <a stack of ours, for its scrape configuration and its ports> [constructs]
// With 'constructs' they are made, without traces, and that is all.
const { readFileSync } = require('node:fs');
const { DataAwsEksCluster } = require('@cdktf/provider-aws/lib/data-aws-eks-cluster');
const { DataAwsSubnet } = require('@cdktf/provider-aws/lib/data-aws-subnet');
const { EksAddon } = require('@cdktf/provider-aws/lib/eks-addon');
const { PrometheusScraper } = require('@cdktf/provider-aws/lib/prometheus-scraper');
const { PrometheusWorkspace } = require('@cdktf/provider-aws/lib/prometheus-workspace');
const { AwsProvider } = require('@cdktf/provider-aws/lib/provider');
const { SecurityGroup } = require('@cdktf/provider-aws/lib/security-group');
const { VpcSecurityGroupEgressRule } = require('@cdktf/provider-aws/lib/vpc-security-group-egress-rule');
const { VpcSecurityGroupIngressRule } = require('@cdktf/provider-aws/lib/vpc-security-group-ingress-rule');
const { App, S3Backend, TerraformOutput, TerraformStack } = require('cdktf');
const { ACCOUNT, clusters } = require('./clusters.cjs');

const [count, outdir, ours, only] = process.argv.slice(2);
const isWhole = only !== 'constructs';
if (!isWhole) Object.defineProperty(Error, 'stackTraceLimit', { get: () => 0, set: () => undefined });
const { resource } = JSON.parse(readFileSync(ours, 'utf8'));
const [scraper] = Object.values(resource.aws_prometheus_scraper);
const ports = Object.values(resource.aws_vpc_security_group_egress_rule).map(({ from_port: port }) => port);
const configurationOf = (name) => scraper.scrape_configuration.replace(/cluster: .*/, `cluster: ${name}`);
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;

class BaseStack extends TerraformStack {
  constructor(app, id, region) {
    super(app, id);
    new AwsProvider(this, 'aws', {
      region,
      allowedAccountIds: [ACCOUNT],
      assumeRole: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/promontory-deploy` }],
      defaultTags: [{ tags: { team: 'observability', fleet: 'example' } }],
    });
    const bucket = `fleet-states-${ACCOUNT}`;
    new S3Backend(this, {
      bucket,
      key: `promontory/fleet-01/${id}.tfstate`,
      region: 'eu-west-1',
      encrypt: true,
      kmsKeyId: KEY,
    });
  }
}

class Workspace extends BaseStack {
  constructor(app, { workspace: id, region }) {
    super(app, id, region);
    this.arn = new PrometheusWorkspace(this, 'Workspace', { alias: region, region }).arn;
  }
}

class Cluster extends BaseStack {
  constructor(app, { stack, name, region, subnets }, workspaceArn) {
    super(app, stack, region);
    const cluster = new DataAwsEksCluster(this, 'Cluster', { name, region });
    const vpc = cluster.vpcConfig.get(0);
    for (const addonName of ['kube-state-metrics', 'prometheus-node-exporter']) {
      const [resolveConflictsOnCreate, resolveConflictsOnUpdate] = ['OVERWRITE', 'PRESERVE'];
      new EksAddon(this, addonName, {
        addonName,
        clusterName: name,
        region,
        resolveConflictsOnCreate,
        resolveConflictsOnUpdate,
      });
    }
    const group = new SecurityGroup(this, 'SecurityGroup', {
      name: `amp-scraper-${name}`,
      description: 'Network interfaces of the AMP managed scraper',
      region,
      vpcId: vpc.vpcId,
    });
    for (const port of ports) {
      const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port, region, description: 'Scrape' };
      const [own, other] = [group.id, vpc.clusterSecurityGroupId];
      new VpcSecurityGroupEgressRule(this, `Egress${port}`, {
        ...rule,
        securityGroupId: own,
        referencedSecurityGroupId: other,
      });
      new VpcSecurityGroupIngressRule(this, `Ingress${port}`, {
        ...rule,
        securityGroupId: other,
        referencedSecurityGroupId: own,
      });
    }
    const found = subnets.map((id, index) => {
      const availabilityZone = `${region}${'ab'[index]}`;
      return new DataAwsSubnet(this, `Subnet${index}`, { id, availabilityZone, region, vpcId: vpc.vpcId }).id;
    });
    const made = new PrometheusScraper(this, 'Scraper', {
      region,
      destination: [{ amp: [{ workspaceArn }] }],
      source: [{ eks: [{ clusterArn: cluster.arn, subnetIds: found, securityGroupIds: [group.id] }] }],
      scrapeConfiguration: configurationOf(name),
      timeouts: { create: '30m', update: '30m', delete: '30m' },
      lifecycle: {
        precondition: [
          { condition: `\${${vpc.endpointPrivateAccess}}`, errorMessage: `The API of cluster ${name} is not private.` },
          {
            condition: `\${(${cluster.accessConfig.get(0).authenticationMode} != "CONFIG_MAP")}`,
            errorMessage: `Cluster ${name} makes no access entries.`,
          },
        ],
      },
    });
    new TerraformOutput(this, 'scraper_arn', { staticId: true, value: made.arn });
  }
}

const app = new App({ outdir });
const workspaces = new Map();
for (const cluster of clusters(Number(count))) {
  if (!workspaces.has(cluster.workspace)) workspaces.set(cluster.workspace, new Workspace(app, cluster));
  new Cluster(app, cluster, workspaces.get(cluster.workspace).arn);
}
if (isWhole) app.synth();
