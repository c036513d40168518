import { isDeepStrictEqual } from 'node:util';
import type { Attributes, Change } from '../change.js';
import { isKept, nested, numberOf, ofType, say } from '../private/rule-kit.js';
import type { Rule, RuleFinding } from '../rule.js';

/** Samples are refused, or nothing refuses them any more. */
export const ampSeriesLimitKept: Rule = {
  id: 'amp/series-limit-kept',
  severity: 'error',
  summary: 'A limit on active series of a label set is lowered, raised or removed.',
  why: 'Beyond the limit samples of that label set are refused and lost; without it one team can fill the workspace for all.',
  fix: 'Look at the active series of the label set first: AWS/Prometheus ActiveSeriesPerLabelSet.',
  check: ({ changes }) => ofType(changes, 'aws_prometheus_workspace_configuration').filter(isKept).flatMap(compare),
};

function compare(change: Change): RuleFinding[] {
  const after = limitsOf(change.after);
  return limitsOf(change.before).flatMap(({ labels, max }) => {
    const now = after.find((other) => isDeepStrictEqual(other.labels, labels));
    const name = `{${Object.entries(labels)
      .map(([key, value]) => `${key}="${String(value)}"`)
      .join(', ')}}`;
    // 0 counts the series of the set and limits nothing.
    const [was, is] = [max || Infinity, now?.max || Infinity];
    if (max === undefined || (now !== undefined && now.max === undefined))
      return [say(change, `Whether ${name} is limited as before cannot be told.`, 'warning')];
    if (is < was) return [say(change, `${name} may have ${is} series, no longer ${was}: samples beyond are refused.`)];
    return is > was
      ? [say(change, `${name} may have ${is === Infinity ? 'any number of' : is} series, no longer ${was}.`, 'warning')]
      : [];
  });
}

function limitsOf(attributes: Attributes | undefined): { labels: Attributes; max: number | undefined }[] {
  return nested(attributes, 'limits_per_label_set').map((one) => ({
    labels: (one['label_set'] ?? {}) as Attributes,
    max: numberOf(nested(one, 'limits')[0], 'max_series'),
  }));
}
