import { parsePromql } from './private/tree.js';

/** A part of an expression, in characters from its beginning. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Where an expression reads the newest sample of series, without a range, in order. Such a selector sees nothing older
 * than five minutes: series that are scraped more seldom come and go under it.
 */
export function instantSelectors(expression: string): Span[] {
  const found: Span[] = [];
  parsePromql(expression).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'MatrixSelector') return false;
      if (name === 'VectorSelector') found.push({ from, to });
      return true;
    },
  });
  return found;
}
