import { parseArn, type Problem } from '@promontory/vocabulary';
import type { CostAlarmSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';
import { checkSubscriptions } from './subscriptions.js';

/** The cost alarm is heard by somebody who can be reached, of what this account can be told. */
export function checkCostAlarm(part: Part<CostAlarmSettings>, account: string | undefined): Problem[] {
  const { subscriptions, monitorArn, threshold } = part.value;
  const problems = checkSubscriptions(part, subscriptions, ['subscriptions']);
  const owner = monitorArn === undefined ? undefined : parseArn(monitorArn)?.account;
  if (owner !== undefined && account !== undefined && owner !== account) {
    problems.push(
      ...placed(part, ['monitorArn'], {
        code: 'ConfigAccount',
        got: `a monitor of account ${owner}`,
        expected: `one of account ${account}`,
        fix: "copy it from 'aws ce get-anomaly-monitors' in this account",
      }),
    );
  }
  if (threshold !== undefined && Object.keys(threshold).length === 0) {
    problems.push(
      ...placed(part, ['threshold'], {
        code: 'ConfigCostThreshold',
        got: 'no number',
        expected: "'dollars', 'percent' or both",
        fix: 'add one, or leave the threshold out',
      }),
    );
  }
  return problems;
}
