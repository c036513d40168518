import { synth } from '@promontory/testing';
import { Lazy, TerraformVariable } from 'cdktf';
import type { MetricStreamProps } from '../src/index.js';
import { Fixture } from './fixture.js';

const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);
const metrics = [{ namespace: 'AWS/EC2', metricName: 'CPUUtilization' }];

test.each<[string, Partial<MetricStreamProps>, string]>([
  ['an empty name', { name: '' }, 'MetricStreamName: got "", expected 1 to 32 lower-case letters'],
  ['a long name', { name: 'a'.repeat(33) }, 'MetricStreamName: got "aaa'],
  ['a name with capitals', { name: 'Dev' }, 'MetricStreamName: got "Dev"'],
  ['a name that ends in a hyphen', { name: 'dev-' }, 'MetricStreamName: got "dev-"'],
  [
    'a name that is known later',
    { name: Lazy.stringValue({ produce: () => 'dev' }) },
    'MetricStreamName: got a name that is known only later',
  ],
  [
    'no namespaces',
    { namespaces: [] },
    "MetricStreamNamespaces: got no namespaces, expected at least one: without any, CloudWatch streams all of them; name namespaces, or say '{ all: true }'",
  ],
  [
    'a namespace twice',
    { namespaces: ['AWS/EC2', { namespace: 'AWS/EC2', metricNames: ['A'] }] },
    'MetricStreamNamespaces: got AWS/EC2 twice',
  ],
  [
    'an excepted namespace twice',
    { namespaces: { all: true, except: [{ namespace: 'A' }, { namespace: 'A' }] } },
    'MetricStreamNamespaces: got A twice',
  ],
  [
    'a namespace with no metrics',
    { namespaces: [{ namespace: 'AWS/EC2', metricNames: [] }] },
    'MetricStreamNamespaces: got no metrics of AWS/EC2',
  ],
  [
    '1,001 names',
    { namespaces: [{ namespace: 'AWS/EC2', metricNames: named(1000) }] },
    'MetricStreamNamespaces: got 1001 names of namespaces and metrics, expected at most 1000',
  ],
  ['a blank namespace', { namespaces: ['  '] }, 'MetricStreamNamespaces: got the name "  "'],
  ['a namespace with an umlaut', { namespaces: ['Größe'] }, 'MetricStreamNamespaces: got the name "Größe"'],
  [
    'a long metric name',
    { namespaces: [{ namespace: 'A', metricNames: ['x'.repeat(256)] }] },
    'MetricStreamNamespaces: got the name "xxx',
  ],
  [
    '101 entries of statistics',
    {
      statistics: named(101).map((name) => ({ statistics: ['p99'], metrics: [{ namespace: 'A', metricName: name }] })),
    },
    'MetricStreamStatistics: got 101 entries, expected 0 to 100',
  ],
  [
    '21 statistics',
    { statistics: [{ statistics: named(21), metrics }] },
    'MetricStreamStatistics: got 21 statistics in one entry, expected 1 to 20',
  ],
  [
    'no statistics of a metric',
    { statistics: [{ statistics: [], metrics }] },
    'MetricStreamStatistics: got 0 statistics in one entry',
  ],
  [
    '101 metrics',
    {
      statistics: [{ statistics: ['p99'], metrics: named(101).map((metricName) => ({ namespace: 'A', metricName })) }],
    },
    'MetricStreamStatistics: got 101 metrics in one entry, expected 1 to 100',
  ],
  [
    'an empty metric name',
    { statistics: [{ statistics: ['p99'], metrics: [{ namespace: 'A', metricName: '' }] }] },
    'MetricStreamStatistics: got the name ""',
  ],
  ['too small a buffer', { bufferMiB: 0.1 }, 'MetricStreamBuffer: got bufferMiB 0.1, expected 0.2 to 3'],
  ['too large a buffer', { bufferMiB: 4 }, 'MetricStreamBuffer: got bufferMiB 4'],
  [
    'too long a wait',
    { bufferSeconds: 901 },
    'MetricStreamBuffer: got bufferSeconds 901, expected a whole number, 0 to 900',
  ],
  ['half a second', { bufferSeconds: 0.5 }, 'MetricStreamBuffer: got bufferSeconds 0.5'],
  ['too short a time', { timeout: 9 }, 'MetricStreamTimeout: got timeout 9, expected a whole number, 10 to 300'],
  ['too long a time', { timeout: 301 }, 'MetricStreamTimeout: got timeout 301'],
  ['too little memory', { memory: 127 }, 'MetricStreamMemory: got memory 127, expected a whole number, 128 to 10240'],
  ['failures that are not kept', { failureRetentionDays: 0 }, 'MetricStreamRetention: got failureRetentionDays 0'],
  ['no number', { memory: Number.NaN }, 'MetricStreamMemory: got memory NaN'],
  ['an alias of a key', { kmsKeyArn: 'alias/metrics' }, 'MetricStreamKmsKeyArn: got alias/metrics'],
  ['alarms that tell nobody', { alarms: { actions: [] } }, 'MetricStreamAlarms: got alarms without actions'],
])('%s is refused', (_, props, message) => {
  const fixture = new Fixture();
  expect(() => fixture.stream(props)).toThrow(message);
  expect(() => new Fixture().stream(props)).toThrow('(at test/Stream)');
});

test.each<[string, Partial<MetricStreamProps>]>([
  ['a name of one letter', { name: 'a' }],
  ['a name of 32', { name: 'a'.repeat(32) }],
  ['a thousand names', { namespaces: [{ namespace: 'AWS/EC2', metricNames: named(999) }] }],
  ['the least', { bufferMiB: 0.2, bufferSeconds: 0, timeout: 10, memory: 128, failureRetentionDays: 1 }],
  ['the most', { bufferMiB: 3, bufferSeconds: 900, timeout: 300, memory: 10_240, failureRetentionDays: 36_500 }],
])('%s is taken', (_, props) => {
  const fixture = new Fixture();
  expect(() => fixture.stream(props)).not.toThrow();
});

test('what is known only later is passed on', () => {
  const fixture = new Fixture();
  const key = new TerraformVariable(fixture.stack, 'key', { type: 'string' }).stringValue;
  fixture.stream({ kmsKeyArn: key });
  expect(synth(fixture.stack).only('aws_kinesis_firehose_delivery_stream')).toMatchObject({
    server_side_encryption: { key_arn: '${var.key}' },
  });
});
