import { comparedNumber } from '../private/compared.js';
import { isKept, ofType, say } from '../private/rule-kit.js';
import type { Change } from '../change.js';
import type { Rule } from '../rule.js';

/** An alarm waits for more, or for longer. */
export const alarmNotDulled: Rule = {
  id: 'alarm/not-dulled',
  severity: 'warning',
  summary: 'The threshold of an alarm moves away, it waits for longer, or missing data no longer counts.',
  why: 'The alarm is still there and no longer goes off when it did. Missing data is often the failure itself.',
  fix: 'Look at the metric of the last weeks with the old and the new values.',
  check: ({ changes }) =>
    ofType(changes, 'aws_cloudwatch_metric_alarm')
      .filter(isKept)
      .flatMap((change) => {
        const duller = [...threshold(change), ...longer(change), ...missing(change)];
        return duller.length === 0 ? [] : [say(change, `The alarm goes off less easily: ${duller.join(', ')}.`)];
      }),
};

function threshold(change: Change): string[] {
  const value = comparedNumber(change, 'threshold', 0);
  if (value === undefined) return [];
  if (value === 'unclear') return ['its threshold cannot be told'];
  const falls = String(change.after?.['comparison_operator'] ?? '').startsWith('LessThan');
  const away = falls ? value.is < value.was : value.is > value.was;
  return away ? [`threshold ${value.was} to ${value.is}`] : [];
}

function longer(change: Change): string[] {
  return ['evaluation_periods', 'datapoints_to_alarm', 'period'].flatMap((key) => {
    const value = comparedNumber(change, key, 0);
    if (value === 'unclear') return [`its ${key} cannot be told`];
    return value !== undefined && value.is > value.was && value.was > 0 ? [`${key} ${value.was} to ${value.is}`] : [];
  });
}

function missing(change: Change): string[] {
  const [was, is] = [
    change.before?.['treat_missing_data'] ?? 'missing',
    change.after?.['treat_missing_data'] ?? 'missing',
  ];
  const loudness = ['ignore', 'notBreaching', 'missing', 'breaching'];
  return loudness.indexOf(String(is)) < loudness.indexOf(String(was))
    ? [`treat_missing_data ${String(was)} to ${String(is)}`]
    : [];
}
