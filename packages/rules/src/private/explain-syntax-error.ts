import type { Tree } from './tree.js';
import { didYouMean } from '@promontory/vocabulary';
import type { PromqlError } from '../promql.js';
import { FUNCTION_NAMES } from './functions.js';

/** The first place that the grammar could not make sense of, in words. */
export function explainSyntaxError(expression: string, tree: Tree): PromqlError | undefined {
  if (expression.trim() === '') return { message: 'the expression is empty', offset: 0 };
  let offset: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError && offset === undefined) offset = from;
    },
  });
  if (offset === undefined) return undefined;

  // `raet(x)`: to the grammar an identifier and then noise. Nothing but a function or a keyword stands before `(`.
  const call = /([A-Za-z_]\w*)\s*\($/.exec(expression.slice(0, expression.indexOf('(', Math.max(0, offset - 1)) + 1));
  const name = call?.[1];
  if (
    name !== undefined &&
    call !== null &&
    call.index <= offset &&
    !KEYWORDS.has(name.toLowerCase()) &&
    !FUNCTION_NAMES.includes(name)
  ) {
    const near = didYouMean(name, FUNCTION_NAMES);
    return {
      message: `unknown function ${name}${near === undefined ? '' : `, did you mean ${near}?`}`,
      offset: call.index,
    };
  }
  if (offset >= expression.trimEnd().length)
    return { message: `the expression ends too early${openBracket(expression)}`, offset };
  return { message: `unexpected ${JSON.stringify(excerpt(expression, offset))}`, offset };
}

const KEYWORDS = new Set(
  'by without on ignoring group_left group_right and or unless sum avg min max count stddev stdvar topk bottomk quantile count_values group limitk limit_ratio bool offset atan2'.split(
    ' ',
  ),
);

function excerpt(expression: string, offset: number): string {
  const rest = expression.slice(offset).trimStart();
  return /^(?:\w+|[^\w\s]+)/.exec(rest)?.[0].slice(0, 24) ?? rest.slice(0, 24);
}

function openBracket(expression: string): string {
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  // Brackets inside of strings do not count.
  for (const character of expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '')) {
    if ('([{'.includes(character)) open.push(character);
    else if (pairs[character] !== undefined && open.at(-1) === pairs[character]) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? '' : `: a '${last}' is not closed`;
}
