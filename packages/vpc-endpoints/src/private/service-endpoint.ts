import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { PolicyDocument } from '@promontory/core';
import type { PolicyStatement } from '@promontory/vocabulary';
import type { ITerraformDependable, Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { ENDPOINT_SERVICES, type EndpointService, endpointServiceName } from '@promontory/endpoint-needs';

/** What one endpoint is made of. */
export interface ServiceEndpointProps {
  readonly service: EndpointService;
  readonly vpcId: string;
  readonly region: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly routeTableIds: readonly string[];
  readonly privateDns: boolean;
  /** Empty: no policy, which is full access. */
  readonly statements: readonly PolicyStatement[];
  /** What must be so, or the plan stops. */
  readonly preconditions: readonly Precondition[];
  /** What must be there first. */
  readonly dependsOn: readonly ITerraformDependable[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** The endpoint of one service. */
export class ServiceEndpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: ServiceEndpointProps) {
    super(scope, id);
    const { service, vpcId, region, statements, tags } = props;
    const isGateway = ENDPOINT_SERVICES[service].kind === 'gateway';
    const resource = new VpcEndpoint(this, 'Resource', {
      vpcId,
      region,
      serviceName: endpointServiceName(service, region),
      policy: statements.length === 0 ? undefined : new PolicyDocument(this, 'Policy', statements).json,
      ...(isGateway
        ? { vpcEndpointType: 'Gateway', routeTableIds: [...props.routeTableIds] }
        : {
            vpcEndpointType: 'Interface',
            subnetIds: [...props.subnetIds],
            securityGroupIds: [...props.securityGroupIds],
            privateDnsEnabled: props.privateDns,
            dependsOn: props.dependsOn.length === 0 ? undefined : [...props.dependsOn],
          }),
      tags: tags && { ...tags },
      lifecycle: props.preconditions.length === 0 ? undefined : { precondition: [...props.preconditions] },
    });
    this.endpointId = resource.id;
    this.node.defaultChild = resource;
  }
}
