import { instantSelectors } from '../src/instant-selectors.js';

test.each([
  ['up == 0', ['up']],
  ['a{b="c"} / on (cluster) sum by (cluster) (d offset 5m)', ['a{b="c"}', 'd']],
  ['rate(a[5m]) > 3', []],
  ['max_over_time((a > 1)[1h:5m]) and b', ['a', 'b']],
])('%s reads the newest sample of %j', (expression, texts) => {
  expect(instantSelectors(expression).map(({ from, to }) => expression.slice(from, to))).toEqual(texts);
});
