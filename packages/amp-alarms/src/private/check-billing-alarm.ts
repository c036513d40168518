import { ConfigurationError, isConcrete } from '@promontory/core';
import type { IConstruct } from 'constructs';
import type { BillingAlarmProps, CostThreshold } from '../billing-alarm.js';
import { checkName } from './check-name.js';
import { checkTopics } from './check-topics.js';

/** Refuses what Cost Explorer would refuse. */
export function checkBillingAlarm(scope: IConstruct, { name, monitor, notice, threshold }: BillingAlarmProps): void {
  const refuse = (code: string, got: string, expected: string, prop: string): never => {
    throw new ConfigurationError(code, { got, expected, fix: `change '${prop}'` }, scope);
  };
  checkName(scope, 'AmpBillingAlarmName', name);
  if (notice.kind === 'topic') {
    checkTopics(scope, [notice.topicArn], {
      code: 'AmpBillingAlarmTopic',
      prop: 'notice.topicArn',
      fifo: false,
      max: 1,
    });
  } else {
    const { addresses } = notice;
    const wrong = addresses.find((address) => isConcrete(address) && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address));
    if (wrong !== undefined) refuse('AmpBillingAlarmMail', wrong, 'a mail address', 'notice.addresses');
    if (addresses.length < 1 || addresses.length > 10 || new Set(addresses).size !== addresses.length) {
      const got = `${new Set(addresses).size} different addresses among ${addresses.length}`;
      refuse('AmpBillingAlarmMail', got, '1 to 10 different addresses', 'notice.addresses');
    }
  }
  if (monitor.kind === 'existing' && isConcrete(monitor.monitorArn) && !MONITOR_ARN.test(monitor.monitorArn)) {
    const expected = 'arn:<partition>:ce::<account>:anomalymonitor/<id>';
    refuse('AmpBillingAlarmMonitor', monitor.monitorArn, expected, 'monitor.monitorArn');
  }
  if (monitor.kind === 'tag' && (monitor.values.length < 1 || monitor.values.length > 10)) {
    refuse('AmpBillingAlarmMonitor', `${monitor.values.length} values`, '1 to 10', 'monitor.values');
  }
  checkThreshold(scope, 'AmpBillingAlarmThreshold', threshold);
}

/** Refuses a threshold that is none, or that Cost Explorer would refuse (API reference, "AnomalySubscription", 2026-07). */
export function checkThreshold(scope: IConstruct, code: string, threshold: CostThreshold | undefined): void {
  if (threshold === undefined) return;
  const bounds = [threshold.dollars, threshold.percent].filter((value) => value !== undefined);
  if (bounds.length > 0 && bounds.every((value) => value >= 0 && value <= 10_000_000_000)) return;
  throw new ConfigurationError(
    code,
    {
      got: JSON.stringify(threshold),
      expected: 'dollars, percent or both, from 0 to 10,000,000,000',
      fix: "change 'threshold'",
    },
    scope,
  );
}

/** The shape of a monitor's ARN. */
export const MONITOR_ARN = /^arn:aws[a-z-]*:ce::\d{12}:anomalymonitor\/\S+$/;
