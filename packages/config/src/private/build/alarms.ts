import type * as z from 'zod';
import type { AlarmSettings } from '../../environment.js';
import type { alarms } from '../schema/alarms.js';

/** The alarms of a workspace, with their defaults. */
export function buildAlarms(value: z.infer<typeof alarms>): AlarmSettings {
  return {
    subscriptions: value.subscriptions ?? [],
    topicArns: value.topicArns ?? [],
    quotas: value.quotas ?? {},
    thresholds: value.thresholds ?? {},
    disable: value.disable ?? [],
    ruleGroups: value.ruleGroups ?? [],
    runbookUrl: value.runbookUrl,
    apiCalls:
      value.apiCalls === undefined
        ? undefined
        : { exceptRoleArns: value.apiCalls === true ? [] : (value.apiCalls.exceptRoleArns ?? []) },
  };
}
