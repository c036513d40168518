import type { IWorkspace } from '@promontory/amp-workspace';
import type { PolicyStatement } from '@promontory/vocabulary';
import type { EndpointClient } from './endpoint-client.js';
import type { EndpointService } from '@promontory/endpoint-needs';

/** Who reaches the endpoints: clients that are let in by a group made here, or whoever your own groups let in. */
export type EndpointAccess =
  | {
      /** At least one. Each is let in on port 443, nothing else is. */
      readonly clients: readonly EndpointClient[];
      /** Whether others open the group to themselves later: there may then be none here. @default false */
      readonly moreClientsLater?: boolean;
      readonly securityGroupIds?: undefined;
    }
  | {
      /** Groups of your own for the endpoints' network interfaces: nothing is made and nothing opened. */
      readonly securityGroupIds: readonly string[];
      readonly clients?: undefined;
      readonly moreClientsLater?: undefined;
    };

/** What the endpoints are made of. */
export type AmpEndpointsProps = EndpointAccess & {
  readonly vpcId: string;
  /** The Region of the VPC, as text: names of services are built from it. */
  readonly region: string;
  /** One subnet in each zone that has clients; AWS takes no two of one zone. An endpoint costs by the hour and zone: `monthlyEndpointPrice`. */
  readonly subnetIds: readonly string[];
  /** `requiredEndpoints` says which. */
  readonly services: readonly EndpointService[];
  /**
   * The workspaces that may be written, queried and described. All are in this Region.
   * @default - none, which `aps-workspaces` and `aps` do not allow
   */
  readonly workspaces?: readonly IWorkspace[];
  /**
   * The roles that may do so, and that pods may assume by their token.
   * @default - none, which `aps-workspaces`, `aps` and `sts` do not allow
   */
  readonly roleArns?: readonly string[];
  /**
   * The accounts whose principals may call the services that a whole cluster calls: EC2, ECR, EKS, Logs, KMS, SNS, Grafana.
   * @default - the account of the AWS provider
   */
  readonly accountIds?: readonly string[];
  /**
   * Further statements of endpoint policies. An endpoint with private DNS takes the calls of the whole VPC: what else
   * runs there and calls the service needs its statement here.
   * @default - none
   */
  readonly alsoAllow?: Readonly<Partial<Record<EndpointService, readonly PolicyStatement[]>>>;
  /**
   * Whether the ordinary names of the services lead to the endpoints, for everything in the VPC.
   * @default true
   */
  readonly privateDns?: boolean;
  /**
   * The route tables that get a route to S3.
   * @default - none, which `s3` does not allow
   */
  readonly gatewayRouteTableIds?: readonly string[];
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
};
