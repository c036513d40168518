import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { CostAnomalyEventsProps } from '../cost-anomaly-events.js';
import { checkThreshold, MONITOR_ARN } from './check-billing-alarm.js';
import { checkName } from './check-name.js';
import { checkTopics } from './check-topics.js';

/** Refuses props with which nobody would be told. */
export function checkCostEvents(scope: IConstruct, props: CostAnomalyEventsProps, region: string): void {
  const refuse = (code: string, got: string, expected: string, prop: string): never => {
    throw new ConfigurationError(code, { got, expected, fix: `change '${prop}'` }, scope);
  };
  const { name, topicArns, monitorArn, topicKeyArns = [], threshold } = props;
  checkName(scope, 'AmpCostEventsName', name);
  checkTopics(scope, topicArns, { code: 'AmpCostEventsTopics', prop: 'topicArns', region, fifo: false, max: 5 });
  if (isConcrete(monitorArn) && !MONITOR_ARN.test(monitorArn)) {
    refuse('AmpCostEventsMonitor', monitorArn, 'arn:<partition>:ce::<account>:anomalymonitor/<id>', 'monitorArn');
  }
  const wrong = topicKeyArns.find((arn) => isConcrete(arn) && !isArnOf(arn, 'kms', 'key/'));
  if (wrong !== undefined) {
    refuse('AmpCostEventsKeyArn', wrong, 'arn:<partition>:kms:<region>:<account>:key/<id>', 'topicKeyArns');
  }
  checkThreshold(scope, 'AmpCostEventsThreshold', threshold);
  // EventBridge refuses numbers that a double cannot hold exactly ("Comparison operators", 2026-07): 0.1, say.
  const part = [threshold?.dollars, threshold?.percent].find(
    (value) => value !== undefined && !Number.isInteger(value),
  );
  if (part !== undefined) refuse('AmpCostEventsThreshold', `${part}`, 'whole dollars and percent', 'threshold');
}
