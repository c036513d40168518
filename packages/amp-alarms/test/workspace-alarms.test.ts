import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { synth } from '@promontory/testing';
import { ALARM_KEYS, DISCARD_REASONS } from '@promontory/amp-facts';
import { alarms, ARN, awsStack, ID, known, TOPIC } from './fixture.js';

type Json = Record<string, unknown>;

/** The alarms by name, without what Terraform does not read. */
function made(props: Parameters<typeof alarms>[1] = {}): Record<string, Json> {
  const stack = awsStack();
  alarms(stack, props);
  const all = synth(stack).all('aws_cloudwatch_metric_alarm');
  return Object.fromEntries(all.map(({ '//': _, ...alarm }) => [String(alarm['alarm_name']), alarm]));
}

const everywhere = {
  region: 'eu-west-1',
  treat_missing_data: 'notBreaching',
  alarm_actions: [TOPIC],
  ok_actions: [TOPIC],
};
const usage = (resource: string): Json => ({
  namespace: 'AWS/Usage',
  metric_name: 'ResourceCount',
  dimensions: { Class: 'None', Resource: resource, ResourceId: ID, Service: 'Prometheus', Type: 'Resource' },
});
const own = (metric: string, dimensions: Json = {}): Json => ({
  namespace: 'AWS/Prometheus',
  metric_name: metric,
  dimensions: { ...dimensions, Workspace: ID },
});
const allGroups = (metric: string): Json => ({
  metric_query: [
    {
      id: 'all',
      expression: `SELECT SUM(${metric}) FROM "AWS/Prometheus" WHERE Workspace = '${ID}'`,
      label: metric,
      period: 300,
      return_data: true,
    },
  ],
});
const near = (statistic: string, threshold: number, periods: number): Json => ({
  statistic,
  comparison_operator: 'GreaterThanOrEqualToThreshold',
  threshold,
  period: 300,
  evaluation_periods: periods,
  datapoints_to_alarm: periods,
});
const any = { comparison_operator: 'GreaterThanThreshold', threshold: 0 };
const atOnce = { ...any, evaluation_periods: 1, datapoints_to_alarm: 1 };
const lasting = { ...any, evaluation_periods: 3, datapoints_to_alarm: 2 };
const sum = { statistic: 'Sum', period: 300 };

const EXPECTED: Record<string, Json> = {
  'active-series-near-quota': {
    ...usage('ActiveSeries'),
    ...near('Maximum', 40_000_000, 3),
    alarm_description:
      'The workspace has 40,000,000 or more active series; its quota is 50,000,000. At the quota AMP refuses new series: the metrics of whatever starts next are missing. Runbook: docs/runbooks/active-series-near-quota.md',
  },
  'ingestion-rate-near-quota': {
    ...usage('IngestionRate'),
    ...near('Average', 1_333_332, 3),
    alarm_description:
      'Samples arrive at 1,333,332 per second or more; the quota is 1,666,666. Above it AMP refuses whole requests. Runbook: docs/runbooks/ingestion-rate-near-quota.md',
  },
  'alerts-near-quota': {
    ...usage('AllAlerts'),
    ...near('Maximum', 800, 1),
    alarm_description:
      'The alert manager holds 800 or more alerts; its quota is 1,000. Alerts beyond it may reach nobody. Runbook: docs/runbooks/alerts-near-quota.md',
  },
  'alert-payload-near-quota': {
    ...usage('SizeOfAlerts'),
    ...near('Maximum', 16_000_000, 1),
    alarm_description:
      'The alerts in the alert manager take 16,000,000 bytes or more; the quota is 20,000,000. Alerts beyond it may reach nobody. Runbook: docs/runbooks/alert-payload-near-quota.md',
  },
  'rule-evaluation-failures': {
    ...allGroups('RuleEvaluationFailures'),
    ...lasting,
    alarm_description:
      'A rule of the workspace cannot be evaluated: alerts do not fire, recorded series have gaps. Runbook: docs/runbooks/rule-evaluation-failures.md',
  },
  'rule-iterations-missed': {
    ...allGroups('RuleGroupIterationsMissed'),
    ...lasting,
    alarm_description:
      'A rule group of the workspace takes longer than its interval, so evaluations are left out: alerts come late, recorded series have gaps. Runbook: docs/runbooks/rule-iterations-missed.md',
  },
  'notifications-failed': {
    ...own('AlertManagerNotificationsFailed'),
    ...sum,
    ...atOnce,
    alarm_description:
      'The alert manager could not deliver notifications: alerts fire, and nobody hears of them. Runbook: docs/runbooks/notifications-failed.md',
  },
  'notifications-throttled': {
    ...own('AlertManagerNotificationsThrottled'),
    ...sum,
    ...atOnce,
    alarm_description:
      "The alert manager's notifications are throttled: people hear of alerts late, or not at all. Runbook: docs/runbooks/notifications-throttled.md",
  },
};
for (const [reason, { cause, meaning }] of Object.entries(DISCARD_REASONS)) {
  EXPECTED[`discarded-${reason}`] = {
    ...own('DiscardedSamples', { Reason: reason }),
    ...sum,
    ...(cause === 'limit' ? atOnce : lasting),
    alarm_description: `AMP drops samples: ${meaning}. What is dropped cannot be had back. Runbook: docs/runbooks/discarded-samples.md#${reason}`,
  };
}

