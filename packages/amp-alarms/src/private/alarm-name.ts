import { boundedName } from '@promontory/core';

/** CloudWatch's bound on an alarm's name (PutMetricAlarm, 2026-07). */
export const ALARM_NAME_LIMIT = 255;

/** `<prefix>/<key>`, and `/<detail>` for one of several alarms of a key; unique where prefixes are. */
export function alarmName(prefix: string, key: string, detail?: string): string {
  return boundedName(ALARM_NAME_LIMIT, [prefix, key, ...(detail === undefined ? [] : [detail])].join('/'));
}

/** CloudWatch's bound on an alarm's description (PutMetricAlarm, 2026-07). */
const DESCRIPTION_LIMIT = 1024;

/** What it means, and where to read on. A long group or label set is cut, the link never is. */
export function alarmDescription(
  meaning: string,
  runbook: string,
): { readonly meaning: string; readonly link: string } {
  const link = ` Runbook: ${runbook}`;
  const room = DESCRIPTION_LIMIT - link.length;
  return { meaning: meaning.length <= room ? meaning : `${meaning.slice(0, room - 1)}…`, link };
}
