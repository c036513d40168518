import type { WorkspaceAlarmsProps } from '../src/workspace-alarms.js';
import { alarms, awsStack, TOPIC } from './fixture.js';

test.each<[string, Partial<WorkspaceAlarmsProps>, string]>([
  [
    'a prefix with a slash',
    { name: 'a/b' },
    `AmpAlarmsName: got "a/b", expected 1 to 100 letters, digits, '.', '_' and '-', the first a letter or digit; change 'name' (at test/Alarms)`,
  ],
  ['an empty prefix', { name: '' }, 'AmpAlarmsName: got ""'],
  ['a prefix of 101 characters', { name: 'a'.repeat(101) }, 'AmpAlarmsName'],
  [
    'no topic',
    { topicArns: [] },
    "AmpAlarmsTopics: got 0 different topics among 0, expected 1 to 5 different topics; change 'topicArns' (at test/Alarms)",
  ],
  ['one topic twice', { topicArns: [TOPIC, TOPIC] }, 'AmpAlarmsTopics: got 1 different topics among 2'],
  ['six topics', { topicArns: [1, 2, 3, 4, 5, 6].map((n) => `${TOPIC}${n}`) }, 'AmpAlarmsTopics: got 6 different'],
  [
    'what is no topic',
    { topicArns: ['oncall'] },
    'AmpAlarmsTopics: got oncall, expected arn:<partition>:sns:<region>:<account>:<topic>',
  ],
  [
    'a topic of another Region',
    { topicArns: ['arn:aws:sns:us-east-1:111122223333:watchers'] },
    'AmpAlarmsTopics: got arn:aws:sns:us-east-1:111122223333:watchers, expected a topic in eu-west-1',
  ],
  [
    'a quota of 0',
    { quotas: { alerts: 0 } },
    "AmpAlarmsQuota: got alerts 0, expected a whole number above 0 for activeSeries, ingestionRate, alerts, alertPayloadBytes; change 'quotas' (at test/Alarms)",
  ],
  ['a quota of every object', { quotas: { toString: 1 } as never }, 'AmpAlarmsQuota: got toString 1'],
  ['a quota that is none', { quotas: { rules: 1 } as never }, 'AmpAlarmsQuota: got rules 1'],
  [
    'a group without its namespace',
    { ruleGroups: ['nodes'] },
    `AmpAlarmsRuleGroup: got "nodes", expected <namespace>;<group>, in plain ASCII; change 'ruleGroups' (at test/Alarms)`,
  ],
  ['a group that CloudWatch cannot name', { ruleGroups: ['a;größe'] }, 'AmpAlarmsRuleGroup: got "a;größe"'],
  ['a group of two lines', { ruleGroups: ['a;b\nc'] }, 'AmpAlarmsRuleGroup'],
  [
    'a label set that CloudWatch cannot name',
    { labelSetLimits: [{ labelSet: { a: 'ü' }, maxSeries: 1 }] },
    'AmpAlarmsLabelSet: got 1 series for {a="ü"}',
  ],
  [
    'a label set longer than a dimension',
    { labelSetLimits: [{ labelSet: { a: 'x'.repeat(1024) }, maxSeries: 1 }] },
    'AmpAlarmsLabelSet',
  ],
  [
    'one group twice',
    { ruleGroups: ['a;b', 'a;b'] },
    'AmpAlarmsTwice: got a;b twice, expected each once; remove one of the two (at test/Alarms)',
  ],
  [
    'one label set twice, in another order',
    {
      labelSetLimits: [
        { labelSet: { a: '1', b: '2' }, maxSeries: 1 },
        { labelSet: { b: '2', a: '1' }, maxSeries: 2 },
      ],
    },
    'AmpAlarmsTwice: got {a="1", b="2"} twice',
  ],
  [
    'half a series',
    { labelSetLimits: [{ labelSet: { a: '1' }, maxSeries: 0.5 }] },
    'AmpAlarmsLabelSet: got 0.5 series for {a="1"}, expected a whole number of 0 or more, and labels in plain ASCII',
  ],
  [
    'a key with a slip',
    { disable: ['discarded-rate-limited' as never] },
    "AmpAlarmsKey: got discarded-rate-limited, expected the key of an alarm; did you mean 'discarded-rate_limited'? (at test/Alarms)",
  ],
  [
    'a key that is none',
    { thresholds: { zzzzzz: {} } as never },
    'AmpAlarmsKey: got zzzzzz, expected the key of an alarm; see ALARM_KEYS',
  ],
  [
    'a change to an alarm that is not made',
    { thresholds: { 'rule-group-iterations-missed': { threshold: 3 } } },
    "AmpAlarmsKey: got rule-group-iterations-missed, expected an alarm that is made; give what it is about ('ruleGroups', 'labelSetLimits'), or leave it out",
  ],
  [
    'a change to an alarm that is off',
    { disable: ['alerts-near-quota'], thresholds: { 'alerts-near-quota': { percent: 50 } } },
    "AmpAlarmsKey: got alerts-near-quota changed and switched off, expected one of the two; remove 'alerts-near-quota' from one",
  ],
  [
    'threshold and percentage',
    { thresholds: { 'alerts-near-quota': { percent: 50, threshold: 1 } } },
    "AmpAlarmsThreshold: got a threshold and a percentage, expected one of the two; change 'thresholds.alerts-near-quota' (at test/Alarms)",
  ],
  [
    'a percentage of what has no quota',
    { thresholds: { 'notifications-failed': { percent: 50 } } },
    "AmpAlarmsThreshold: got a percentage, expected a 'threshold': this alarm counts, it has no quota",
  ],
  ['more than all', { thresholds: { 'alerts-near-quota': { percent: 101 } } }, 'AmpAlarmsThreshold: got 101 %'],
  ['nothing of it', { thresholds: { 'alerts-near-quota': { percent: 0 } } }, 'AmpAlarmsThreshold: got 0 %'],
  ['less than nothing', { thresholds: { 'alerts-near-quota': { threshold: -1 } } }, 'AmpAlarmsThreshold: got -1'],
  [
    'a period of half a minute',
    { thresholds: { 'alerts-near-quota': { period: 30 } } },
    "AmpAlarmsPeriods: got a period of 30 s, expected a multiple of 60 s: the metrics come once a minute; change 'thresholds.alerts-near-quota'",
  ],
  [
    'no period',
    { thresholds: { 'alerts-near-quota': { evaluationPeriods: 0 } } },
    'AmpAlarmsPeriods: got 0 evaluation periods',
  ],
  [
    'more datapoints than periods',
    { thresholds: { 'alerts-near-quota': { datapointsToAlarm: 2 } } },
    'AmpAlarmsPeriods: got 2 datapoints of 1 periods, expected a whole number from 1 to all of them',
  ],
  [
    'more than a day of short periods',
    { thresholds: { 'alerts-near-quota': { evaluationPeriods: 289 } } },
    'AmpAlarmsPeriods: got 289 periods of 300 s, expected 86400 s at most in all',
  ],
  [
    'more than a week of hours',
    { thresholds: { 'alerts-near-quota': { period: 3600, evaluationPeriods: 169 } } },
    'AmpAlarmsPeriods: got 169 periods of 3600 s, expected 604800 s at most in all',
  ],
  [
    'more than three hours of a query',
    { thresholds: { 'rule-evaluation-failures': { evaluationPeriods: 37 } } },
    'AmpAlarmsPeriods: got 37 periods of 300 s, expected 10800 s at most in all',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => alarms(awsStack(), props)).toThrow(message);
});

test.each<[string, Partial<WorkspaceAlarmsProps>]>([
  ['a whole day', { thresholds: { 'alerts-near-quota': { evaluationPeriods: 288 } } }],
  ['a whole week', { thresholds: { 'alerts-near-quota': { period: 3600, evaluationPeriods: 168 } } }],
  ['all of the quota', { thresholds: { 'alerts-near-quota': { percent: 100 } } }],
  ['five topics', { topicArns: [1, 2, 3, 4, 5].map((n) => `${TOPIC}${n}`) }],
  ['a prefix of 100 characters', { name: 'a'.repeat(100) }],
])('%s is not', (_, props) => {
  expect(() => alarms(awsStack(), props)).not.toThrow();
});