test.each(Object.entries(EXPECTED))('%s is exactly this', (key, alarm) => {
  const alarm_name = `production-metrics/${key}`;
  expect(made()[alarm_name]).toEqual({ alarm_name, ...everywhere, ...alarm });
});

test('by default there are these alarms and no others', () => {
  expect(Object.keys(made()).sort()).toEqual(
    Object.keys(EXPECTED)
      .map((key) => `production-metrics/${key}`)
      .sort(),
  );
});

test('with rule groups and label sets every key has an alarm', () => {
  const names = Object.keys(
    made({ ruleGroups: ['platform;nodes'], labelSetLimits: [{ labelSet: { team: 'a' }, maxSeries: 10 }] }),
  );
  expect([...new Set(names.map((name) => name.split('/')[1]))].sort()).toEqual([...ALARM_KEYS].sort());
});

test('a rule group has alarms of its own beside those of all groups', () => {
  const all = made({ ruleGroups: ['platform;nodes'] });
  expect(all['production-metrics/rule-group-evaluation-failures/platform;nodes']).toEqual({
    ...everywhere,
    ...own('RuleEvaluationFailures', { RuleGroup: 'platform;nodes' }),
    ...sum,
    ...lasting,
    alarm_name: 'production-metrics/rule-group-evaluation-failures/platform;nodes',
    alarm_description:
      'A rule of the group platform;nodes cannot be evaluated: alerts do not fire, recorded series have gaps. Runbook: docs/runbooks/rule-evaluation-failures.md#one-rule-group',
  });
  expect(all['production-metrics/rule-group-iterations-missed/platform;nodes']).toEqual({
    ...everywhere,
    ...own('RuleGroupIterationsMissed', { RuleGroup: 'platform;nodes' }),
    ...sum,
    ...lasting,
    alarm_name: 'production-metrics/rule-group-iterations-missed/platform;nodes',
    alarm_description:
      'The rule group platform;nodes takes longer than its interval, so evaluations are left out: alerts come late, recorded series have gaps. Runbook: docs/runbooks/rule-iterations-missed.md#one-rule-group',
  });
  expect(all).toHaveProperty(['production-metrics/rule-evaluation-failures']);
});

test('a label set is spelled as CloudWatch spells it, and one that only counts has no alarm', () => {
  const all = made({
    labelSetLimits: [
      { labelSet: { environment: 'prod', app: 'pay' }, maxSeries: 500_000 },
      { labelSet: { app: 'free' }, maxSeries: 0 },
    ],
  });
  const names = Object.keys(all).filter((name) => name.includes('label-set'));
  expect(names).toEqual(['production-metrics/label-set-near-limit/{app="pay", environment="prod"}']);
  expect(all[names[0] ?? '']).toEqual({
    ...everywhere,
    ...own('ActiveSeriesPerLabelSet', { LabelSet: '{app="pay", environment="prod"}' }),
    ...near('Maximum', 400_000, 3),
    alarm_name: names[0],
    alarm_description:
      'The label set {app="pay", environment="prod"} has 400,000 or more active series; its limit is 500,000. At the limit AMP refuses new series of this label set. Runbook: docs/runbooks/label-set-near-limit.md',
  });
});

test('a quota moves the thresholds that derive from it, and the rate follows the series', () => {
  const all = made({ quotas: { activeSeries: 10_000_000, alerts: 5_000, alertPayloadBytes: 1_000 } });
  expect(all['production-metrics/active-series-near-quota']).toMatchObject({ threshold: 8_000_000 });
  expect(all['production-metrics/ingestion-rate-near-quota']).toMatchObject({ threshold: 266_666 });
  expect(all['production-metrics/alerts-near-quota']).toMatchObject({ threshold: 4_000 });
  expect(all['production-metrics/alert-payload-near-quota']).toMatchObject({ threshold: 800 });
  expect(made({ quotas: { ingestionRate: 170_000 } })['production-metrics/ingestion-rate-near-quota']).toMatchObject({
    threshold: 136_000,
    alarm_description: expect.stringContaining('the quota is 170,000'),
  });
  expect(
    made({ quotas: { activeSeries: 1_000_000_000 } })['production-metrics/ingestion-rate-near-quota'],
  ).toMatchObject({ threshold: 1_333_332 });
});

