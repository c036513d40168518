import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { boundedName } from '@promontory/core';
import type { ICluster } from '@promontory/eks';
import type { PortRange } from '@promontory/scrape-config';
import { Construct } from 'constructs';

/** What the group must let through. */
export interface ScraperSecurityGroupProps {
  readonly cluster: ICluster;
  readonly ports: readonly PortRange[];
  readonly nodeSecurityGroupIds: readonly string[];
}

/**
 * The scraper's own security group. It may open connections to the cluster on the given ports, and nothing may open one
 * to it: samples leave through AWS's own network, DNS is not filtered by security groups.
 */
export class ScraperSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { cluster, ports, nodeSecurityGroupIds }: ScraperSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'Resource', {
      name: boundedName(255, 'amp-scraper', cluster.clusterName),
      // Immutable, so it says what will stay true.
      description: 'Network interfaces of the AMP managed scraper',
      vpcId: cluster.vpcId,
      region: cluster.region,
    });
    this.securityGroupId = group.id;
    this.node.defaultChild = group;

    this.connect('Cluster', cluster.clusterSecurityGroupId, cluster.region, ports);
    nodeSecurityGroupIds.forEach((nodeGroup, index) => {
      // The Kubernetes API is behind the cluster's group alone.
      const onNodes = ports.filter(([from, to]) => !(from === 443 && to === 443));
      this.connect(`Nodes${index}`, nodeGroup, cluster.region, onNodes);
    });
  }

  private connect(peer: string, peerId: string, region: string, ports: readonly PortRange[]): void {
    for (const [fromPort, toPort] of ports) {
      const name = fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
      const range = { region, ipProtocol: 'tcp', fromPort, toPort };
      new VpcSecurityGroupEgressRule(this, `${peer}Egress${name}`, {
        ...range,
        description: 'Scrape',
        securityGroupId: this.securityGroupId,
        referencedSecurityGroupId: peerId,
      });
      new VpcSecurityGroupIngressRule(this, `${peer}Ingress${name}`, {
        ...range,
        description: 'Scraped by the AMP managed scraper',
        securityGroupId: peerId,
        referencedSecurityGroupId: this.securityGroupId,
      });
    }
  }
}
