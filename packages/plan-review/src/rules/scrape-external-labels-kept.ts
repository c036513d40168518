import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '@promontory/vocabulary';
import { list, say } from '../private/rule-kit.js';
import { readableScrapes, type Scrape } from '../private/scrape/read-scrape.js';
import type { Rule } from '../rule.js';

/** All series of a collector end, and begin again under another name. */
export const scrapeExternalLabelsKept: Rule = {
  id: 'scrape/external-labels-kept',
  severity: 'error',
  summary: 'The labels that a collector writes on all of its series change.',
  why: 'Every series ends and a new one begins: history breaks, active series double for hours, and what names the label is silent.',
  fix: 'Keep the labels, or change rules, routes and dashboards first.',
  check: ({ changes }) =>
    readableScrapes(changes).flatMap(({ change, before, after }) => {
      if (before.jobs.size === 0) return [];
      const [was, is] = [labelsOf(before), labelsOf(after)];
      const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
      const different = names
        .filter((name) => !isDeepStrictEqual(was[name], is[name]))
        .map((name) => `${name} ${word(was[name])} to ${word(is[name])}`);
      return different.length === 0 ? [] : [say(change, `All series get other labels: ${list(different)}.`)];
    }),
};

function labelsOf({ global }: Scrape): Readonly<Record<string, unknown>> {
  const labels = global['external_labels'];
  return isMapping(labels) ? labels : {};
}

function word(value: unknown): string {
  return value === undefined ? '(none)' : String(value);
}
