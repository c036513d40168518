/** Who a statement is about, in a resource or trust policy. */
export interface PolicyPrincipal {
  /** `*` is everyone, also who is nobody to AWS yet: a pod that trades its token for a role. `AWS` with `*` is not. */
  readonly type: 'AWS' | 'Service' | 'Federated' | '*';
  readonly identifiers: readonly string[];
}

/** One condition; all of a statement's conditions must hold. */
export interface PolicyCondition {
  /** `StringEquals`, `ArnLike`, … */
  readonly test: string;
  /** `aws:SourceArn`, … */
  readonly variable: string;
  readonly values: readonly string[];
}

/** One statement of an IAM policy. There is no Deny: permissions are given by grants and by nothing else. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly PolicyPrincipal[];
  readonly conditions?: readonly PolicyCondition[];
}
