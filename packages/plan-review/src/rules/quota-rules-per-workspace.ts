import { AMP_RULE_LIMITS } from '@promontory/rules';
import { readRules } from '../private/alerting/read-rules.js';
import { nearQuota } from '../private/quota.js';
import { blocksOf, ofType } from '../private/rule-kit.js';
import type { Rule, RuleFinding } from '../rule.js';

const TYPE = 'aws_prometheus_rule_group_namespace';

/** All namespaces of a workspace share one quota. */
export const quotaRulesPerWorkspace: Rule = {
  id: 'quota/rules-per-workspace',
  severity: 'error',
  summary: 'A workspace is near the most rules that AMP takes, or beyond it.',
  why: 'Beyond the quota apply fails half-way: some namespaces are new, some are old.',
  fix: 'Ask for more (L-3D15CDB4), or take away rules that nobody reads.',
  check: ({ changes, head }) => {
    const touched = new Set(ofType(changes, TYPE).map(({ stack }) => stack));
    const byWorkspace = new Map<string, { stack: string; path: string; rules: number }>();
    for (const { stack, path, attributes } of blocksOf(head, TYPE)) {
      const key = `${stack} ${String(attributes['workspace_id'])}`;
      const rules = (readRules(attributes['data']) ?? []).length + (byWorkspace.get(key)?.rules ?? 0);
      byWorkspace.set(key, { stack, path, rules });
    }
    return [...byWorkspace.values()].flatMap(({ stack, path, rules }): RuleFinding[] => {
      const near = nearQuota(rules, AMP_RULE_LIMITS.maxRules, 'rules');
      return near === undefined || !touched.has(stack)
        ? []
        : [{ stack, path, severity: near.severity, message: `The workspace has ${near.words}.` }];
    });
  },
};
