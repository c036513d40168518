import { isMapping, type Finding, type Problem } from '@promontory/vocabulary';
import { readYaml } from '@promontory/yaml-document';
import { AMP_RULE_LIMITS, type RuleLimits } from './limits.js';
import { checkDuplicates } from './private/check-duplicates.js';
import { checkGroup } from './private/check-group.js';
import { checkOrder } from './private/check-order.js';
import { unknownKeys } from './private/unknown-keys.js';
import type { RuleGroup } from './rule.js';

/** A rule file, read. */
export interface ParsedRules {
  /** Empty when there are problems. */
  readonly groups: readonly RuleGroup[];
  /** What AMP, or Prometheus, would refuse. */
  readonly problems: readonly Problem[];
  /** What works but deserves a look. */
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
  const document = readYaml(text, file);
  if (document.problems.length > 0) return { groups: [], problems: document.problems, warnings: [] };

  const findings = checkFile(document.value, text, limits);
  if (findings.length > 0) return { groups: [], problems: document.place(findings), warnings: [] };

  const { groups } = document.value as { groups: readonly RuleGroup[] };
  const doubled = checkDuplicates(groups);
  return {
    groups: doubled.length === 0 ? groups : [],
    problems: document.place(doubled),
    warnings: document.place(checkOrder(groups)),
  };
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
