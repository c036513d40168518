import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { isConcrete } from '@promontory/core';
import { Op, type Precondition } from 'cdktf';
import { Construct } from 'constructs';

/** Where interfaces are to be. */
export interface NetworkLookupProps {
  readonly vpcId: string;
  readonly region: string;
  readonly subnetIds: readonly string[];
  readonly privateDns: boolean;
}

/** What AWS says of VPC and subnets when the plan is made, so that what it would refuse stops the plan. */
export class NetworkLookup extends Construct {
  /** The subnets, found by id and VPC together. */
  readonly subnetIds: readonly string[];
  readonly preconditions: readonly Precondition[];

  constructor(scope: Construct, id: string, { vpcId, region, subnetIds, privateDns }: NetworkLookupProps) {
    super(scope, id);
    const subnets = subnetIds.map(
      (subnet, index) =>
        new DataAwsSubnet(this, isConcrete(subnet) ? subnet : `${index}`, { id: subnet, vpcId, region }),
    );
    this.subnetIds = subnets.map((subnet) => subnet.id);
    this.preconditions = privateDns ? [this.dnsOf(vpcId, region)] : [];
  }

  private dnsOf(vpcId: string, region: string): Precondition {
    const vpc = new DataAwsVpc(this, 'Vpc', { id: vpcId, region });
    return {
      condition: Op.and(vpc.enableDnsSupport, vpc.enableDnsHostnames),
      errorMessage:
        'Private endpoints take over the ordinary names of services, for which the VPC needs DNS support and DNS hostnames: turn both on.',
    };
  }
}
