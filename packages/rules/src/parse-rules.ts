import { isMapping, type Finding, type Problem, remembered } from '@promontory/vocabulary';
import { readYaml, type YamlDocument } from '@promontory/yaml-document';
import { AMP_RULE_LIMITS, type RuleLimits } from './limits.js';
import { checkDuplicates } from './private/check-duplicates.js';
import { checkGroup } from './private/check-group.js';
import { checkOrder } from './private/check-order.js';
import type { LocatedGroup } from './private/located-group.js';
import { unknownKeys } from './private/unknown-keys.js';
import { renderRules } from './render-rules.js';
import type { RuleGroup, RuleSource } from './rule.js';

/** A rule file, read. */
export interface ParsedRules {
  /** Empty when there are problems. */
  readonly groups: readonly RuleGroup[];
  /** What AMP, or Prometheus, would refuse. */
  readonly problems: readonly Problem[];
  /** What works but deserves a look. */
  readonly warnings: readonly Problem[];
}

/** The rules of a workspace, read. */
export interface ParsedRuleSet {
  /** Groups by namespace, in the order of the files. Empty when there are problems. */
  readonly namespaces: Readonly<Record<string, readonly RuleGroup[]>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Reads a Prometheus rule file as AMP will take it: YAML, keys, PromQL, durations, duplicates, quotas.
 *
 * @param text the file's content
 * @param file the name by which problems call it
 * @param limits AMP's quotas
 */
export function parseRules(text: string, file: string, limits: RuleLimits = AMP_RULE_LIMITS): ParsedRules {
  const { namespaces, problems, warnings } = parseRuleSet([{ namespace: file, file, text }], limits);
  return { groups: namespaces[file] ?? [], problems, warnings };
}

/**
 * Reads all rule files of a workspace, and checks what only a look across them shows: a group of one name in two files
 * of a namespace, a record that two files write, a rule that reads a record of another, quotas of the whole.
 */
export function parseRuleSet(sources: readonly RuleSource[], limits: RuleLimits = AMP_RULE_LIMITS): ParsedRuleSet {
  const read = sources.map((source) => readSource(source, limits));
  const groups = read.flatMap(({ groups: located }) => located);
  const own = read.flatMap(({ problems }) => problems);
  // What a broken file would have clashed with is not known: the others are still held together.
  const problems = [...own, ...checkDuplicates(groups), ...checkTotals(groups, limits)];
  const warnings = own.length === 0 ? checkOrder(groups) : [];
  const namespaces: Record<string, RuleGroup[]> = {};
  for (const { namespace, group } of problems.length === 0 ? groups : []) (namespaces[namespace] ??= []).push(group);
  return { namespaces, problems, warnings };
}

/** What became of one text, whatever its file is called. */
interface ReadText {
  readonly value: unknown;
  /** Without what it would be to a namespace. */
  readonly groups: readonly RuleGroup[];
  readonly problems: readonly Problem[];
}

// The same text is read where it is configured, where it is made a resource, and once for each part of a fleet. What it
// comes to depends on nothing else.
const readerFor = remembered((limits: RuleLimits) =>
  remembered((text: string, says: unknown) => readText(text, says, limits)),
);

function readSource(
  { namespace, file, text, says }: RuleSource,
  limits: RuleLimits,
): { groups: LocatedGroup[]; problems: readonly Problem[] } {
  const { value, groups, problems } = readerFor(limits)(text, says);
  const document = readAs(value, text, file);
  return {
    groups: groups.map((group, index) => ({ group, namespace, file, document, at: ['groups', index] })),
    problems: problems.map((problem) => ({ ...problem, file })),
  };
}

function readText(text: string, says: unknown, limits: RuleLimits): ReadText {
  const { value, problems, place } = readAs(says, text);
  const findings = problems.length === 0 ? checkFile(value, text, limits) : [];
  const found = [...problems, ...place(findings)];
  return { value, groups: found.length === 0 ? (value as { groups: RuleGroup[] }).groups : [], problems: found };
}

/** A document that is read where it is not known what it says. */
function readAs(says: unknown, text: string, file = ''): YamlDocument {
  return readYaml(text, file, says === undefined ? undefined : { valueOf: () => says });
}

/** Quotas of what several files come to; those of one file are told with the file. */
function checkTotals(groups: readonly LocatedGroup[], limits: RuleLimits): Problem[] {
  const [last] = groups.slice(-1);
  if (last === undefined || new Set(groups.map(({ file }) => file)).size < 2) return [];
  const findings: Finding[] = [];
  const count = groups.reduce((sum, { group }) => sum + group.rules.length, 0);
  if (count > limits.maxRules) {
    findings.push({
      code: 'RulesCount',
      path: ['groups'],
      got: `${count} rules in all files of the workspace`,
      expected: `at most ${limits.maxRules} in a workspace (${limits.source})`,
      fix: 'remove rules, or have the quota raised and pass the new limit',
    });
  }
  for (const namespace of new Set(groups.map((located) => located.namespace))) {
    const bytes = Buffer.byteLength(
      renderRules(groups.filter((located) => located.namespace === namespace).map(({ group }) => group)),
    );
    if (bytes > limits.maxFileBytes) {
      findings.push({
        code: 'RulesFileSize',
        path: ['groups'],
        got: `${bytes} bytes in the namespace ${namespace}`,
        expected: `at most ${limits.maxFileBytes} (${limits.source})`,
        fix: 'split the files over several namespaces',
      });
    }
  }
  return last.document.place(findings);
}

function checkFile(value: unknown, text: string, limits: RuleLimits): Finding[] {
  if (!isMapping(value) || !Array.isArray(value['groups'])) {
    return [
      {
        code: 'RulesGroups',
        path: isMapping(value) && 'groups' in value ? ['groups'] : [],
        got: "a file without a list 'groups'",
        expected: "'groups', a list of rule groups",
        fix: "begin the file with 'groups:'",
      },
    ];
  }
  const groups: unknown[] = value['groups'];
  const findings = [
    ...unknownKeys(value, ['groups'], [], 'a rule file'),
    ...groups.flatMap((group, index) => checkGroup(group, ['groups', index], limits)),
  ];
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.maxFileBytes) {
    findings.push({
      code: 'RulesFileSize',
      path: [],
      got: `${bytes} bytes`,
      expected: `at most ${limits.maxFileBytes} (${limits.source})`,
      fix: 'split the file into several namespaces',
    });
  }
  const count = groups.reduce<number>(
    (sum, group) => sum + (isMapping(group) && Array.isArray(group['rules']) ? group['rules'].length : 0),
    0,
  );
  if (count > limits.maxRules) {
    findings.push({
      code: 'RulesCount',
      path: ['groups'],
      got: `${count} rules`,
      expected: `at most ${limits.maxRules} in a workspace (${limits.source})`,
      fix: 'remove rules, or have the quota raised and pass the new limit',
    });
  }
  if (groups.length === 0) {
    findings.push({
      code: 'RulesGroups',
      path: ['groups'],
      got: 'no groups',
      expected: 'at least one',
      fix: 'add a group, or do not use the file',
    });
  }
  return findings;
}
