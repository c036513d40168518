import type * as z from 'zod';
import type { CostAlarmSettings } from '../../environment.js';
import type { costAlarm } from '../schema/cost-alarm.js';

/** The cost alarm, with its defaults. */
export function buildCostAlarm(value: z.infer<typeof costAlarm>): CostAlarmSettings {
  const { dollars, percent } = value.threshold ?? {};
  return {
    about: value.about ?? 'all-services',
    subscriptions: value.subscriptions,
    monitorArn: value.monitorArn,
    threshold: value.threshold && {
      ...(dollars !== undefined && { dollars }),
      ...(percent !== undefined && { percent }),
    },
    runbookUrl: value.runbookUrl,
  };
}
