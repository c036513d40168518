import { isDeepStrictEqual } from 'node:util';
import { darkReads, type Produced, producedByJobs } from '@promontory/metric-inventory';
import { metricNames } from '@promontory/rules';
import type { ScrapeJob } from '@promontory/scrape-config';
import { readRules, type ReviewedRule } from '../private/alerting/read-rules.js';
import { blocksOf, list, ofType } from '../private/rule-kit.js';
import { COLLECTOR_TYPES, type Job, readScrape } from '../private/scrape/read-scrape.js';
import type { Synth } from '../read-synth.js';
import type { Rule, RuleFinding } from '../rule.js';

/** The alert is still there, and nothing reaches it. */
export const alertingNotTurnedDark: Rule = {
  id: 'alerting/not-turned-dark',
  severity: 'error',
  summary: 'A metric that a rule reads is no longer produced by any job.',
  why: 'A rule whose metric is gone is silent for ever, and looks as if all were well.',
  fix: 'Produce the metric again, or remove the rules that read it in the same change.',
  check: ({ changes, base, head }) => {
    if (base === undefined || ofType(changes, ...COLLECTOR_TYPES).length === 0) return [];
    if (keepsJobs(base, head)) return [];
    const [before, after] = [producedIn(base), producedIn(head)];
    // A collector that cannot be read is told of by scrape/jobs-kept.
    if (before === undefined || after === undefined) return [];
    const namespaces = blocksOf(head, 'aws_prometheus_rule_group_namespace').map((block) => ({
      block,
      rules: readRules(block.attributes['data']) ?? [],
    }));
    const records = new Set(
      namespaces.flatMap(({ rules }) => rules.flatMap(({ kind, name }) => (kind === 'record' ? [name] : []))),
    );
    return namespaces.flatMap(({ block: { stack, path }, rules }): RuleFinding[] => {
      const messages = turnedDark(rules, before, after, records);
      return messages.length === 0 ? [] : [{ stack, path, message: `Turned dark: ${list(messages, '; ')}.` }];
    });
  },
};

/** Whether every job of the base is still some collector's, as it was: all that is produced still is, then. */
function keepsJobs(base: Synth, head: Synth): boolean {
  const [before, after] = [jobsOf(without(base, head)), jobsOf(without(head, base))];
  if (before === undefined || after === undefined) return false;
  const known = new Map(after.map((job) => [JSON.stringify(job), job]));
  return before.every((job) => isDeepStrictEqual(job, known.get(JSON.stringify(job))));
}

/** The stacks of a side that the other has not just so. */
function without({ stacks }: Synth, other: Synth): Synth {
  return { stacks: new Map([...stacks].filter(([id, stack]) => other.stacks.get(id) !== stack)) };
}

/** What all collectors of a side produce; undefined when one of them cannot be read. */
function producedIn(synth: Synth): Produced | undefined {
  const jobs = jobsOf(synth);
  return jobs && producedByJobs(jobs as unknown as readonly ScrapeJob[]);
}

/** The jobs of all collectors of a side; undefined when one of them cannot be read. */
function jobsOf(synth: Synth): readonly Job[] | undefined {
  const scrapes = blocksOf(synth, ...COLLECTOR_TYPES).map(({ type, attributes }) => readScrape(type, attributes));
  // Those of a fleet are mostly the same ones.
  const jobs = new Set(scrapes.flatMap((scrape) => [...(scrape?.jobs.values() ?? [])]));
  return scrapes.includes(undefined) ? undefined : [...jobs];
}

function turnedDark(
  rules: readonly ReviewedRule[],
  before: Produced,
  after: Produced,
  records: ReadonlySet<string>,
): string[] {
  const readers = new Map<string, string[]>();
  for (const { name, expr } of rules) {
    for (const metric of metricNames(expr)) readers.set(metric, [...(readers.get(metric) ?? []), name]);
  }
  const reads = [...readers].map(([metric, names]) => ({ metric, readBy: [...new Set(names)].join(', ') }));
  // By what would mend it, then by rule: that is what is looked at next.
  const byMend = new Map<string, Map<string, string[]>>();
  for (const { metric, readBy, switch: how } of darkReads(reads, after, records)) {
    if (!wasThere(metric, before)) continue;
    const byReader = byMend.get(how) ?? new Map<string, string[]>();
    byMend.set(how, byReader.set(readBy, [...(byReader.get(readBy) ?? []), metric]));
  }
  return [...byMend].map(([how, byReader]) => {
    const all = [...byReader].map(([readBy, metrics]) => `${readBy} (${metrics.join(', ')})`);
    return `${list(all)}: ${how}`;
  });
}

/** Beside jobs that may produce anything, what is not listed need not have been there. */
function wasThere(metric: string, { open, stateOf }: Produced): boolean {
  const { state } = stateOf(metric);
  return state === 'produced' || (state === 'unknown' && !open);
}
