import type { IWorkspace } from '@promontory/amp-workspace';
import { ConfigurationError, isConcrete } from '@promontory/core';
import type { AlertAccess } from '@promontory/dashboards';
import { isArnOf } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { grantGrafana } from './grants.js';
import { GrantedRole } from './private/granted-role.js';

/** What a query role is made of. */
export interface QueryRoleProps {
  /** The role's name: cut and hashed when longer than 64 characters. */
  readonly roleName: string;
  /** What it reads. */
  readonly workspaces: readonly IWorkspace[];
  /** Roles of Grafana, in other accounts, that may assume it: `arn:…:iam::…:role/…`. */
  readonly trusts: readonly string[];
  /** What they must say with it: 2 to 1,224 characters. @default - nothing */
  readonly externalId?: string;
  /** @default 'none' */
  readonly alerts?: AlertAccess;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role in the account of workspaces, which a Grafana of another account assumes to query them. */
export class QueryRole extends Construct {
  readonly roleArn: string;
  readonly roleName: string;

  constructor(scope: Construct, id: string, props: QueryRoleProps) {
    super(scope, id);
    const { workspaces, trusts, externalId } = props;
    const refuse = (what: string, got: string, expected: string, fix: string): never => {
      throw new ConfigurationError(`GrafanaQueryRole${what}`, { got, expected, fix }, this);
    };
    if (workspaces.length === 0) refuse('Workspaces', 'no workspaces', 'at least one', "add to 'workspaces'");
    if (trusts.length === 0) refuse('Trusts', 'nobody who may assume it', 'at least one role', "add to 'trusts'");
    const wrong = trusts.filter(isConcrete).find((arn) => !isArnOf(arn, 'iam', 'role/'));
    if (wrong !== undefined) refuse('Trusts', wrong, 'the ARN of a role', "write the whole ARN in 'trusts'");
    if (isConcrete(externalId) && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
      refuse('ExternalId', externalId, "2 to 1224 letters, digits and '+=,.@:/-_'", "change 'externalId'");
    }
    const role = new GrantedRole(this, 'Role', {
      name: props.roleName,
      description: 'Queried by Grafana of other accounts',
      trust: {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'AWS', identifiers: trusts }],
        ...(externalId !== undefined && {
          conditions: [{ test: 'StringEquals' as const, variable: 'sts:ExternalId', values: [externalId] }],
        }),
      },
      tags: props.tags,
    });
    for (const workspace of workspaces) grantGrafana(workspace, role, props.alerts ?? 'none');
    this.roleArn = role.roleArn;
    this.roleName = role.roleName;
  }
}
