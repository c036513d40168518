import { AMP_RULE_LIMITS } from '@promontory/rules';
import { ofType, say, textOf } from '../private/rule-kit.js';
import { nearQuota } from '../private/quota.js';
import type { Rule } from '../rule.js';

/** A file of rules that AMP takes whole or not at all. */
export const quotaRuleNamespaceSize: Rule = {
  id: 'quota/rule-namespace-size',
  severity: 'error',
  summary: 'A namespace of rules is near the largest size that AMP takes, or beyond it.',
  why: 'The quota cannot be raised. Beyond it apply fails, and the old rules stay.',
  fix: 'Divide the file: a workspace may have many namespaces.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_rule_group_namespace')
      .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
      .flatMap((change) => {
        const bytes = Buffer.byteLength(textOf(change.after, 'data') ?? '');
        const near = nearQuota(bytes, AMP_RULE_LIMITS.maxFileBytes, 'bytes');
        return near === undefined ? [] : [say(change, `The namespace has ${near.words}.`, near.severity)];
      }),
};
