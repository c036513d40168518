import type { Series } from './cases.js';
import { rate } from './values.js';

/**
 * A histogram of which every observation lies between the bucket's bounds `below` and `within`: its quantile q lies at
 * that share of the way from one to the other.
 */
export function histogram(metric: string, labels: string, below: string, within: string, perSecond = 1): Series {
  const at = (suffix: string, extra: string): string =>
    `${metric}_${suffix}{${[labels, extra].filter((part) => part !== '').join(',')}}`;
  return {
    [at('bucket', `le="${below}"`)]: rate(0),
    [at('bucket', `le="${within}"`)]: rate(perSecond),
    [at('bucket', 'le="+Inf"')]: rate(perSecond),
    [at('count', '')]: rate(perSecond),
    [at('sum', '')]: rate(perSecond * Number(within)),
  };
}
