import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { PolicyDocument } from '@promontory/core';
import { synth, type SynthesizedStack } from '@promontory/testing';
import { BillingAlarm, type BillingAlarmProps } from '../src/billing-alarm.js';
import { awsStack, KEY, TOPIC } from './fixture.js';

const MONITOR = 'arn:aws:ce::111122223333:anomalymonitor/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

function make(props: Partial<BillingAlarmProps> = {}): SynthesizedStack {
  const stack = awsStack();
  new BillingAlarm(stack, 'Billing', {
    name: 'production',
    monitor: { kind: 'existing', monitorArn: MONITOR },
    notice: { kind: 'topic', topicArn: TOPIC },
    ...props,
  });
  return synth(stack);
}
const subscription = (props: Partial<BillingAlarmProps> = {}): Record<string, unknown> => {
  const { '//': _, ...rest } = make(props).only('aws_ce_anomaly_subscription');
  return rest;
};
const bound = (key: string, value: string): object => ({
  dimension: { key: `ANOMALY_TOTAL_IMPACT_${key}`, match_options: ['GREATER_THAN_OR_EQUAL'], values: [value] },
});

test('a topic hears at once of what an existing monitor finds', () => {
  expect(subscription()).toEqual({
    name: 'production-cost-anomalies',
    frequency: 'IMMEDIATE',
    monitor_arn_list: [MONITOR],
    subscriber: [{ type: 'SNS', address: TOPIC }],
    threshold_expression: { and: [bound('ABSOLUTE', '100'), bound('PERCENTAGE', '40')] },
  });
  expect(make().all('aws_ce_anomaly_monitor')).toEqual([]);
});

test('mail comes once a day, or once a week', () => {
  const addresses = ['a@example.com', 'b@example.com'];
  expect(subscription({ notice: { kind: 'mail', addresses } })).toMatchObject({
    frequency: 'DAILY',
    subscriber: addresses.map((address) => ({ type: 'EMAIL', address })),
  });
  expect(subscription({ notice: { kind: 'mail', addresses, frequency: 'WEEKLY' } })).toMatchObject({
    frequency: 'WEEKLY',
  });
});

test('one bound stands alone, two must both be reached', () => {
  expect(subscription({ threshold: { dollars: 250.5 } })['threshold_expression']).toEqual(bound('ABSOLUTE', '250.5'));
  expect(subscription({ threshold: { percent: 20 } })['threshold_expression']).toEqual(bound('PERCENTAGE', '20'));
  expect(subscription({ threshold: { dollars: 0, percent: 20 } })['threshold_expression']).toEqual({
    and: [bound('ABSOLUTE', '0'), bound('PERCENTAGE', '20')],
  });
});

test.each<[string, BillingAlarmProps['monitor'], Record<string, unknown>]>([
  ['every service', { kind: 'services' }, { monitor_type: 'DIMENSIONAL', monitor_dimension: 'SERVICE' }],
  [
    'a tag',
    { kind: 'tag', key: 'workload', values: ['metrics', 'metrics-dev'] },
    {
      monitor_type: 'CUSTOM',
      monitor_specification:
        '{"And":null,"CostCategories":null,"Dimensions":null,"Not":null,"Or":null,"Tags":{"Key":"workload","MatchOptions":null,"Values":["metrics","metrics-dev"]}}',
    },
  ],
  [
    'a cost category',
    { kind: 'cost-category', name: 'platform', value: '${metrics}' },
    {
      monitor_type: 'CUSTOM',
      monitor_specification:
        '{"And":null,"CostCategories":{"Key":"platform","MatchOptions":null,"Values":["$${metrics}"]},"Dimensions":null,"Not":null,"Or":null,"Tags":null}',
    },
  ],
])('a monitor of %s is made and subscribed to', (_, monitor, expected) => {
  const json = make({ monitor });
  const { '//': __, ...made } = json.only('aws_ce_anomaly_monitor');
  expect(made).toEqual({ name: 'production-costs', ...expected });
  expect(json.only('aws_ce_anomaly_subscription')['monitor_arn_list']).toEqual([
    expect.stringMatching(/^\$\{aws_ce_anomaly_monitor\.Billing_Monitor_[0-9A-F]+\.arn\}$/),
  ]);
});

test('tags are passed on to both', () => {
  const json = make({ monitor: { kind: 'services' }, tags: { team: 'sre' } });
  expect(json.only('aws_ce_anomaly_monitor')).toMatchObject({ tags: { team: 'sre' } });
  expect(json.only('aws_ce_anomaly_subscription')).toMatchObject({ tags: { team: 'sre' } });
});

