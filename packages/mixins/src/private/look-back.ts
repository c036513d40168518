import { formatDuration } from '@promontory/vocabulary';
import { instantSelectors } from '@promontory/rules';

/** Prometheus forgets a sample after five minutes. Two scrapes, one of them late, must fit in. */
const LONGEST_PLAIN_INTERVAL = 120_000;

/** The expression with selectors that find the newest sample however seldom targets are scraped. */
export function lookFarEnough(expression: string, scrapeInterval: number): string {
  if (scrapeInterval <= LONGEST_PLAIN_INTERVAL) return expression;
  const range = formatDuration(2 * scrapeInterval);
  return instantSelectors(expression).reduceRight((text, { from, to }) => {
    // `x offset 1h` is one selector to a function: the range goes before the offset, the bracket after it.
    const offset = /^\s+offset\s+\w+/.exec(text.slice(to))?.[0] ?? '';
    const selector = `last_over_time(${text.slice(from, to)}[${range}]${offset})`;
    return `${text.slice(0, from)}${selector}${text.slice(to + offset.length)}`;
  }, expression);
}
