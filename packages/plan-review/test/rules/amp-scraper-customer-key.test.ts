import { ampScraperCustomerKey } from '../../src/rules/amp-scraper-customer-key.js';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const workspace = (key?: string): BriefBlock => [
  'aws_prometheus_workspace',
  'W',
  { alias: 'a', ...(key !== undefined && { kms_key_arn: key }) },
];
const scraper: BriefBlock = [
  'aws_prometheus_scraper',
  'S',
  { destination: [{ amp: [{ workspace_arn: '${aws_prometheus_workspace.W.arn}' }] }] },
];

describeRule(ampScraperCustomerKey, {
  finds: {
    'a scraper and a key': {
      base: [workspace('arn:k')],
      head: [workspace('arn:k'), scraper],
      says: [
        'warning: The workspace that this scraper writes to has a customer managed key: AWS does not agree with itself on whether that works.',
      ],
    },
  },
  passes: {
    'a key that AWS owns': { base: [workspace()], head: [workspace(), scraper] },
    'a scraper that was there before': { base: [workspace('arn:k'), scraper], head: [workspace('arn:k'), scraper] },
    'a key of another workspace': {
      base: [],
      head: [workspace(), ['aws_prometheus_workspace', 'W2', { alias: 'b', kms_key_arn: 'arn:k' }], scraper],
    },
  },
});