test('the subscription is made after the policy that lets it publish', () => {
  const stack = awsStack();
  const topic = new SnsTopic(stack, 'Topic', { name: 'costs' });
  const document = new PolicyDocument(stack, 'Document', [BillingAlarm.topicStatement(topic.arn)]);
  const topicPolicy = new SnsTopicPolicy(stack, 'Policy', { arn: topic.arn, policy: document.json });
  new BillingAlarm(stack, 'Billing', {
    name: 'production',
    monitor: { kind: 'existing', monitorArn: MONITOR },
    notice: { kind: 'topic', topicArn: topic.arn },
    topicPolicy,
  });
  const json = synth(stack);
  expect(json.only('aws_ce_anomaly_subscription')).toMatchObject({ depends_on: ['aws_sns_topic_policy.Policy'] });
  expect(json.only('data.aws_iam_policy_document')['statement']).toEqual([
    {
      effect: 'Allow',
      actions: ['sns:Publish'],
      resources: ['${aws_sns_topic.Topic.arn}'],
      principals: [{ type: 'Service', identifiers: ['costalerts.amazonaws.com'] }],
      condition: [
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: ['${element(split(":", aws_sns_topic.Topic.arn), 4)}'],
        },
      ],
    },
  ]);
});

test('topic and key are told which account to let in: their own, or that of the subscription', () => {
  const statement = (resource: string, actions: string[], account: string): object => ({
    actions,
    resources: [resource],
    principals: [{ type: 'Service', identifiers: ['costalerts.amazonaws.com'] }],
    conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] }],
  });
  const use = ['kms:GenerateDataKey*', 'kms:Decrypt'];
  expect(BillingAlarm.topicStatement(TOPIC)).toEqual(statement(TOPIC, ['sns:Publish'], '111122223333'));
  expect(BillingAlarm.topicStatement(TOPIC, '444455556666')).toEqual(statement(TOPIC, ['sns:Publish'], '444455556666'));
  expect(BillingAlarm.keyStatement(KEY)).toEqual(statement(KEY, use, '111122223333'));
  expect(BillingAlarm.keyStatement(KEY, '444455556666')).toEqual(statement(KEY, use, '444455556666'));
});

test.each<[string, Partial<BillingAlarmProps>, string]>([
  ['a name with a space', { name: 'a b' }, 'AmpBillingAlarmName: got "a b"'],
  [
    'a FIFO topic',
    { notice: { kind: 'topic', topicArn: `${TOPIC}.fifo` } },
    "AmpBillingAlarmTopic: got arn:aws:sns:eu-west-1:111122223333:watchers.fifo, expected a standard topic: this publisher cannot write to FIFO topics; change 'notice.topicArn' (at test/Billing)",
  ],
  [
    'what is no address',
    { notice: { kind: 'mail', addresses: ['oncall'] } },
    "AmpBillingAlarmMail: got oncall, expected a mail address; change 'notice.addresses' (at test/Billing)",
  ],
  [
    'eleven addresses',
    { notice: { kind: 'mail', addresses: Array.from({ length: 11 }, (_, index) => `a${index}@example.com`) } },
    'AmpBillingAlarmMail: got 11 different addresses among 11, expected 1 to 10 different addresses',
  ],
  ['no address', { notice: { kind: 'mail', addresses: [] } }, 'AmpBillingAlarmMail: got 0 different addresses'],
  [
    'one address twice',
    { notice: { kind: 'mail', addresses: ['a@example.com', 'a@example.com'] } },
    'AmpBillingAlarmMail: got 1 different addresses among 2',
  ],
  [
    'a monitor that is a topic',
    { monitor: { kind: 'existing', monitorArn: TOPIC } },
    `AmpBillingAlarmMonitor: got ${TOPIC}, expected arn:<partition>:ce::<account>:anomalymonitor/<id>; change 'monitor.monitorArn'`,
  ],
  ['a tag without values', { monitor: { kind: 'tag', key: 'a', values: [] } }, 'AmpBillingAlarmMonitor: got 0 values'],
  [
    'eleven values of a tag',
    { monitor: { kind: 'tag', key: 'a', values: Array.from({ length: 11 }, String) } },
    'AmpBillingAlarmMonitor: got 11 values, expected 1 to 10',
  ],
  [
    'no bound at all',
    { threshold: {} },
    'AmpBillingAlarmThreshold: got {}, expected dollars, percent or both, from 0 to 10,000,000,000',
  ],
  ['less than nothing', { threshold: { dollars: -1 } }, 'AmpBillingAlarmThreshold: got {"dollars":-1}'],
  ['more than Cost Explorer takes', { threshold: { percent: 1e11 } }, 'AmpBillingAlarmThreshold'],
])('%s is refused', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});
