import { parseArn, type Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import { checkSubscriptions } from './subscriptions.js';

/** Alarms are heard by somebody, in the workspace's Region, and those that are changed are made. */
export function checkAlarms(part: Part<ManagedWorkspaceSettings>, region: string | undefined): Problem[] {
  const { alarms } = part.value;
  if (alarms === undefined) return [];
  const problems = checkSubscriptions(part, alarms.subscriptions, ['alarms', 'subscriptions']);
  // Where something is wrong with the alarms it may be with those who hear them.
  if (alarms.subscriptions.length + alarms.topicArns.length === 0 && !part.doubtful.has('alarms')) {
    problems.push(
      ...placed(part, ['alarms'], {
        code: 'ConfigAlarmsUnheard',
        got: 'alarms that nobody hears',
        expected: "'subscriptions' or 'topicArns'",
        fix: "add 'subscriptions': a topic is made for them",
      }),
    );
  }
  alarms.topicArns.forEach((arn, index) => {
    const topicRegion = parseArn(arn)?.region;
    if (region === undefined || topicRegion === region) return;
    problems.push(
      ...placed(part, ['alarms', 'topicArns', index], {
        code: 'ConfigTopicRegion',
        got: `a topic in ${topicRegion ?? 'no Region'}`,
        expected: `a topic in ${region}, where the workspace and its alarms are`,
        fix: 'use a topic of that Region',
      }),
    );
  });
  const known = part.value.rules.map(({ namespace }) => namespace);
  alarms.ruleGroups.forEach((group, index) => {
    const namespace = group.slice(0, group.indexOf(';'));
    if (known.includes(namespace)) return;
    problems.push(
      ...placed(part, ['alarms', 'ruleGroups', index], {
        code: 'ConfigAlarmRuleGroup',
        got: `the namespace ${namespace}`,
        expected: known.length === 0 ? "a namespace of 'rules' (there is none)" : `one of ${known.join(', ')}`,
        fix: "name a namespace that stands under 'rules'",
      }),
    );
  });
  return [...problems, ...checkChanges(part)];
}

function checkChanges(part: Part<ManagedWorkspaceSettings>): Problem[] {
  const { alarms } = part.value;
  return Object.entries(alarms?.thresholds ?? {}).flatMap(([key, change]) => {
    const at = ['alarms', 'thresholds', key];
    const found: Problem[] = [];
    if (alarms?.disable.includes(key as (typeof alarms.disable)[number]) === true) {
      found.push(
        ...placed(part, at, {
          code: 'ConfigAlarmDisabled',
          got: `a change to ${key}, which is disabled`,
          expected: 'changes to alarms that are made',
          fix: "remove it here, or from 'disable'",
        }),
      );
    }
    if (change.threshold !== undefined && change.percent !== undefined) {
      found.push(
        ...placed(part, at, {
          code: 'ConfigAlarmThreshold',
          got: "both 'threshold' and 'percent'",
          expected: 'one of the two',
          fix: 'remove one of them',
        }),
      );
    }
    return found;
  });
}
