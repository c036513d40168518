import type { Attributes } from '../change.js';
import { isKept, list, nested, ofType, say, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** More metrics of AWS are sent, and paid for one by one. */
export const cloudwatchMetricStreamNotWidened: Rule = {
  id: 'cloudwatch/metric-stream-not-widened',
  severity: 'warning',
  summary: 'A metric stream sends more than it did.',
  why: 'CloudWatch is paid for every metric update that it streams, then the carrier, then every sample in AMP.',
  fix: 'Name the namespaces and the metrics that are needed.',
  check: ({ changes }) =>
    ofType(changes, 'aws_cloudwatch_metric_stream')
      .filter(isKept)
      .flatMap((change) => {
        const [before, after] = [change.before, change.after];
        const more = [...included(before, after), ...excluded(before, after), ...statistics(before, after)];
        return more.length === 0 ? [] : [say(change, `The stream also sends ${list(more, '; ')}.`)];
      }),
};

function included(before: Attributes | undefined, after: Attributes | undefined): string[] {
  const [was, is] = [filters(before, 'include_filter'), filters(after, 'include_filter')];
  if (was.size === 0) return [];
  if (is.size === 0) return [`everything, no longer ${[...was.keys()].join(', ')} alone`];
  return [...is].flatMap(([namespace, names]) => beyond(namespace, names, was.get(namespace)));
}

function excluded(before: Attributes | undefined, after: Attributes | undefined): string[] {
  const is = filters(after, 'exclude_filter');
  // Where a list of what is sent takes the place of what is not, nothing is let in by that alone.
  if (filters(after, 'include_filter').size > 0) return [];
  return [...filters(before, 'exclude_filter')].flatMap(([namespace, names]) =>
    beyond(namespace, names, is.get(namespace)).map((one) => `${one}, which was left out`),
  );
}

/** What of a namespace is beyond `known`. No names at all mean all of them. */
function beyond(namespace: string, names: readonly string[], known: readonly string[] | undefined): string[] {
  if (known === undefined) return [names.length === 0 ? namespace : `${namespace} ${names.join(', ')}`];
  if (known.length === 0) return [];
  if (names.length === 0) return [`all of ${namespace}`];
  const fresh = names.filter((name) => !known.includes(name));
  return fresh.length === 0 ? [] : [`${namespace} ${fresh.join(', ')}`];
}

function statistics(before: Attributes | undefined, after: Attributes | undefined): string[] {
  const of = (attributes: Attributes | undefined): string[] =>
    nested(attributes, 'statistics_configuration').flatMap((one) => textsOf(one, 'additional_statistics'));
  const known = of(before);
  const fresh = [...new Set(of(after))].filter((one) => !known.includes(one));
  return fresh.length === 0 ? [] : [`the statistics ${fresh.join(', ')}`];
}

function filters(attributes: Attributes | undefined, key: string): ReadonlyMap<string, readonly string[]> {
  return new Map(nested(attributes, key).map((one) => [String(one['namespace']), textsOf(one, 'metric_names')]));
}
