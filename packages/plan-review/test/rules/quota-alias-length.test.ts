import { quotaAliasLength } from '../../src/rules/quota-alias-length.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const workspace = (alias: string): BriefBlock => ['aws_prometheus_workspace', 'Workspace', { alias }];

describeRule(quotaAliasLength, {
  finds: {
    'an alias that is nearly too long': {
      base: [workspace('a')],
      head: [workspace('a'.repeat(93))],
      says: ['warning: The alias has 93 of 100 characters.'],
    },
    'an alias that is too long': {
      base: [],
      head: [['aws_prometheus_scraper', 'Scraper', { alias: 'a'.repeat(101) }]],
      says: ['error: The alias has 101 of 100 characters: AWS will refuse it.'],
    },
  },
  passes: {
    'a short one': { base: [], head: [workspace('production')] },
    'one that is an expression': { base: [], head: [workspace(`\${${'a'.repeat(120)}}`)] },
    'a long one that does not change': { base: [workspace('a'.repeat(99))], head: [workspace('a'.repeat(99))] },
  },
});
