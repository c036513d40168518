import { metricNames } from '@promontory/rules';
import { readRules } from '../private/alerting/read-rules.js';
import { blocksOf, list, say } from '../private/rule-kit.js';
import { filtersOf, letThrough } from '../private/scrape/filters.js';
import { keptJobs, readableScrapes } from '../private/scrape/read-scrape.js';
import type { Synth } from '../read-synth.js';
import type { Rule } from '../rule.js';

/** Metrics are no longer stored, and rules ask for them. */
export const scrapeMetricsKept: Rule = {
  id: 'scrape/metrics-kept',
  severity: 'error',
  summary: 'A job newly drops metrics, some perhaps that rules ask for.',
  why: 'A rule on a metric that is not there has nothing to compare: it never fires, and looks healthy.',
  fix: 'Keep the metrics that rules and dashboards ask for.',
  check: ({ changes, head }) => {
    const asked = metricsOfRules(head);
    return readableScrapes(changes).flatMap((sides) =>
      keptJobs(sides).flatMap(({ name, was, is }) => {
        // What going back would let through is what going on keeps out.
        const { values, filters } = letThrough(filtersOf(is), filtersOf(was));
        const judged = values.filter(isJudged);
        const missed = asked.filter((metric) => judged.some((pattern) => isNamed(pattern, metric)));
        const rest = judged.filter((pattern) => !missed.some((metric) => isNamed(pattern, metric)));
        const open = values.filter((pattern) => !isJudged(pattern));
        return [
          ...(missed.length === 0 ? [] : [say(sides.change, `${name} drops what rules ask for: ${list(missed)}.`)]),
          ...(rest.length === 0
            ? []
            : [say(sides.change, `${name} now drops ${list(rest)}. No rule here asks for it.`, 'warning')]),
          ...(open.length === 0
            ? []
            : [
                say(
                  sides.change,
                  `${name} now drops ${list(open)}: whether rules ask for it cannot be told.`,
                  'warning',
                ),
              ]),
          ...[...filters.keys()].map((labels) =>
            say(
              sides.change,
              `${name} keeps some values of ${labels} only: whether rules ask for others cannot be told.`,
              'warning',
            ),
          ),
        ];
      }),
    );
  },
};

/** Metrics that rules of this environment ask for. */
function metricsOfRules(head: Synth): string[] {
  const rules = blocksOf(head, 'aws_prometheus_rule_group_namespace').flatMap(
    ({ attributes }) => readRules(attributes['data']) ?? [],
  );
  return [...new Set(rules.flatMap(({ expr }) => metricNames(expr)))].sort();
}

/** Whether a pattern is one of names, and plain enough: one with repeated groups can be made to take for ever. */
function isJudged(pattern: string): boolean {
  if (!/^[\w:.*+?()[\]|\\{},^$-]+$/.test(pattern) || /\)[*+?{]/.test(pattern)) return false;
  if ((pattern.match(/[*+{]/g) ?? []).length > 4) return false;
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

function isNamed(pattern: string, metric: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(metric);
}
