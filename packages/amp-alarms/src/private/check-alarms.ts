import { ConfigurationError, type ConfigurationErrorDetail } from '@promontory/core';
import { didYouMean } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { ALARM_KEYS, AMP_QUOTAS, type AlarmKey } from '@promontory/amp-facts';
import type { WorkspaceAlarmsProps } from '../workspace-alarms.js';
import type { AlarmDefinition } from './alarm-definitions.js';
import { checkName } from './check-name.js';
import { checkTopics } from './check-topics.js';
import { labelSetValue } from './label-set-value.js';

// What CloudWatch takes as the value of a dimension (API reference, "Dimension", 2026-07). It keeps names of alarms to
// ASCII as well, without which `aws:SourceArn` does not work in the policies of topics.
const DIMENSION = /^[\x20-\x7e]{1,1024}$/;

/** Refuses props that would make no alarm, or one that never rings. */
export function checkAlarmProps(scope: IConstruct, props: WorkspaceAlarmsProps): void {
  const refuse = (code: string, detail: ConfigurationErrorDetail): never => {
    throw new ConfigurationError(code, detail, scope);
  };
  checkName(scope, 'AmpAlarmsName', props.name);
  checkTopics(scope, props.topicArns, {
    code: 'AmpAlarmsTopics',
    prop: 'topicArns',
    region: props.workspace.region,
    fifo: true,
    max: 5, // Actions of one state of one alarm: PutMetricAlarm, 2026-07.
  });
  for (const [name, value] of Object.entries(props.quotas ?? {})) {
    if (value === undefined) continue;
    if (!Object.hasOwn(AMP_QUOTAS, name) || !(Number.isInteger(value) && value > 0)) {
      refuse('AmpAlarmsQuota', {
        got: `${name} ${value}`,
        expected: `a whole number above 0 for ${Object.keys(AMP_QUOTAS).join(', ')}`,
        fix: "change 'quotas'",
      });
    }
  }
  for (const group of props.ruleGroups ?? []) {
    if (!/^[^;]+;.+$/.test(group) || !DIMENSION.test(group)) {
      refuse('AmpAlarmsRuleGroup', {
        got: JSON.stringify(group),
        expected: '<namespace>;<group>, in plain ASCII',
        fix: "change 'ruleGroups'",
      });
    }
  }
  const limits = props.labelSetLimits ?? [];
  for (const { labelSet, maxSeries } of limits) {
    const value = labelSetValue(labelSet);
    if (!(Number.isInteger(maxSeries) && maxSeries >= 0) || !DIMENSION.test(value)) {
      refuse('AmpAlarmsLabelSet', {
        got: `${maxSeries} series for ${value}`,
        expected: 'a whole number of 0 or more, and labels in plain ASCII',
        fix: "change 'labelSetLimits'",
      });
    }
  }
  const twice = [...(props.ruleGroups ?? []), ...limits.map(({ labelSet }) => labelSetValue(labelSet))].find(
    (detail, index, all) => all.indexOf(detail) !== index,
  );
  if (twice !== undefined) {
    refuse('AmpAlarmsTwice', { got: `${twice} twice`, expected: 'each once', fix: 'remove one of the two' });
  }
}

/** Refuses changes to alarms that are not there: they would be read as done. */
export function checkKeys(
  scope: IConstruct,
  { disable = [], thresholds = {} }: WorkspaceAlarmsProps,
  definitions: readonly AlarmDefinition[],
): void {
  const there = new Set(definitions.map(({ key }) => key));
  const refuse = (got: string, expected: string, fix: string): never => {
    throw new ConfigurationError('AmpAlarmsKey', { got, expected, fix }, scope);
  };
  const changed = (Object.keys(thresholds) as AlarmKey[]).filter((key) => thresholds[key] !== undefined);
  for (const key of [...disable, ...changed].filter((one) => !ALARM_KEYS.includes(one))) {
    const near = didYouMean(key, ALARM_KEYS);
    refuse(key, 'the key of an alarm', near === undefined ? 'see ALARM_KEYS' : `did you mean '${near}'?`);
  }
  for (const key of changed) {
    if (!there.has(key)) {
      refuse(key, 'an alarm that is made', "give what it is about ('ruleGroups', 'labelSetLimits'), or leave it out");
    }
    if (disable.includes(key)) {
      refuse(`${key} changed and switched off`, 'one of the two', `remove '${key}' from one`);
    }
  }
}
