import type { AlertingRule, RecordingRule, Rule, RuleGroup } from '@promontory/rules';
import { formatDuration } from '@promontory/vocabulary';
import type { AlertDefinition, GroupDefinition, RecordDefinition } from '../definition.js';
import type { PackOptions } from '../options.js';
import { expandText } from './expand-text.js';
import { teamOf } from './team-of.js';
import { lookFarEnough } from './look-back.js';

/** What rendering needs to know beside the definitions. */
export interface Rendering {
  readonly pack: string;
  readonly options: PackOptions;
  /** Milliseconds between scrapes. */
  readonly scrapeInterval: number;
  /** Shortest group interval unless a group or the options say otherwise, in milliseconds. */
  readonly minInterval: number;
}

/** The groups as Prometheus has them, without what is disabled; a group without rules is left out. */
export function renderGroups(definitions: readonly GroupDefinition[], rendering: Rendering): RuleGroup[] {
  const { pack, options, scrapeInterval, minInterval } = rendering;
  const disabled = new Set(options.disable);
  return definitions.flatMap(({ name, interval, rules }) => {
    const kept = rules.filter((rule) => !('alert' in rule) || !disabled.has(rule.alert));
    if (kept.length === 0) return [];
    return [
      {
        name: `${pack}.${name}`,
        interval: options.interval ?? interval ?? formatDuration(Math.max(scrapeInterval, minInterval)),
        rules: kept.map((rule): Rule => ('alert' in rule ? alerting(rule, rendering) : recording(rule, rendering))),
      },
    ];
  });
}

function alerting(rule: AlertDefinition, { pack, options, scrapeInterval }: Rendering): AlertingRule {
  const override = options.overrides?.[rule.alert];
  const pending = override?.for ?? rule.for;
  return {
    alert: rule.alert,
    expr: lookFarEnough(oneLine(rule.expr), scrapeInterval),
    ...(pending === undefined ? {} : { for: pending }),
    ...(rule.keepFiringFor === undefined ? {} : { keep_firing_for: rule.keepFiringFor }),
    labels: { severity: override?.severity ?? rule.severity, team: teamOf(options), ...rule.labels },
    annotations: {
      summary: expandText(rule.summary),
      description: expandText(rule.description),
      runbook_url: runbookUrl(options.runbookUrl ?? 'docs/runbooks', pack, rule.alert),
    },
  };
}

function recording(rule: RecordDefinition, { scrapeInterval }: Rendering): RecordingRule {
  return {
    record: rule.record,
    expr: lookFarEnough(oneLine(rule.expr), scrapeInterval),
    ...(rule.labels === undefined ? {} : { labels: rule.labels }),
  };
}

// Anchors of Markdown headings are in lower case.
const runbookUrl = (base: string, pack: string, alert: string): string =>
  `${base.replace(/\/+$/, '')}/${pack}.md#${alert.toLowerCase()}`;

/** Definitions are laid out over several lines; a line break within quotes is none of ours. */
const oneLine = (expression: string): string => expression.trim().replace(/\s*\n\s*/g, ' ');