test('threshold, percentage and periods of one alarm are changed by its key, and of no other', () => {
  const all = made({
    thresholds: {
      'active-series-near-quota': { percent: 50 },
      'ingestion-rate-near-quota': { threshold: 1000, period: 600, evaluationPeriods: 5 },
      'discarded-rate_limited': { threshold: 10, evaluationPeriods: 3, datapointsToAlarm: 2 },
      'rule-evaluation-failures': { period: 60 },
    },
  });
  expect(all['production-metrics/active-series-near-quota']).toMatchObject({
    threshold: 25_000_000,
    alarm_description: expect.stringContaining('25,000,000 or more'),
  });
  expect(all['production-metrics/ingestion-rate-near-quota']).toMatchObject({
    threshold: 1000,
    period: 600,
    evaluation_periods: 5,
    datapoints_to_alarm: 5,
  });
  expect(all['production-metrics/discarded-rate_limited']).toMatchObject({
    threshold: 10,
    evaluation_periods: 3,
    datapoints_to_alarm: 2,
  });
  expect(all['production-metrics/rule-evaluation-failures']).toMatchObject({ metric_query: [{ period: 60 }] });
  expect(all['production-metrics/rule-iterations-missed']).toMatchObject({ metric_query: [{ period: 300 }] });
});

test.each(Object.keys(EXPECTED))('%s can be switched off, and nothing else goes with it', (key) => {
  const names = Object.keys(made({ disable: [key as (typeof ALARM_KEYS)[number]] }));
  expect(names).toHaveLength(Object.keys(EXPECTED).length - 1);
  expect(names).not.toContain(`production-metrics/${key}`);
});

test('what is left undefined is as if it were not there, and an alarm that is not made may be off', () => {
  const all = made({
    quotas: { alerts: undefined },
    thresholds: { 'label-set-near-limit': undefined },
    disable: ['label-set-near-limit'],
  });
  expect(all).toEqual(made());
});

test('the runbooks can lie elsewhere, and every description still ends with its own', () => {
  const all = made({ runbookUrl: 'https://example.com/runbooks' });
  for (const [name, { alarm_description }] of Object.entries(all)) {
    expect(alarm_description).toMatch(/ Runbook: https:\/\/example\.com\/runbooks\/[a-z-]+\.md(#[a-z_-]+)?$/);
    expect(String(alarm_description).length).toBeLessThanOrEqual(1024);
    expect(name.length).toBeLessThanOrEqual(255);
  }
});

test('a description is cut to 1024 characters, its link is not', () => {
  const group = `a;${'b'.repeat(1000)}`;
  const all = made({ ruleGroups: [group], runbookUrl: 'https://example.com/runbooks' });
  const alarm = Object.values(all).find(({ dimensions }) => (dimensions as Json | undefined)?.['RuleGroup'] === group);
  expect(String(alarm?.['alarm_description'])).toHaveLength(1024);
  expect(alarm?.['alarm_description']).toMatch(
    /^A rule of the group a;b+… Runbook: https:\/\/example\.com\/runbooks\/rule-evaluation-failures\.md#one-rule-group$/,
  );
});

test('a topic and an address of the same App pass through', () => {
  const stack = awsStack();
  const topic = new SnsTopic(stack, 'Topic', { name: 'watchers' });
  alarms(stack, { topicArns: [topic.arn], runbookUrl: `https://${topic.name}` });
  expect(synth(stack).all('aws_cloudwatch_metric_alarm')[0]).toMatchObject({
    alarm_actions: ['${aws_sns_topic.Topic.arn}'],
    alarm_description: expect.stringContaining(' Runbook: https://${aws_sns_topic.Topic.name}/'),
  });
});

test('topics, tags and Region are passed on', () => {
  const second = 'arn:aws:sns:us-east-1:111122223333:b';
  const first = 'arn:aws:sns:us-east-1:111122223333:a.fifo';
  const stack = awsStack();
  const workspace = known(stack, ARN.replace('eu-west-1', 'us-east-1'));
  alarms(stack, { workspace, topicArns: [first, second], tags: { team: 'sre' } });
  for (const alarm of synth(stack).all('aws_cloudwatch_metric_alarm')) {
    expect(alarm).toMatchObject({
      region: 'us-east-1',
      alarm_actions: [first, second],
      ok_actions: [first, second],
      tags: { team: 'sre' },
    });
  }
});

test('text with dollars stays text to Terraform', () => {
  const all = made({ ruleGroups: ['a;${b}%{c}'], runbookUrl: 'https://example.com/${x}' });
  const name = 'production-metrics/rule-group-evaluation-failures/a;$${b}%%{c}';
  expect(all[name]).toMatchObject({
    dimensions: { RuleGroup: 'a;$${b}%%{c}' },
    alarm_description: expect.stringContaining('group a;$${b}%%{c} cannot'),
  });
  expect(all[name]?.['alarm_description']).toContain('https://example.com/$${x}/rule');
});
