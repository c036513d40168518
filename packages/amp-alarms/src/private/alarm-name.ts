import { boundedName } from '@promontory/core';

/** CloudWatch's bound on an alarm's name (PutMetricAlarm, 2026-07). */
export const ALARM_NAME_LIMIT = 255;

/** `<prefix>/<key>`, and `/<detail>` for one of several alarms of a key; unique where prefixes are. */
export function alarmName(prefix: string, key: string, detail?: string): string {
  return boundedName(ALARM_NAME_LIMIT, [prefix, key, ...(detail === undefined ? [] : [detail])].join('/'));
}
