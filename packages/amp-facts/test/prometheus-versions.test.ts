import { PROMETHEUS_SINCE, prometheusCan, prometheusOfChart } from '../src/prometheus-versions.js';

test.each([
  ['29.27.0', '3.14.0'],
  ['25.9.0', '2.49.1'],
  ['25.8.2', '2.34.0'],
  ['13.7.0', '2.26.0'],
  ['13.6.0', '2.18.1'],
  ['9.0.0', '2.0.0'],
])('the chart %s installs Prometheus %s, or a newer one', (chart, prometheus) => {
  expect(prometheusOfChart(chart)).toBe(prometheus);
});

test('what is no version is not known', () => {
  expect(prometheusOfChart('latest')).toBeUndefined();
});

test.each(Object.entries(PROMETHEUS_SINCE))('%s came with %s', (what, since) => {
  const key = what as keyof typeof PROMETHEUS_SINCE;
  expect(prometheusCan(since, key)).toBe(true);
  expect(prometheusCan(`v${since}`, key)).toBe(true);
  expect(prometheusCan('1.8.2', key)).toBe(false);
});

test('one that is not known counts as new', () => {
  expect(prometheusCan(undefined, 'externalId')).toBe(true);
  expect(prometheusCan('main', 'externalId')).toBe(true);
});
