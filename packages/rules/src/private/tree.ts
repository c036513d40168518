import { parser } from '@prometheus-io/lezer-promql';

/** An expression by Prometheus' own grammar. It recovers from errors: what it could not read are error nodes. */
export function parsePromql(expression: string) {
  return parser.parse(expression);
}

// Taken from the function: lezer's types for ESM, which the grammar names, and for CommonJS are two to TypeScript.
export type Tree = ReturnType<typeof parsePromql>;
export type SyntaxNode = Tree['topNode'];
