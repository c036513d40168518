import { parser } from '@prometheus-io/lezer-promql';
import { remembered } from '@promontory/vocabulary';

/**
 * An expression by Prometheus' own grammar. It recovers from errors: what it could not read are error nodes. Workspaces
 * mostly have the same packs, and what a rule reads is asked after what is wrong with it.
 */
export const parsePromql = remembered((expression: string) => parser.parse(expression));

// Taken from the function: lezer's types for ESM, which the grammar names, and for CommonJS are two to TypeScript.
export type Tree = ReturnType<typeof parsePromql>;
export type SyntaxNode = Tree['topNode'];
