import { quotaScrapersPerRegion } from '../../src/rules/quota-scrapers-per-region.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const scrapers = (count: number, region?: string): BriefBlock[] =>
  Array.from({ length: count }, (_, index) => ['aws_prometheus_scraper', `S${region}${index}`, { alias: 'a', region }]);

describeRule(quotaScrapersPerRegion, {
  finds: {
    'nearly as many as there may be': {
      base: scrapers(7, 'eu-west-1'),
      head: scrapers(8, 'eu-west-1'),
      says: ['warning: eu-west-1 has 8 of 10 scrapers.'],
    },
    'one more than there may be': {
      base: [],
      head: scrapers(11),
      says: ['error: The Region of the environment has 11 of 10 scrapers: AWS will refuse it.'],
    },
  },
  passes: {
    'room for more': { base: [], head: scrapers(3) },
    'two Regions': { base: [], head: [...scrapers(7, 'eu-west-1'), ...scrapers(7, 'eu-central-1')] },
    'many of which none is new': { base: scrapers(9), head: scrapers(9) },
  },
});
