/** Something that may open connections to the endpoints. */
export type EndpointClient = EndpointClientGroup | EndpointClientCidr;

/** What is in a security group: nodes, or pods with a group of their own. */
export interface EndpointClientGroup {
  /** `sg-…`, of the VPC or of one that is peered with it. */
  readonly securityGroupId: string;
  /**
   * Names the rule where the group is known only to Terraform, so that it stays when the list changes.
   * @default - its place in the list
   */
  readonly id?: string;
  /**
   * The description of the rule.
   * @default 'Calls AWS services'
   */
  readonly description?: string;
}

/** What has an address of a range: a peered VPC, subnets. */
export interface EndpointClientCidr {
  /** IPv4, `10.0.0.0/16`. */
  readonly cidr: string;
  /**
   * The description of the rule.
   * @default 'Calls AWS services'
   */
  readonly description?: string;
}
