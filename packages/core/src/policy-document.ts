import {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement,
} from '@cdktf/provider-aws/lib/data-aws-iam-policy-document';
import type { PolicyStatement } from '@promontory/vocabulary';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';

/**
 * A policy whose statements may still be added while the tree is being built. It is a data source rather than a JSON
 * string, so that a review sees statements, also where their ARNs are not known yet.
 */
export class PolicyDocument extends Construct {
  /** The rendered JSON, for the `policy` argument of a resource. */
  readonly json: string;
  private readonly statements: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, statements: readonly PolicyStatement[] = []) {
    super(scope, id);
    this.addStatements(...statements);
    const resource = new DataAwsIamPolicyDocument(this, 'Resource', {
      statement: Lazy.anyValue({
        produce: () => this.statements.map(render),
      }) as unknown as DataAwsIamPolicyDocumentStatement[],
    });
    this.json = resource.json;
  }

  /** How many statements there are so far. */
  get size(): number {
    return this.statements.length;
  }

  addStatements(...statements: readonly PolicyStatement[]): void {
    this.statements.push(...statements);
  }
}

// Terraform's names. cdktf writes what a Lazy produces as it is, so this is the synthesised form, not the props form.
function render(statement: PolicyStatement): Record<string, unknown> {
  return {
    ...(statement.sid === undefined ? {} : { sid: statement.sid }),
    effect: 'Allow',
    actions: [...statement.actions],
    ...(statement.resources === undefined ? {} : { resources: [...statement.resources] }),
    ...(statement.principals === undefined
      ? {}
      : { principals: statement.principals.map(({ type, identifiers }) => ({ type, identifiers: [...identifiers] })) }),
    ...(statement.conditions === undefined
      ? {}
      : {
          condition: statement.conditions.map(({ test, variable, values }) => ({
            test,
            variable,
            values: [...values],
          })),
        }),
  };
}
