import { readLine, readRecord } from '../src/data-point.js';
import { line, point, record } from './points.js';

// The example of the CloudWatch user guide, "JSON format of metric streams".
const EXAMPLE = {
  metric_stream_name: 'MyMetricStream',
  account_id: '1234567890',
  region: 'us-east-1',
  namespace: 'AWS/EC2',
  metric_name: 'DiskWriteOps',
  dimensions: { InstanceId: 'i-123456789012' },
  timestamp: 1611929698000,
  value: { count: 3.0, sum: 20.0, max: 18.0, min: 0.0, p99: 17.56, 'p99.9': 17.8764, 'TM(25%:75%)': 16.43 },
  unit: 'Seconds',
};

test('a line of a metric stream is a data point', () => {
  expect(readLine(JSON.stringify(EXAMPLE))).toEqual({
    accountId: '1234567890',
    region: 'us-east-1',
    namespace: 'AWS/EC2',
    metricName: 'DiskWriteOps',
    dimensions: { InstanceId: 'i-123456789012' },
    timestamp: 1611929698000,
    statistics: EXAMPLE.value,
    unit: 'Seconds',
  });
});

test('a metric without dimensions and without unit is one too', () => {
  const { dimensions: _dimensions, unit: _unit, ...bare } = EXAMPLE;
  expect(readLine(JSON.stringify(bare))).toMatchObject({ dimensions: {} });
  expect(readLine(JSON.stringify(bare))).not.toHaveProperty('unit');
  expect(readLine(JSON.stringify({ ...EXAMPLE, unit: 'None' }))).not.toHaveProperty('unit');
});

test.each([
  ['no JSON', '{'],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no account', { account_id: undefined }],
  ['an empty region', { region: '' }],
  ['no namespace', { namespace: 7 }],
  ['no name', { metric_name: null }],
  ['a timestamp in words', { timestamp: '2026-11-21' }],
  ['a timestamp with a fraction', { timestamp: 1.5 }],
  ['a timestamp before 1970', { timestamp: -1 }],
  ['a dimension that is no text', { dimensions: { InstanceId: 7 } }],
  ['dimensions in a list', { dimensions: ['InstanceId'] }],
  ['a value that is one number', { value: 7 }],
  ['a statistic in words', { value: { max: 'NaN' } }],
  ['no value', { value: undefined }],
])('%s is no data point', (_, change) => {
  expect(readLine(typeof change === 'string' ? change : JSON.stringify({ ...EXAMPLE, ...change }))).toBeUndefined();
});

test('a record holds a data point a line; empty lines count for nothing, malformed ones are counted', () => {
  const { data } = record('1', line(point()), '', '{', '  ', line(point({ metricName: 'NetworkIn' })));
  expect(readRecord(data)).toEqual({ points: [point(), point({ metricName: 'NetworkIn' })], malformed: 1 });
});

test('a record may be empty', () => {
  expect(readRecord('')).toEqual({ points: [], malformed: 0 });
});
