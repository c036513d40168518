import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { ConfigurationError } from '@promontory/core';
import { Annotations } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { AmpEndpointsProps } from './amp-endpoints-props.js';
import { checkEndpointIds } from './private/check-endpoint-ids.js';
import { checkProps } from './private/check-props.js';
import { namesAccounts, policyStatements } from './private/endpoint-policies.js';
import { EndpointSecurityGroup } from './private/endpoint-security-group.js';
import { NetworkLookup } from './private/network-lookup.js';
import { ServiceEndpoint } from './private/service-endpoint.js';
import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';

/** Private endpoints of a VPC, made here or elsewhere. */
export interface IAmpEndpoints extends IConstruct {
  /** The services that have an endpoint. */
  readonly services: readonly EndpointService[];
  /** The id of a service's endpoint, `vpce-…`: for conditions such as `aws:SourceVpce`, and network access control of Grafana. */
  endpointId(service: EndpointService): string;
}

/** Endpoints made elsewhere. */
export interface AmpEndpointsIds {
  /** The id, `vpce-…`, of each service's endpoint. */
  readonly endpointIds: Readonly<Partial<Record<EndpointService, string>>>;
}

abstract class AmpEndpointsBase extends Construct implements IAmpEndpoints {
  protected abstract readonly ids: ReadonlyMap<EndpointService, string>;

  get services(): readonly EndpointService[] {
    return [...this.ids.keys()];
  }

  endpointId(service: EndpointService): string {
    const id = this.ids.get(service);
    if (id === undefined) {
      throw new ConfigurationError(
        'AmpEndpointsNoEndpoint',
        {
          got: `'${service}'`,
          expected: `one of ${this.services.join(', ')}`,
          fix: `add an endpoint for '${service}'`,
        },
        this,
      );
    }
    return id;
  }
}

/** A way from a VPC to AMP, and to what it takes to call AMP, without the internet: as narrow as its users are known. */
export class AmpEndpoints extends AmpEndpointsBase {
  /** Endpoints made elsewhere: of the VPC, or central ones that it shares. Nothing is read from AWS. */
  static fromIds(scope: Construct, id: string, attributes: AmpEndpointsIds): IAmpEndpoints {
    return new ImportedAmpEndpoints(scope, id, attributes);
  }

  /** The group of the endpoints; undefined with groups of your own, and where there is no interface endpoint. */
  readonly securityGroupId: string | undefined;
  protected readonly ids: ReadonlyMap<EndpointService, string>;

  constructor(scope: Construct, id: string, props: AmpEndpointsProps) {
    super(scope, id);
    checkProps(this, props);
    const { services, vpcId, region, subnetIds, tags } = props;
    const privateDns = props.privateDns ?? true;
    const firstInterface = services.find((service) => ENDPOINT_SERVICES[service].kind === 'interface');
    const network = firstInterface && new NetworkLookup(this, 'Network', { vpcId, region, subnetIds, privateDns });
    if (network && subnetIds.length === 1) this.warnOfOneZone();
    const group =
      network && props.clients !== undefined
        ? new EndpointSecurityGroup(this, 'SecurityGroup', { vpcId, region, clients: props.clients, tags })
        : undefined;
    this.securityGroupId = group?.securityGroupId;

    const subjects = {
      region,
      workspaceArns: (props.workspaces ?? []).map(({ workspaceArn }) => workspaceArn),
      roleArns: props.roleArns ?? [],
      accountIds: services.some(namesAccounts) ? (props.accountIds ?? [this.ownAccount()]) : [],
    };
    this.ids = new Map(
      services.map((service) => {
        const { endpointId } = new ServiceEndpoint(this, service, {
          service,
          vpcId,
          region,
          subnetIds: network?.subnetIds ?? [],
          securityGroupIds: props.securityGroupIds ?? (group ? [group.securityGroupId] : []),
          dependsOn: group?.rules ?? [],
          routeTableIds: props.gatewayRouteTableIds ?? [],
          privateDns,
          statements: [...(policyStatements(service, subjects) ?? []), ...(props.alsoAllow?.[service] ?? [])],
          // One message is enough.
          preconditions: network && service === firstInterface ? network.preconditions : [],
          tags,
        });
        return [service, endpointId];
      }),
    );
  }

  private ownAccount(): string {
    return new DataAwsCallerIdentity(this, 'Account', {}).accountId;
  }

  private warnOfOneZone(): void {
    Annotations.of(this).addWarning(
      'AmpEndpointsOneZone: the endpoints are in one subnet. When its zone fails, no metrics get out of the others: name one subnet in each zone that has clients.',
    );
  }
}

class ImportedAmpEndpoints extends AmpEndpointsBase {
  protected readonly ids: ReadonlyMap<EndpointService, string>;

  constructor(scope: Construct, id: string, { endpointIds }: AmpEndpointsIds) {
    super(scope, id);
    checkEndpointIds(this, endpointIds);
    this.ids = new Map(Object.entries(endpointIds) as [EndpointService, string][]);
  }
}
