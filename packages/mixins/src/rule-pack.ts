import { isAlerting, metricNames, type RuleGroup } from '@promontory/rules';
import { type Finding, formatDuration, parseDuration } from '@promontory/vocabulary';
import type { GroupDefinition } from './definition.js';
import type { JobName, PackOptions, Threshold } from './options.js';
import { checkOptions } from './private/check-options.js';
import { renderGroups } from './private/render.js';

/** Rules that belong together, ready for a namespace of AMP. */
export interface RulePack {
  readonly name: string;
  /** Empty when there are findings. */
  readonly groups: readonly RuleGroup[];
  /** Metrics that the rules read and the pack does not record itself, sorted: what jobs must produce. */
  readonly reads: readonly string[];
  /** What is wrong with the options. */
  readonly findings: readonly Finding[];
}

/** What the definitions of a pack may depend on. */
export interface PackContext<T extends string> {
  /** Each threshold's value. */
  readonly t: { readonly [K in T]: number };
  /** The window of a rate: four scrapes, and at least `floor` (default `5m`). */
  readonly range: (floor?: string) => string;
  /** Milliseconds between scrapes. */
  readonly scrapeInterval: number;
  /** A matcher such as `job="kubelet"`. */
  readonly job: (name: JobName) => string;
}

/** A function that makes a pack, and what is known of it beforehand. */
export interface PackFunction<T extends string = string> {
  (options?: PackOptions<T>): RulePack;
  readonly packName: string;
  /** Thresholds by name, with defaults, units and bounds. */
  readonly thresholds: { readonly [K in T]: Threshold };
  /** Alerts in their order, each name once. */
  readonly alerts: readonly string[];
  /** Records in their order, each name once. */
  readonly records: readonly string[];
}

/** What a pack is made of. */
export interface PackDefinition<T extends string> {
  readonly name: string;
  readonly thresholds: { readonly [K in T]: Threshold };
  readonly groups: (context: PackContext<T>) => readonly GroupDefinition[];
  /** Shortest interval of groups, for queries that cost. @default '60s' */
  readonly minInterval?: string;
}

/** Makes a pack's function of its definition. */
export function definePack<T extends string = never>(definition: PackDefinition<T>): PackFunction<T> {
  const { name, thresholds } = definition;
  const rules = definition.groups(contextOf(definition, {})).flatMap((group) => group.rules);
  const alerts = [...new Set(rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : [])))];
  const records = [...new Set(rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])))];

  const make = (options: PackOptions<T> = {}): RulePack => {
    const findings = checkOptions(options, { name, alerts, thresholds });
    if (findings.length > 0) return { name, groups: [], reads: [], findings };
    const context = contextOf(definition, options);
    const groups = renderGroups(definition.groups(context), {
      pack: name,
      options,
      scrapeInterval: context.scrapeInterval,
      minInterval: parseDuration(definition.minInterval ?? '60s') ?? 60_000,
    });
    return { name, groups, reads: readsOf(groups), findings };
  };
  return Object.assign(make, { packName: name, thresholds, alerts, records });
}

function contextOf<T extends string>({ thresholds }: PackDefinition<T>, options: PackOptions<T>): PackContext<T> {
  const scrapeInterval = parseDuration(options.scrapeInterval ?? '60s') ?? 60_000;
  const names = Object.keys(thresholds) as T[];
  return {
    t: Object.fromEntries(names.map((key) => [key, options.thresholds?.[key] ?? thresholds[key].default])) as {
      [K in T]: number;
    },
    range: (floor = '5m') => formatDuration(Math.max(4 * scrapeInterval, parseDuration(floor) ?? 0)),
    scrapeInterval,
    job: (job) => `job=${JSON.stringify(options.jobs?.[job] ?? job)}`,
  };
}

/** The metrics that groups read and do not record themselves, sorted. */
export function readsOf(groups: readonly RuleGroup[]): string[] {
  const rules = groups.flatMap((group) => group.rules);
  const recorded = new Set(rules.flatMap((rule) => (isAlerting(rule) ? [] : [rule.record])));
  const read = new Set(rules.flatMap((rule) => metricNames(rule.expr)));
  return [...read].filter((metric) => !recorded.has(metric)).sort();
}
