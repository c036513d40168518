import type { PolicyStatement } from '@promontory/vocabulary';

/** Something that can be given permissions: a role, usually. */
export interface IGrantable {
  /** Adds one statement to the policy of this identity. Statements may be added until synthesis. */
  addToPolicy(statement: PolicyStatement): void;
}

/** A permission that was given: what a `grantX` returns. */
export class Grant {
  /** Gives `statement` to `grantee`. */
  static to(grantee: IGrantable, statement: PolicyStatement): Grant {
    grantee.addToPolicy(statement);
    return new Grant(grantee, statement);
  }

  private constructor(
    readonly grantee: IGrantable,
    readonly statement: PolicyStatement,
  ) {}
}
