import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMapping, kindOf } from '@promontory/vocabulary';
import { ReviewInputError } from './review-input-error.js';
import type { Rule } from './rule.js';
import { RULES } from './rules/index.js';

/**
 * Loads rules of an organisation: modules that export `rules`, a list of `Rule`. What cannot be loaded is an error: a
 * rule that is missing would look like one that found nothing.
 *
 * @param modules names of packages, or paths that begin with `./` or `/`
 * @param folder what names and paths are resolved from
 */
export function loadRules(modules: readonly string[], folder: string): readonly Rule[] {
  const require = createRequire(join(folder, 'package.json'));
  const rules: Rule[] = [];
  for (const name of modules) {
    for (const [index, rule] of exported(name, require).entries()) {
      const problem = problemOf(rule) ?? clash(rule as Rule, rules);
      if (problem !== undefined)
        throw new ReviewInputError('ReviewRulesInvalid', `rule ${index} of ${name}`, problem, 'mend the rule');
      rules.push(rule as Rule);
    }
  }
  return rules;
}

function exported(name: string, require: NodeJS.Require): readonly unknown[] {
  let module: unknown;
  try {
    module = require(name);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new ReviewInputError(
      'ReviewRulesMissing',
      name,
      `an error (${reason})`,
      'install it in this repository, or give a path that begins with ./',
    );
  }
  const rules = isMapping(module) ? module['rules'] : undefined;
  if (!Array.isArray(rules) || rules.length === 0)
    throw new ReviewInputError('ReviewRulesMissing', name, "no list 'rules'", "export 'rules', a list of Rule");
  return rules;
}

/** What of a rule is not as `Rule` says. */
function problemOf(rule: unknown): string | undefined {
  if (!isMapping(rule)) return kindOf(rule);
  const { id, severity, check } = rule;
  if (typeof id !== 'string' || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || id.startsWith('review/'))
    return `the id ${kindOf(id)}, expected scope/name, in small letters, and another scope than review`;
  if (severity !== 'error' && severity !== 'warning' && severity !== 'info') return `the severity ${kindOf(severity)}`;
  const silent = ['summary', 'why', 'fix'].find((key) => typeof rule[key] !== 'string' || rule[key] === '');
  if (silent !== undefined) return `no ${silent}`;
  return typeof check === 'function' ? undefined : "no function 'check'";
}

function clash({ id }: Rule, others: readonly Rule[]): string | undefined {
  return [...RULES, ...others].some((other) => other.id === id) ? `the id ${id}, which is taken` : undefined;
}
