import { ConfigurationError } from '@promontory/core';
import type { IConstruct } from 'constructs';
import type { AlarmThreshold } from '../workspace-alarms.js';
import type { AlarmDefinition } from './alarm-definitions.js';

/** The numbers of an alarm, changes applied. */
export interface AlarmNumbers {
  readonly threshold: number;
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/** Applies a change to an alarm, and refuses what CloudWatch would refuse when it is too late. */
export function changedAlarm(
  scope: IConstruct,
  definition: AlarmDefinition,
  change: AlarmThreshold = {},
): AlarmNumbers {
  const evaluationPeriods = change.evaluationPeriods ?? definition.evaluationPeriods;
  // Of more or fewer periods the old number of datapoints would mean something else: without one all must agree.
  const datapoints = change.evaluationPeriods === undefined ? definition.datapointsToAlarm : evaluationPeriods;
  const numbers = {
    threshold: thresholdOf(scope, definition, change),
    period: change.period ?? definition.period,
    evaluationPeriods,
    datapointsToAlarm: change.datapointsToAlarm ?? datapoints,
  };
  check(scope, definition, numbers);
  return numbers;
}

function thresholdOf(scope: IConstruct, { key, threshold }: AlarmDefinition, change: AlarmThreshold): number {
  const refuse = (got: string, expected: string): never => {
    throw new ConfigurationError('AmpAlarmsThreshold', { got, expected, fix: `change 'thresholds.${key}'` }, scope);
  };
  if (change.threshold !== undefined && change.percent !== undefined) {
    refuse('a threshold and a percentage', 'one of the two');
  }
  if (change.threshold !== undefined) {
    if (!(Number.isFinite(change.threshold) && change.threshold >= 0)) refuse(`${change.threshold}`, '0 or more');
    return change.threshold;
  }
  if ('count' in threshold) {
    if (change.percent !== undefined) refuse('a percentage', "a 'threshold': this alarm counts, it has no quota");
    return threshold.count;
  }
  const percent = change.percent ?? threshold.percent;
  if (!(percent > 0 && percent <= 100)) refuse(`${percent} %`, 'more than 0 and at most 100');
  return Math.floor((threshold.quota * percent) / 100);
}

// Seconds that an alarm may look back: a day, or seven with periods of an hour or more (PutMetricAlarm, 2026-07); three
// hours with a Metrics Insights query (CloudWatch user guide, "Limits" of alarms, 2026-07).
function lookBack({ metric }: AlarmDefinition, period: number): number {
  if (metric.kind === 'all-rule-groups') return 3 * 3600;
  return period < 3600 ? 24 * 3600 : 7 * 24 * 3600;
}

function check(scope: IConstruct, definition: AlarmDefinition, numbers: AlarmNumbers): void {
  const { period, evaluationPeriods, datapointsToAlarm } = numbers;
  const refuse = (got: string, expected: string): never => {
    throw new ConfigurationError(
      'AmpAlarmsPeriods',
      { got, expected, fix: `change 'thresholds.${definition.key}'` },
      scope,
    );
  };
  if (!(Number.isInteger(period) && period >= 60 && period % 60 === 0)) {
    refuse(`a period of ${period} s`, 'a multiple of 60 s: the metrics come once a minute');
  }
  if (!(Number.isInteger(evaluationPeriods) && evaluationPeriods >= 1)) {
    refuse(`${evaluationPeriods} evaluation periods`, 'a whole number of 1 or more');
  }
  if (!(Number.isInteger(datapointsToAlarm) && datapointsToAlarm >= 1 && datapointsToAlarm <= evaluationPeriods)) {
    refuse(`${datapointsToAlarm} datapoints of ${evaluationPeriods} periods`, 'a whole number from 1 to all of them');
  }
  const longest = lookBack(definition, period);
  if (period * evaluationPeriods > longest) {
    refuse(`${evaluationPeriods} periods of ${period} s`, `${longest} s at most in all`);
  }
}
