import { isOpen, ofType, say, textOf } from '../private/rule-kit.js';
import { nearQuota } from '../private/quota.js';
import type { Rule } from '../rule.js';

/** Characters of an alias (AMP API, WorkspaceAlias and ScraperAlias, 2026-07). */
const LONGEST = 100;

/** A name that grows with the environment's does not fit one day. */
export const quotaAliasLength: Rule = {
  id: 'quota/alias-length',
  severity: 'error',
  summary: 'The alias of a workspace or scraper is near the longest that AMP takes, or beyond it.',
  why: 'Aliases are often made of other names. One cluster with a longer name, and apply fails.',
  fix: 'Shorten the alias: it is for people, and need not be unique.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_workspace', 'aws_prometheus_scraper')
      .filter(({ action }) => action === 'create' || action === 'update' || action === 'replace')
      .flatMap((change) => {
        const alias = textOf(change.after, 'alias') ?? '';
        const near = isOpen(alias) ? undefined : nearQuota([...alias].length, LONGEST, 'characters');
        return near === undefined ? [] : [say(change, `The alias has ${near.words}.`, near.severity)];
      }),
};
