import { ofType } from '../private/rule-kit.js';
import type { Synth } from '../read-synth.js';
import type { Rule } from '../rule.js';

const WORKSPACE = 'aws_prometheus_workspace';

/** AWS's own pages disagree on whether this works. */
export const ampScraperCustomerKey: Rule = {
  id: 'amp/scraper-customer-key',
  severity: 'warning',
  summary: 'A managed scraper is pointed at a workspace with a customer managed key.',
  why: 'The AMP user guide says in three places that a scraper cannot write to such a workspace, and its page on collectors no longer does (2026-07). If the first is right, the cluster has no metrics.',
  fix: 'Try it on a cluster that can be missed, then acknowledge this; or collect with an agent, which can write to any workspace.',
  check: ({ changes, head }) =>
    ofType(changes, 'aws_prometheus_scraper').flatMap(({ stack, path, action, after }) => {
      if (action !== 'create' && action !== 'replace') return [];
      const target = JSON.stringify((after ?? {})['destination'] ?? '');
      if (!writesToKey(target, stack, head)) return [];
      const message =
        'The workspace that this scraper writes to has a customer managed key: AWS does not agree with itself on whether that works.';
      return [{ stack, path, message }];
    }),
};

/** The workspace of the same stack, or of the one that a reference between stacks names. */
function writesToKey(target: string, stack: string, head: Synth): boolean {
  const [, other] = /cross-stack-reference-input-(.+?)\.outputs\b/.exec(target) ?? [];
  const [, name] = new RegExp(`\\$\\{${WORKSPACE}\\.([\\w-]+)\\.`).exec(target) ?? [];
  return [...(head.stacks.get(other ?? stack)?.blocks.values() ?? [])].some(
    ({ type, address, attributes }) =>
      type === WORKSPACE &&
      attributes['kms_key_arn'] !== undefined &&
      (other !== undefined || address === `${WORKSPACE}.${name}`),
  );
}
