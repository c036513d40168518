import { readableRules } from '../private/alerting/sides.js';
import { list, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** An alert asks for more before it fires. */
export const alertingThresholdKept: Rule = {
  id: 'alerting/threshold-kept',
  severity: 'warning',
  summary: 'The threshold of an alert moves away.',
  why: 'The alert is still there, with its name and its runbook, and no longer fires when it did.',
  fix: 'Query the last weeks with both numbers: when would it have fired, when would it fire now.',
  check: ({ changes }) =>
    readableRules(changes).flatMap(({ change, difference: { pairs } }) => {
      const duller = pairs.flatMap(([was, is]) => {
        const [before, after] = [thresholdOf(was.expr), thresholdOf(is.expr)];
        if (was.kind !== 'alert' || before === undefined || after === undefined) return [];
        if (before.asks !== after.asks || before.sign !== after.sign) return [];
        const higher = before.sign.startsWith('>') ? after.value > before.value : after.value < before.value;
        return higher ? [`${is.name} (${before.sign} ${before.value} to ${after.sign} ${after.value})`] : [];
      });
      return duller.length === 0 ? [] : [say(change, `Alerts fire less easily: ${list(duller)}.`)];
    }),
};

/** What an expression compares with a number at its end. Anything else is no threshold. */
function thresholdOf(expr: string): { asks: string; sign: string; value: number } | undefined {
  const match = /^(.*[^<>=!])\s*(>=?|<=?)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(expr);
  if (match === null) return undefined;
  const [, asks = '', sign = '', value] = match;
  return { asks: asks.replace(/\s/g, ''), sign, value: Number(value) };
}
