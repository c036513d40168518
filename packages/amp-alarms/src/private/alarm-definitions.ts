import { type AlarmKey, DISCARD_REASONS, type DiscardReason, quotasInForce } from '@promontory/amp-facts';
import type { WorkspaceAlarmsProps } from '../workspace-alarms.js';
import { labelSetValue } from './label-set-value.js';
import type { MetricSource } from './metric-arguments.js';

/** One alarm before anybody changed it. */
export interface AlarmDefinition {
  readonly key: AlarmKey;
  /** Which of the several alarms of that key. */
  readonly detail?: string;
  /** What it means when it rings. */
  readonly meaning: (threshold: number) => string;
  readonly metric: MetricSource;
  readonly statistic: 'Average' | 'Maximum' | 'Sum';
  readonly comparison: 'GreaterThanOrEqualToThreshold' | 'GreaterThanThreshold';
  /** A count, or a share of a quota. */
  readonly threshold: { readonly count: number } | { readonly quota: number; readonly percent: number };
  /** Seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

// AMP vends its metrics every minute or slower; five minutes even out what arrives late.
const PERIOD = 300;
const NEAR = 80;
/** One datapoint rings: what is lost meanwhile does not come back. */
const AT_ONCE = { period: PERIOD, evaluationPeriods: 1, datapointsToAlarm: 1 } as const;
/** Two of three: a restart of a collector, or one slow evaluation, wakes nobody. */
const LASTING = { period: PERIOD, evaluationPeriods: 3, datapointsToAlarm: 2 } as const;
/** Three of three: a quota is raised in days, so a quarter of an hour is no loss. */
const STEADY = { period: PERIOD, evaluationPeriods: 3, datapointsToAlarm: 3 } as const;

const any = { statistic: 'Sum', comparison: 'GreaterThanThreshold', threshold: { count: 0 } } as const;
const near = (quota: number) =>
  ({ comparison: 'GreaterThanOrEqualToThreshold', threshold: { quota, percent: NEAR } }) as const;
const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** Every alarm that the props ask for, in a fixed order. */
export function alarmDefinitions(props: WorkspaceAlarmsProps): AlarmDefinition[] {
  return [
    ...quotaAlarms(props),
    ...labelSetAlarms(props),
    ...discardAlarms(),
    ...ruleAlarms(props),
    ...deliveryAlarms(),
  ];
}

function quotaAlarms(props: WorkspaceAlarmsProps): AlarmDefinition[] {
  const quotas = quotasInForce(props.quotas);
  return [
    {
      key: 'active-series-near-quota',
      meaning: (threshold) =>
        `The workspace has ${count(threshold)} or more active series; its quota is ${count(quotas.activeSeries)}. At the quota AMP refuses new series: the metrics of whatever starts next are missing.`,
      metric: { kind: 'usage', resource: 'ActiveSeries' },
      statistic: 'Maximum',
      ...near(quotas.activeSeries),
      ...STEADY,
    },
    {
      key: 'ingestion-rate-near-quota',
      meaning: (threshold) =>
        `Samples arrive at ${count(threshold)} per second or more; the quota is ${count(quotas.ingestionRate)}. Above it AMP refuses whole requests.`,
      metric: { kind: 'usage', resource: 'IngestionRate' },
      // What is limited is the rate that lasts: bursts are taken from a bucket that the rate refills.
      statistic: 'Average',
      ...near(quotas.ingestionRate),
      ...STEADY,
    },
    {
      key: 'alerts-near-quota',
      meaning: (threshold) =>
        `The alert manager holds ${count(threshold)} or more alerts; its quota is ${count(quotas.alerts)}. Alerts beyond it may reach nobody.`,
      // Silenced and waiting alerts are concurrent ones too, so `ActiveAlerts` alone would be told too late.
      metric: { kind: 'usage', resource: 'AllAlerts' },
      statistic: 'Maximum',
      ...near(quotas.alerts),
      ...AT_ONCE,
    },
    {
      key: 'alert-payload-near-quota',
      meaning: (threshold) =>
        `The alerts in the alert manager take ${count(threshold)} bytes or more; the quota is ${count(quotas.alertPayloadBytes)}. Alerts beyond it may reach nobody.`,
      metric: { kind: 'usage', resource: 'SizeOfAlerts' },
      statistic: 'Maximum',
      ...near(quotas.alertPayloadBytes),
      ...AT_ONCE,
    },
  ];
}

function labelSetAlarms({ labelSetLimits = [] }: WorkspaceAlarmsProps): AlarmDefinition[] {
  return labelSetLimits
    .filter(({ maxSeries }) => maxSeries > 0)
    .map(({ labelSet, maxSeries }) => {
      const value = labelSetValue(labelSet);
      return {
        key: 'label-set-near-limit',
        detail: value,
        meaning: (threshold) =>
          `The label set ${value} has ${count(threshold)} or more active series; its limit is ${count(maxSeries)}. At the limit AMP refuses new series of this label set.`,
        metric: { kind: 'workspace', metricName: 'ActiveSeriesPerLabelSet', dimensions: { LabelSet: value } },
        statistic: 'Maximum',
        ...near(maxSeries),
        ...STEADY,
      };
    });
}

function discardAlarms(): AlarmDefinition[] {
  return (Object.keys(DISCARD_REASONS) as DiscardReason[]).map((reason) => ({
    key: `discarded-${reason}`,
    meaning: () => `AMP drops samples: ${DISCARD_REASONS[reason].meaning}. What is dropped cannot be had back.`,
    metric: { kind: 'workspace', metricName: 'DiscardedSamples', dimensions: { Reason: reason } },
    ...any,
    ...(DISCARD_REASONS[reason].cause === 'limit' ? AT_ONCE : LASTING),
  }));
}

function ruleAlarms({ ruleGroups = [] }: WorkspaceAlarmsProps): AlarmDefinition[] {
  const failing = 'cannot be evaluated: alerts do not fire, recorded series have gaps.';
  const missing =
    'takes longer than its interval, so evaluations are left out: alerts come late, recorded series have gaps.';
  return [
    {
      key: 'rule-evaluation-failures',
      meaning: () => `A rule of the workspace ${failing}`,
      metric: { kind: 'all-rule-groups', metricName: 'RuleEvaluationFailures' },
      ...any,
      ...LASTING,
    },
    {
      key: 'rule-iterations-missed',
      meaning: () => `A rule group of the workspace ${missing}`,
      metric: { kind: 'all-rule-groups', metricName: 'RuleGroupIterationsMissed' },
      ...any,
      ...LASTING,
    },
    ...ruleGroups.flatMap((group): AlarmDefinition[] => [
      {
        key: 'rule-group-evaluation-failures',
        detail: group,
        meaning: () => `A rule of the group ${group} ${failing}`,
        metric: { kind: 'workspace', metricName: 'RuleEvaluationFailures', dimensions: { RuleGroup: group } },
        ...any,
        ...LASTING,
      },
      {
        key: 'rule-group-iterations-missed',
        detail: group,
        meaning: () => `The rule group ${group} ${missing}`,
        metric: { kind: 'workspace', metricName: 'RuleGroupIterationsMissed', dimensions: { RuleGroup: group } },
        ...any,
        ...LASTING,
      },
    ]),
  ];
}

function deliveryAlarms(): AlarmDefinition[] {
  return [
    {
      key: 'notifications-failed',
      meaning: () => 'The alert manager could not deliver notifications: alerts fire, and nobody hears of them.',
      metric: { kind: 'workspace', metricName: 'AlertManagerNotificationsFailed' },
      ...any,
      ...AT_ONCE,
    },
    {
      key: 'notifications-throttled',
      meaning: () => "The alert manager's notifications are throttled: people hear of alerts late, or not at all.",
      metric: { kind: 'workspace', metricName: 'AlertManagerNotificationsThrottled' },
      ...any,
      ...AT_ONCE,
    },
  ];
}
