import { quotaScraperNetwork } from '../../src/rules/quota-scraper-network.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `id-${index}`);
const scraper = (subnets: number, groups = 1): BriefBlock => [
  'aws_prometheus_scraper',
  'Scraper',
  { source: [{ eks: [{ subnet_ids: many(subnets), security_group_ids: many(groups) }] }] },
];

describeRule(quotaScraperNetwork, {
  finds: {
    'too many subnets': {
      base: [],
      head: [scraper(6)],
      says: ['error: 6 subnets, of 5 that a scraper may have: AWS will refuse it.'],
    },
    'no room for another group': {
      base: [scraper(2)],
      head: [scraper(2, 5)],
      says: ['info: 5 security groups: there is room for no other.'],
    },
  },
  passes: {
    'two subnets': { base: [], head: [scraper(2)] },
    'a scraper that stays as it is': { base: [scraper(6)], head: [scraper(6)] },
  },
});
