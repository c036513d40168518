import fc from 'fast-check';
import { metricName, samplesOf } from '../src/series.js';
import { point } from './points.js';

test('a data point is a series for each statistic, with the names of the metric in its labels', () => {
  expect(samplesOf(point({ statistics: { max: 18, min: 0, sum: 20, count: 3 } }))).toEqual(
    [
      ['max', 18],
      ['min', 0],
      ['sum', 20],
      ['count', 3],
    ].map(([statistic, value]) => ({
      timestamp: 1_795_000_000_000,
      value,
      labels: [
        ['__name__', `aws_ec2_cpuutilization_${statistic}`],
        ['account_id', '111122223333'],
        ['dimension_InstanceId', 'i-0a1b2c3d'],
        ['metric_name', 'CPUUtilization'],
        ['namespace', 'AWS/EC2'],
        ['region', 'eu-west-1'],
        ['unit', 'Percent'],
      ],
    })),
  );
});

test.each([
  ['AWS/EC2', 'CPUUtilization', 'max', 'aws_ec2_cpuutilization_max'],
  ['AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', 'sum', 'aws_applicationelb_httpcode_target_5xx_count_sum'],
  ['AWS/ApiGateway', '4XXError', 'p99.9', 'aws_apigateway_4xxerror_p99_9'],
  ['AWS/EC2', 'CPU', 'TM(25%:75%)', 'aws_ec2_cpu_tm_25_75'],
  ['5G/Café', 'Über Größe', 'min', '_5g_caf___ber_gr__e_min'],
])('%s %s, %s is %s', (namespace, metric, statistic, name) => {
  expect(metricName(namespace, metric, statistic)).toBe(name);
});

test('statistics that were asked for beside are named in a label, since their names lose their signs', () => {
  const labels = samplesOf(point({ statistics: { 'TM(25%:75%)': 1, 'TM(25:75)': 2, max: 3 } })).map((sample) =>
    Object.fromEntries(sample.labels),
  );
  expect(labels.map(({ __name__, statistic }) => [__name__, statistic])).toEqual([
    ['aws_ec2_cpuutilization_tm_25_75', 'TM(25%:75%)'],
    ['aws_ec2_cpuutilization_tm_25_75', 'TM(25:75)'],
    ['aws_ec2_cpuutilization_max', undefined],
  ]);
});

test('dimensions whose names become the same are numbered, whatever order they came in', () => {
  const dimensions = { 'ses:from-domain': 'b', 'ses/from-domain': 'a', empty: '', Region: 'x' };
  const reversed = Object.fromEntries(Object.entries(dimensions).reverse());
  const [sample] = samplesOf(point({ dimensions }));
  expect(samplesOf(point({ dimensions: reversed }))).toEqual([sample]);
  expect(sample?.labels.filter(([name]) => name.startsWith('dimension_'))).toEqual([
    ['dimension_Region', 'x'],
    ['dimension_ses_from_domain', 'a'],
    ['dimension_ses_from_domain_2', 'b'],
  ]);
});

test('half of a surrogate pair becomes what UTF-8 can hold', () => {
  const [sample] = samplesOf(point({ dimensions: { Name: 'a\ud800b' } }));
  expect(sample?.labels).toContainEqual(['dimension_Name', 'a\ufffdb']);
});

describe('whatever CloudWatch sends', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  const points = fc.record({
    accountId: text,
    region: text,
    namespace: text,
    metricName: text,
    dimensions: fc.dictionary(text, fc.string({ unit: 'binary' }), { maxKeys: 30 }),
    timestamp: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    statistics: fc.dictionary(text, fc.double({ noNaN: true, noDefaultInfinity: true }), { maxKeys: 6 }),
    unit: fc.option(text, { nil: undefined }),
  });

  test('names are names that Prometheus takes; labels are sorted, given once and never empty', () => {
    fc.assert(
      fc.property(points, (given) => {
        for (const { labels } of samplesOf(given)) {
          const names = labels.map(([name]) => name);
          expect(names).toEqual([...new Set(names)].sort());
          expect(labels.every(([, value]) => value !== '')).toBe(true);
          expect(names.filter((name) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))).toEqual([]);
          expect(Object.fromEntries(labels)['__name__']).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/);
        }
      }),
    );
  });

  test('metrics that differ in anything but their dimensions’ names stay different series', () => {
    const key = (given: Parameters<typeof samplesOf>[0]): string[] =>
      samplesOf(given).map(({ labels }) => JSON.stringify(labels));
    const simple = points.map((given) => ({ ...given, dimensions: {}, statistics: { max: 1 } }));
    const told = ({ accountId, region, namespace, metricName, unit }: Parameters<typeof samplesOf>[0]): string =>
      JSON.stringify([accountId, region, namespace, metricName, unit]);
    fc.assert(
      fc.property(simple, simple, (one, other) => {
        fc.pre(told(one) !== told(other));
        expect(key(one)).not.toEqual(key(other));
      }),
    );
    expect(key(point({ metricName: 'a.b' }))).not.toEqual(key(point({ metricName: 'a_b' })));
  });

  test('every statistic is one sample with its own value and the time of the point', () => {
    fc.assert(
      fc.property(points, (given) => {
        expect(samplesOf(given).map(({ value, timestamp }) => [value, timestamp])).toEqual(
          Object.values(given.statistics).map((value) => [value, given.timestamp]),
        );
      }),
    );
  });
});
