import { parseDuration, remembered } from '@promontory/vocabulary';
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
  return [...namesIn(expression)];
}

const namesIn = remembered((expression: string): readonly string[] =>
  [...new Set(selectors(parsePromql(expression)).flatMap((selector) => namesOf(selector, expression)))].sort(),
);

/** A metric that an expression selects. */
export interface SelectedMetric {
  readonly metric: string;
  /** How far back it reads, the ranges of subqueries around it added; undefined for the newest sample alone. */
  readonly rangeSeconds: number | undefined;
}

/** Every selector of an expression that names a metric, in order, with how far back it reads. */
export function selectedMetrics(expression: string): SelectedMetric[] {
  return selectors(parsePromql(expression)).flatMap((selector) => {
    const rangeSeconds = rangeAround(selector, expression);
    return namesOf(selector, expression).map((metric) => ({ metric, rangeSeconds }));
  });
}

function namesOf(selector: SyntaxNode, expression: string): string[] {
  const name = selector.getChild('Identifier') ?? selector.getChild('QuotedLabelName');
  if (name !== null) return [expression.slice(name.from, name.to).replace(/^['"]|['"]$/g, '')];
  return (selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []).flatMap(({ from, to }) => {
    const named = /^__name__\s*=\s*(["'])(.*)\1$/.exec(expression.slice(from, to))?.[2];
    return named ?? [];
  });
}

function rangeAround(selector: SyntaxNode, expression: string): number | undefined {
  let seconds: number | undefined;
  for (let node = selector.parent; node !== null; node = node.parent) {
    if (node.name !== 'MatrixSelector' && node.name !== 'SubqueryExpr') continue;
    const range = node.getChild('DurationExpr');
    const read = range === null ? undefined : parseDuration(expression.slice(range.from, range.to).trim());
    if (read !== undefined) seconds = (seconds ?? 0) + read / 1000;
  }
  return seconds;
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
