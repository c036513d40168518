import { ALERT_MANAGER_LIMITS } from '@promontory/alert-manager';
import { readRoutes } from '../private/alerting/read-routes.js';
import { ofType, say, textOf } from '../private/rule-kit.js';
import { nearQuota } from '../private/quota.js';
import type { Rule } from '../rule.js';

/** A definition that AMP takes whole or not at all. */
export const quotaAlertManagerSize: Rule = {
  id: 'quota/alert-manager-size',
  severity: 'error',
  summary: 'An alert manager is near the most that AMP takes in bytes, routes or inhibit rules, or beyond it.',
  why: 'Beyond a quota apply fails, and the old routes stay: who has just been put on call is not told.',
  fix: 'Merge routes that lead to one receiver: a matcher may be a regular expression.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_alert_manager_definition')
      .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
      .flatMap((change) => {
        const definition = textOf(change.after, 'definition') ?? '';
        const routing = readRoutes(definition);
        return [
          nearQuota(Buffer.byteLength(definition), ALERT_MANAGER_LIMITS.maxBytes, 'bytes'),
          nearQuota(routing?.routes.size ?? 0, ALERT_MANAGER_LIMITS.maxRoutes, 'routes'),
          nearQuota(routing?.inhibits.length ?? 0, ALERT_MANAGER_LIMITS.maxInhibitRules, 'inhibit rules'),
        ].flatMap((near) =>
          near === undefined ? [] : [say(change, `The alert manager has ${near.words}.`, near.severity)],
        );
      }),
};
