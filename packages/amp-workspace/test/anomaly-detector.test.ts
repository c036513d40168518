import { synth } from '@promontory/testing';
import { AnomalyDetector, type AnomalyDetectorProps } from '../src/anomaly-detector.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

function make(props: Partial<AnomalyDetectorProps> = {}): Record<string, unknown> {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceArn(stack, 'Metrics', ARN);
  new AnomalyDetector(stack, 'Detector', { workspace, alias: 'requests', query: 'sum(rate(r[5m]))', ...props });
  return synth(stack).only('aws_prometheus_anomaly_detector');
}

const forest = (more: object = {}) => [{ random_cut_forest: [{ query: 'sum(rate(r[5m]))', ...more }] }];
const DEFAULTS = {
  workspace_id: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  region: 'eu-west-1',
  alias: 'requests',
  configuration: forest(),
  missing_data_action: [{ skip: true }],
};

test('a detector looks at a query, skips what is missing, and leaves the rest to AWS', () => {
  expect(make()).toEqual(DEFAULTS);
});

test.each<[string, Partial<AnomalyDetectorProps>, Record<string, unknown>]>([
  ['evaluationIntervalSeconds', { evaluationIntervalSeconds: 120 }, { evaluation_interval_in_seconds: 120 }],
  ['missingData', { missingData: 'anomaly' }, { missing_data_action: [{ mark_as_anomaly: true }] }],
  ['sampleSize', { sampleSize: 512 }, { configuration: forest({ sample_size: 512 }) }],
  ['shingleSize', { shingleSize: 4 }, { configuration: forest({ shingle_size: 4 }) }],
  [
    'ignoreAbove',
    { ignoreAbove: { ratio: 1.5 } },
    { configuration: forest({ ignore_near_expected_from_above: [{ ratio: 1.5 }] }) },
  ],
  [
    'ignoreBelow',
    { ignoreBelow: { amount: 2 } },
    { configuration: forest({ ignore_near_expected_from_below: [{ amount: 2 }] }) },
  ],
  ['labels', { labels: { team: '${x}' } }, { labels: { team: '$${x}' } }],
  ['tags', { tags: { a: 'b' } }, { tags: { a: 'b' } }],
])('%s changes what it names and nothing else', (_, props, changed) => {
  expect(make(props)).toEqual({ ...DEFAULTS, ...changed });
});

test.each<[Partial<AnomalyDetectorProps>, string]>([
  [{ alias: 'a b' }, "AmpAnomalyDetector: got a b, expected 1 to 64 letters, digits, '.', '_' and '-'"],
  [{ query: 'sum(' }, "expected PromQL of at most 8192; mend 'query' (at test/Detector)"],
  [{ evaluationIntervalSeconds: 29 }, 'got evaluationIntervalSeconds 29, expected a whole number from 30 to 86400'],
  [{ sampleSize: 255 }, 'got sampleSize 255, expected a whole number from 256 to 1024'],
  [{ shingleSize: 1 }, 'got shingleSize 1, expected a whole number from 2 to 1024'],
])('%j is refused', (props, message) => {
  expect(() => make(props)).toThrow(message);
});
