import type { SyntaxNode, Tree } from './tree.js';
import { re2Problem } from '@promontory/vocabulary';
import type { PromqlError } from '../promql.js';
import { rangeArgument } from './functions.js';

const RANGES = new Set(['MatrixSelector', 'SubqueryExpr']);
const WRAPPERS = new Set(['ParenExpr', 'OffsetExpr', 'StepInvariantExpr']);

/** What the grammar lets through and Prometheus refuses. */
export function checkTypes(expression: string, tree: Tree): PromqlError | undefined {
  let error: PromqlError | undefined;
  tree.iterate({
    enter: ({ name, node }) => {
      if (error !== undefined) return false;
      if (name === 'FunctionCall') error = checkCall(expression, node);
      else if (RANGES.has(name)) error = checkRangeIsWanted(expression, node);
      else if (name === 'VectorSelector') error = checkSelector(expression, node);
      return error === undefined;
    },
  });
  return error;
}

function checkCall(expression: string, call: SyntaxNode): PromqlError | undefined {
  const identifier = call.getChild('FunctionIdentifier');
  const body = call.getChild('FunctionCallBody');
  if (identifier === null || body === null) return undefined;
  const name = expression.slice(identifier.from, identifier.to);
  const wanted = rangeArgument(name);
  if (wanted === undefined || wanted < 0) return undefined;
  const argument = childrenOf(body)[wanted];
  if (argument === undefined) return { message: `${name}() lacks its range vector`, offset: call.from };
  if (RANGES.has(innermost(argument).name)) return undefined;
  const text = expression.slice(argument.from, argument.to);
  return {
    message: `${name}() wants a range such as ${text.length > 40 ? 'x' : text}[5m], not an instant vector`,
    offset: argument.from,
  };
}

/** A range is an argument of the few functions that take one, and nothing else. */
function checkRangeIsWanted(expression: string, range: SyntaxNode): PromqlError | undefined {
  let node = range;
  while (node.parent !== null && WRAPPERS.has(node.parent.name)) node = node.parent;
  const body = node.parent;
  const call = body?.name === 'FunctionCallBody' ? body.parent : null;
  const identifier = call?.getChild('FunctionIdentifier');
  if (body && identifier) {
    const name = expression.slice(identifier.from, identifier.to);
    const position = childrenOf(body).findIndex(({ from }) => from === node.from);
    if (rangeArgument(name) === position) return undefined;
    return { message: `${name}() wants an instant vector, not a range`, offset: range.from };
  }
  return { message: 'a range must be inside of a function such as rate()', offset: range.from };
}

function checkSelector(expression: string, selector: SyntaxNode): PromqlError | undefined {
  const matchers = selector.getChild('LabelMatchers');
  const texts = (matchers === null ? [] : childrenOf(matchers)).map((node) => expression.slice(node.from, node.to));
  let constrains = selector.getChild('Identifier') !== null;
  for (const text of texts) {
    const match = /(=~|!~|!=|=)\s*(["'`])(.*)\2$/s.exec(text);
    if (match === null) {
      // A quoted metric name stands alone among the matchers.
      constrains = true;
      continue;
    }
    const [, operator, quote, raw = ''] = match;
    const value = quote === '`' ? raw : raw.replace(/\\(.)/g, '$1');
    if (operator === '=~' || operator === '!~') {
      const problem = re2Problem(value);
      if (problem !== undefined)
        return { message: `the regular expression "${value}" does not compile: ${problem}`, offset: selector.from };
      if (operator === '=~' && !matches(value, '')) constrains = true;
      if (operator === '!~' && matches(value, '')) constrains = true;
    } else if ((operator === '=' && value !== '') || (operator === '!=' && value === '')) {
      constrains = true;
    }
  }
  return constrains
    ? undefined
    : { message: 'a selector needs at least one matcher that does not match the empty string', offset: selector.from };
}

function innermost(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (WRAPPERS.has(inner.name) && inner.firstChild !== null) inner = inner.firstChild;
  return inner;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function matches(regex: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`).test(text);
  } catch {
    return false;
  }
}
