import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { boundedName, isConcrete } from '@promontory/core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { EndpointClient } from '../endpoint-client.js';

/** Who is let in. */
export interface EndpointSecurityGroupProps {
  readonly vpcId: string;
  readonly region: string;
  readonly clients: readonly EndpointClient[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** The security group of the endpoints: HTTPS from the clients, and nothing out. Answers need no rule. */
export class EndpointSecurityGroup extends Construct {
  readonly securityGroupId: string;
  /** What lets the clients in. With private DNS, calls come the moment that an endpoint is there: the rules must be first. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpcId, region, clients, tags }: EndpointSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'Resource', {
      // The path sets it apart from the group of other endpoints in the VPC.
      name: boundedName(255, 'amp', scope.node.path.replaceAll('/', '-')),
      // Immutable, so it says what will stay true.
      description: 'Private endpoints of AWS services for AMP',
      vpcId,
      region,
      tags: tags && { ...tags },
    });
    this.securityGroupId = group.id;
    this.node.defaultChild = group;

    this.rules = clients.map((client, index) => {
      const peer = 'cidr' in client ? client.cidr : client.securityGroupId;
      const id = 'id' in client ? client.id : undefined;
      // Named after the peer, so that rules stay when the list is put in another order.
      const name = isConcrete(peer) ? peer.replaceAll('/', '-') : (id ?? `${index}`);
      return new VpcSecurityGroupIngressRule(this, `From${name}`, {
        region,
        description: client.description ?? 'Calls AWS services',
        securityGroupId: group.id,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        ...('cidr' in client ? { cidrIpv4: peer } : { referencedSecurityGroupId: peer }),
        tags: tags && { ...tags },
      });
    });
  }
}
