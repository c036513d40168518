import type { CostAlarmSettings } from '@promontory/config';
import { ENVIRONMENT } from './environment.js';
import { stack, stacksOf } from './stacks.js';

const ID = 'test-account';
const MONITOR = 'arn:aws:ce::111122223333:anomalymonitor/1';
const ALARM: CostAlarmSettings = {
  about: 'all-services',
  subscriptions: [{ protocol: 'email', endpoint: 'a@example.com' }],
  monitorArn: undefined,
  threshold: undefined,
  runbookUrl: undefined,
};
const made = (more: Partial<CostAlarmSettings> = {}) => stack({ ...ENVIRONMENT, costAlarm: { ...ALARM, ...more } }, ID);

test('without a cost alarm there is no stack of the account', () => {
  expect(Object.keys(stacksOf(ENVIRONMENT))).not.toContain(ID);
});

test('anomalies of any service are told at once, where Cost Explorer is at home', () => {
  const json = made();
  expect(json.provider['aws']).toEqual([{ region: 'us-east-1', allowed_account_ids: ['111122223333'] }]);
  expect(json.only('aws_ce_anomaly_monitor')).toMatchObject({ monitor_dimension: 'SERVICE' });
  expect(json.only('aws_ce_anomaly_subscription')).toMatchObject({
    frequency: 'IMMEDIATE',
    subscriber: [{ type: 'SNS', address: expect.stringMatching(/^\$\{aws_sns_topic\.\w+\.arn\}$/) }],
    // The subscription is tried against the topic when it is made.
    depends_on: [expect.stringMatching(/^aws_sns_topic_policy\./)],
  });
  expect(json.only('aws_sns_topic_subscription')).toMatchObject({ endpoint: 'a@example.com' });
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain('costalerts.amazonaws.com');
});

test('a monitor that is there is subscribed to, and none is made', () => {
  const json = made({ monitorArn: MONITOR });
  expect(json.all('aws_ce_anomaly_monitor')).toEqual([]);
  expect(json.only('aws_ce_anomaly_subscription')).toMatchObject({ monitor_arn_list: [MONITOR] });
});

test('the threshold is that of the file', () => {
  const threshold = JSON.stringify(made({ threshold: { dollars: 7 } }).only('aws_ce_anomaly_subscription'));
  expect(threshold).toContain('"values":["7"]');
  expect(threshold).not.toContain('PERCENTAGE');
});

test('of AMP alone, anomalies are picked out of the events, and nothing is subscribed to', () => {
  const json = made({ about: 'amp', monitorArn: MONITOR, runbookUrl: 'https://wiki.example.com' });
  expect(json.all('aws_ce_anomaly_subscription')).toEqual([]);
  expect(String(json.only('aws_cloudwatch_event_rule')['event_pattern'])).toContain(MONITOR);
  expect(JSON.stringify(json.only('aws_cloudwatch_event_target'))).toContain('https://wiki.example.com/');
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toMatch(
    /"sns:Publish"[^}]*"\$\{aws_sns_topic\.\w+\.arn\}"/,
  );
});
