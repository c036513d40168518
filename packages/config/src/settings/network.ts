import type { EndpointService } from '@promontory/endpoint-needs';

/** A VPC without internet, and the endpoints that are made in it. */
export interface NetworkSettings {
  /** The key in `networks`. */
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  /** One in each zone. */
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly routeTableIds: readonly string[];
  /** Undefined for the security groups that EKS made for the clusters. */
  readonly clients: readonly NetworkClient[] | undefined;
  /** Those whose endpoints are made here; none when all exist. */
  readonly services: readonly EndpointService[];
  /** Ids of endpoints that were made elsewhere. */
  readonly existing: Readonly<Partial<Record<EndpointService, string>>>;
  readonly privateDns: boolean;
  /** The VPC's own range of addresses, where a way to another Region needs it. */
  readonly cidr: string | undefined;
  /** Ways to endpoints of other Regions. */
  readonly otherRegions: readonly OtherRegionSettings[];
  readonly uses: NetworkUses;
  /** Besides those of the agents. */
  readonly roleArns: readonly string[];
  readonly alsoAllow: Readonly<Partial<Record<EndpointService, readonly AllowedCalls[]>>>;
  /** On top of those of the environment. */
  readonly tags: Readonly<Record<string, string>> | undefined;
}

/** A way to the endpoints that a VPC of another Region has. */
export interface OtherRegionSettings {
  /** The key in `otherRegions`. */
  readonly region: string;
  readonly cidr: string;
  readonly over: ConnectionSettings;
  /** Of the VPC there; undefined for the same connection. */
  readonly overThere: ConnectionSettings | undefined;
  readonly endpoints: Readonly<Partial<Record<EndpointService, FarEndpointSettings>>>;
  readonly securityGroupId: string | undefined;
  readonly routeTableIds: readonly string[];
}

/** An endpoint of another Region, by its names in DNS. */
export interface FarEndpointSettings {
  readonly dnsName: string;
  readonly hostedZoneId: string;
}

/** How two VPCs are connected. */
export type ConnectionSettings = { readonly peeringConnectionId: string } | { readonly transitGatewayId: string };

/** Who may call the endpoints. */
export type NetworkClient = { readonly securityGroupId: string } | { readonly cidr: string };

/** What runs in a network besides the collectors of metrics. */
export interface NetworkUses {
  readonly nodes: 'managed' | 'self-managed' | 'none';
  readonly images: 'ecr' | 'elsewhere';
  readonly podLogs: boolean;
  readonly grafana: 'none' | 'in-cluster' | 'amazon-managed' | 'amazon-managed-in-vpc';
  readonly grafanaUsers: boolean;
  readonly terraform: boolean;
}

/** What else may pass an endpoint. */
export interface AllowedCalls {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Principals of the environment's account, anybody, or these roles. */
  readonly who: 'account' | 'anybody' | readonly string[];
}
