import { synth, type SynthesizedStack } from '@promontory/testing';
import { CostAnomalyEvents, type CostAnomalyEventsProps } from '../src/cost-anomaly-events.js';
import { awsStack } from './fixture.js';

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:costs';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const MONITOR = 'arn:aws:ce::111122223333:anomalymonitor/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

function make(props: Partial<CostAnomalyEventsProps> = {}): SynthesizedStack {
  const stack = awsStack();
  new CostAnomalyEvents(stack, 'Costs', { name: 'production', topicArns: [TOPIC], ...props });
  return synth(stack);
}
const pattern = (props: Partial<CostAnomalyEventsProps> = {}): unknown =>
  JSON.parse(String(make(props).only('aws_cloudwatch_event_rule')['event_pattern']));

test('anomalies of AMP, large by dollars and by percent, match', () => {
  expect(pattern()).toEqual({
    source: ['aws.ce'],
    'detail-type': ['Anomaly Detected'],
    detail: {
      impact: {
        totalImpact: [{ numeric: ['>=', 100] }],
        totalImpactPercentage: [{ numeric: ['>=', 40] }],
      },
      $or: [
        { dimensionValue: ['Amazon Managed Service for Prometheus'] },
        { rootCauses: { service: ['Amazon Managed Service for Prometheus'] } },
      ],
    },
  });
});

test('monitor, threshold and name of the service can be others', () => {
  expect(pattern({ monitorArn: MONITOR })).toMatchObject({ resources: [MONITOR] });
  expect(pattern({ threshold: { dollars: 5 } })).toMatchObject({
    detail: { impact: { totalImpact: [{ numeric: ['>=', 5] }] } },
  });
  expect(pattern({ threshold: { percent: 5 } })).toHaveProperty('detail.impact', {
    totalImpactPercentage: [{ numeric: ['>=', 5] }],
  });
  expect(pattern({ serviceName: 'AMP' })).toHaveProperty('detail.$or', [
    { dimensionValue: ['AMP'] },
    { rootCauses: { service: ['AMP'] } },
  ]);
});

test('the rule is where the events appear, whatever the Region of the provider', () => {
  const json = make();
  expect(json.only('aws_cloudwatch_event_rule')).toMatchObject({
    name: 'production-cost-anomalies',
    description: 'Cost anomalies of AMP',
    region: 'us-east-1',
  });
  expect(json.only('aws_cloudwatch_event_target')).toMatchObject({ region: 'us-east-1' });
  const elsewhere = make({ region: 'eu-west-1', topicArns: [TOPIC.replace('us-east-1', 'eu-west-1')] });
  expect(elsewhere.only('aws_cloudwatch_event_rule')).toMatchObject({ region: 'eu-west-1' });
});

test('each topic is told in one sentence, with the runbook', () => {
  const json = make({ topicArns: [TOPIC, `${TOPIC}-2`], runbookUrl: 'https://example.com/runbooks' });
  const [first, second] = json.all('aws_cloudwatch_event_target');
  expect(first).toMatchObject({
    arn: TOPIC,
    target_id: 'topic-0',
    rule: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\.Costs_[0-9A-F]+\.name\}$/),
    role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Costs_Role_[0-9A-F]+\.arn\}$/),
    input_transformer: {
      input_paths: {
        account: '$.account',
        dollars: '$.detail.impact.totalImpact',
        link: '$.detail.anomalyDetailsLink',
        percent: '$.detail.impact.totalImpactPercentage',
        since: '$.detail.anomalyStartDate',
      },
      input_template:
        '"production: AMP costs <dollars> dollars or <percent> percent more than expected since <since>, account <account>: <link> Runbook: https://example.com/runbooks/cost-anomalies.md"',
    },
  });
  expect(second).toMatchObject({ arn: `${TOPIC}-2`, target_id: 'topic-1' });
});

test('EventBridge may publish for this rule of this account, and use the keys that are named', () => {
  const [permissions, trust] = make({ topicKeyArns: [KEY] }).all('data.aws_iam_policy_document');
  const rule = /aws_cloudwatch_event_rule\.Costs_[0-9A-F]+\.arn/;
  expect(trust?.['statement']).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
      condition: [
        { test: 'ArnEquals', variable: 'aws:SourceArn', values: [expect.stringMatching(rule)] },
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: [expect.stringMatching(/^\$\{element\(split\(":", aws_cloudwatch_event_rule\.\w+\.arn\), 4\)\}$/)],
        },
      ],
    },
  ]);
  expect(permissions?.['statement']).toEqual([
    { effect: 'Allow', actions: ['sns:Publish'], resources: [TOPIC] },
    { effect: 'Allow', actions: ['kms:GenerateDataKey*', 'kms:Decrypt'], resources: [KEY] },
  ]);
});

test('names are bounded, tags passed on', () => {
  const json = make({ name: 'n'.repeat(100), tags: { team: 'sre' } });
  expect(String(json.only('aws_cloudwatch_event_rule')['name'])).toHaveLength(64);
  expect(json.only('aws_cloudwatch_event_rule')).toMatchObject({ tags: { team: 'sre' } });
  expect(String(json.only('aws_iam_role')['name_prefix'])).toHaveLength(38);
});

test.each<[string, Partial<CostAnomalyEventsProps>, string]>([
  ['a name with a space', { name: 'a b' }, 'AmpCostEventsName: got "a b"'],
  [
    'a topic of another Region',
    { topicArns: [TOPIC.replace('us-east-1', 'eu-west-1')] },
    "AmpCostEventsTopics: got arn:aws:sns:eu-west-1:111122223333:costs, expected a topic in us-east-1; change 'topicArns' (at test/Costs)",
  ],
  ['a FIFO topic', { topicArns: [`${TOPIC}.fifo`] }, 'expected a standard topic'],
  [
    'a monitor that is a topic',
    { monitorArn: TOPIC },
    `AmpCostEventsMonitor: got ${TOPIC}, expected arn:<partition>:ce::<account>:anomalymonitor/<id>; change 'monitorArn'`,
  ],
  ['a key alias', { topicKeyArns: ['alias/aws/sns'] }, 'AmpCostEventsKeyArn: got alias/aws/sns'],
  [
    'no bound',
    { threshold: {} },
    "AmpCostEventsThreshold: got {}, expected dollars, percent or both, from 0 to 10,000,000,000; change 'threshold'",
  ],
  [
    'a part of a dollar',
    { threshold: { dollars: 0.1 } },
    "AmpCostEventsThreshold: got 0.1, expected whole dollars and percent; change 'threshold' (at test/Costs)",
  ],
])('%s is refused', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});
