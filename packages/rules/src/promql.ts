import { checkTypes } from './private/check-types.js';
import { explainSyntaxError } from './private/explain-syntax-error.js';
import { parsePromql, type SyntaxNode, type Tree } from './private/tree.js';

/** What is wrong with an expression, and where in it. */
export interface PromqlError {
  readonly message: string;
  /** Characters from the beginning of the expression. */
  readonly offset: number;
}

/**
 * The first thing wrong with a PromQL expression, by Prometheus' own grammar, or undefined. Beyond the grammar it finds
 * what the grammar lets through and Prometheus does not: a range where an instant is wanted and the reverse, selectors
 * that match everything, regular expressions that do not compile.
 */
export function checkPromql(expression: string): PromqlError | undefined {
  const tree = parsePromql(expression);
  return explainSyntaxError(expression, tree) ?? checkTypes(expression, tree);
}

/** The names of the metrics that an expression reads, sorted. Selectors without a name read no particular metric. */
export function metricNames(expression: string): string[] {
  const names = new Set<string>();
  selectors(parsePromql(expression)).forEach((selector) => {
    const name = selector.getChild('Identifier') ?? selector.getChild('QuotedLabelName');
    if (name !== null) names.add(expression.slice(name.from, name.to).replace(/^['"]|['"]$/g, ''));
    const matchers = selector.getChild('LabelMatchers');
    for (const matcher of matchers?.getChildren('UnquotedLabelMatcher') ?? []) {
      const text = expression.slice(matcher.from, matcher.to);
      const named = /^__name__\s*=\s*(["'])(.*)\1$/.exec(text)?.[2];
      if (named !== undefined) names.add(named);
    }
  });
  return [...names].sort();
}

function selectors(tree: Tree): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') found.push(node);
    },
  });
  return found;
}
