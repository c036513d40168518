import { nested, ofType, say } from '../private/rule-kit.js';
import type { Change } from '../change.js';
import type { Rule } from '../rule.js';

/** Subnets, and security groups, of one scraper (AMP API, SubnetIds and SecurityGroupIds, 2026-07). */
const MOST = 5;

/** A scraper with more subnets or groups than it may have. */
export const quotaScraperNetwork: Rule = {
  id: 'quota/scraper-network',
  severity: 'error',
  summary: 'A managed scraper has as many subnets or security groups as it may have, or more.',
  why: 'Subnets cannot be changed in place: whoever finds out that there is no room for another replaces the scraper.',
  fix: 'Two subnets in different zones are enough.',
  check: ({ changes }) =>
    ofType(changes, 'aws_prometheus_scraper')
      .filter(({ action }) => action === 'create' || action === 'replace')
      .flatMap((change) =>
        (['subnet_ids', 'security_group_ids'] as const).flatMap((key) => {
          const amount = lengthOf(change, key);
          const words = key === 'subnet_ids' ? 'subnets' : 'security groups';
          if (amount > MOST)
            return [say(change, `${amount} ${words}, of ${MOST} that a scraper may have: AWS will refuse it.`)];
          return amount === MOST ? [say(change, `${amount} ${words}: there is room for no other.`, 'info')] : [];
        }),
      ),
};

function lengthOf({ after }: Change, key: string): number {
  return Math.max(
    0,
    ...nested(after, 'source').flatMap((source) =>
      [...nested(source, 'eks'), ...nested(source, 'vpc')].map((one) => {
        const list = one[key];
        return Array.isArray(list) ? list.length : 0;
      }),
    ),
  );
}
