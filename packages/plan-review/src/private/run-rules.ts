import { readable } from '../diff/references.js';
import { cut, LONGEST_NAME } from '../diff/show.js';
import type { Finding, Severity } from '../report.js';
import { ReviewInputError } from '../review-input-error.js';
import type { Rule, RuleFinding, RuleInput } from '../rule.js';

/** All that rules say. One that breaks has not found the change harmless: that is a finding. */
export function runRules(rules: readonly Rule[], input: RuleInput): Finding[] {
  return rules.flatMap(({ id, severity, why, fix, check }): Finding[] => {
    try {
      return check(input).map((finding) => ({ rule: id, severity, ...whole(id, finding), why, fix }));
    } catch (error) {
      // A rule that breaks has not found the change harmless.
      const reason = error instanceof Error ? error.message : String(error);
      return [
        {
          rule: 'review/rule-failed',
          severity: 'error',
          stack: '',
          path: id,
          message: `The rule ${id} stopped: ${reason}`,
          why: 'What this rule guards was not looked at.',
          fix: 'Report it, and read the change by hand.',
        },
      ];
    }
  });
}

/** A finding with all that a report needs: rules of others are no more trusted than their words. */
function whole(rule: string, finding: RuleFinding): RuleFinding {
  const { severity, stack, path, message } = finding;
  const isWhole = [stack, path, message].every((text) => typeof text === 'string');
  if (!isWhole || (severity !== undefined && !SEVERITIES.includes(severity)))
    throw new ReviewInputError(
      'ReviewRulesInvalid',
      rule,
      'a finding without stack, path or message, or with a severity that is unknown',
      'mend the rule',
    );
  return {
    stack,
    path,
    message: cut(readable(message), LONGEST_NAME),
    ...(severity === undefined ? {} : { severity }),
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
