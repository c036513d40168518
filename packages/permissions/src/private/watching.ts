import { arnOf, passTo, TAGS, prefixed } from './common.js';
import { known, type TypePermissions } from './type-permissions.js';

/** Alarms and events. Actions: the service authorization references, 2026-07. */
export const WATCHING: Readonly<Record<string, TypePermissions>> = {
  aws_cloudwatch_metric_alarm: {
    read: prefixed('cloudwatch', ['DescribeAlarms', 'ListTagsForResource']),
    write: prefixed('cloudwatch', ['PutMetricAlarm', 'DeleteAlarms', ...TAGS]),
    resources: (attributes, place) => [
      arnOf('cloudwatch', attributes, place, `alarm:${alarmGroup(attributes['alarm_name'])}`),
    ],
  },
  aws_cloudwatch_event_rule: {
    read: prefixed('events', ['DescribeRule', 'ListTagsForResource']),
    write: prefixed('events', ['PutRule', 'DeleteRule', 'EnableRule', 'DisableRule', ...TAGS]),
    resources: (attributes, place) => [arnOf('events', attributes, place, `rule/${known(attributes['name'])}`)],
  },
  aws_cloudwatch_event_target: {
    read: prefixed('events', ['ListTargetsByRule']),
    write: prefixed('events', ['PutTargets', 'RemoveTargets']),
    resources: (attributes, place) => [arnOf('events', attributes, place, `rule/${known(attributes['rule'])}`)],
    also: (attributes, place) =>
      attributes['role_arn'] === undefined ? [] : passTo('events.amazonaws.com', 'role_arn')(attributes, place),
  },
  aws_ce_anomaly_monitor: cost('AnomalyMonitor'),
  aws_ce_anomaly_subscription: cost('AnomalySubscription'),
};

// Alarms of one workspace are many, and called alike: one statement for all of them.
function alarmGroup(name: unknown): string {
  return known(name).replace(/\/.*$/, '/*');
}

// Cost Explorer authorises against no resource before there is one.
function cost(noun: string): TypePermissions {
  return {
    read: [],
    resources: () => [],
    readAny: prefixed('ce', [`Get${noun}s`, 'ListTagsForResource']),
    writeAny: prefixed('ce', [`Create${noun}`, `Update${noun}`, `Delete${noun}`, ...TAGS]),
  };
}
