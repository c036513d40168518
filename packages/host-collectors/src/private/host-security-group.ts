import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { isConcrete } from '@promontory/core';
import { Construct } from 'constructs';
import type { HostNetwork, HostTarget } from '../host-props.js';

/** Whose group it is. */
export interface HostSecurityGroupProps extends HostNetwork {
  readonly name: string;
  readonly region: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The group of a collector: nothing in, and out to AWS and to what is scraped. */
export class HostSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: HostSecurityGroupProps) {
    super(scope, id);
    const { name, region, vpcId, targets = [] } = props;
    const tags = props.tags && { ...props.tags };
    const group = new SecurityGroup(this, 'Resource', {
      name: `amp-collector-${name}`,
      // Immutable, so it says what will stay true.
      description: 'A collector of metrics that writes to AMP',
      vpcId,
      region,
      tags,
    });
    this.securityGroupId = group.id;
    this.node.defaultChild = group;
    const rule = { region, securityGroupId: group.id, ipProtocol: 'tcp', tags };
    this.letOutToAws(props, { ...rule, fromPort: 443, toPort: 443 });
    for (const [index, target] of targets.entries()) {
      const to = { ...rule, fromPort: target.port, toPort: target.port };
      const where = `${nameOf(target, index)}-${target.port}`;
      const description = `Scrapes port ${target.port}`;
      if ('cidr' in target) {
        new VpcSecurityGroupEgressRule(this, `To${where}`, { ...to, description, cidrIpv4: target.cidr });
        continue;
      }
      const { securityGroupId } = target;
      new VpcSecurityGroupEgressRule(this, `To${where}`, {
        ...to,
        description,
        referencedSecurityGroupId: securityGroupId,
      });
      new VpcSecurityGroupIngressRule(this, `In${where}`, {
        ...to,
        description: `Scraped by the collector ${name}`,
        securityGroupId,
        referencedSecurityGroupId: group.id,
      });
    }
  }

  private letOutToAws(
    { region, endpoints }: HostSecurityGroupProps,
    https: { region: string; securityGroupId: string; ipProtocol: string; fromPort: number; toPort: number },
  ): void {
    if (endpoints === undefined) {
      new VpcSecurityGroupEgressRule(this, 'ToAws', {
        ...https,
        description: 'Calls AWS services',
        cidrIpv4: '0.0.0.0/0',
      });
      return;
    }
    for (const [index, endpointGroup] of endpoints.securityGroupIds.entries()) {
      const where = isConcrete(endpointGroup) ? endpointGroup : String(index);
      new VpcSecurityGroupEgressRule(this, `ToEndpoints${where}`, {
        ...https,
        description: 'Calls AWS services by their endpoints',
        referencedSecurityGroupId: endpointGroup,
      });
      new VpcSecurityGroupIngressRule(this, `InEndpoints${where}`, {
        ...https,
        description: 'A collector of metrics calls AWS services',
        securityGroupId: endpointGroup,
        referencedSecurityGroupId: this.securityGroupId,
      });
    }
    for (const cidrIpv4 of endpoints.otherRegionCidrs ?? []) {
      new VpcSecurityGroupEgressRule(this, `ToOtherRegion${cidrIpv4.replaceAll('/', '-')}`, {
        ...https,
        description: 'Calls AWS services of another Region by their endpoints',
        cidrIpv4,
      });
    }
    if (endpoints.s3Gateway === false) return;
    const s3 = new DataAwsEc2ManagedPrefixList(this, 'S3', { name: `com.amazonaws.${region}.s3`, region });
    new VpcSecurityGroupEgressRule(this, 'ToS3', {
      ...https,
      description: 'Gets layers of images and programs from S3 by its gateway',
      prefixListId: s3.id,
    });
  }
}

/** Named after the peer, so that rules stay when the list is put in another order. */
function nameOf(target: HostTarget, index: number): string {
  const peer = 'cidr' in target ? target.cidr : target.securityGroupId;
  return isConcrete(peer) ? peer.replaceAll('/', '-') : String(index);
}
