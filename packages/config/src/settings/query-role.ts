/** A role in the account of a workspace, which a Grafana of another account assumes. */
export interface QueryRoleSettings {
  /** The key in `queryRoles`. */
  readonly name: string;
  /** Roles of Grafana: they must be there. */
  readonly trusts: readonly string[];
  readonly externalId: string | undefined;
  readonly alerts: 'none' | 'view' | 'silence';
}
