import { type BriefBlock, messages, synthOf } from '../builders.js';
import { judging } from '../describe-rule.js';
import { ampScraperKept } from '../../src/rules/amp-scraper-kept.js';

const findings = judging(ampScraperKept);

const scraper = (attributes: object): BriefBlock => [
  'aws_prometheus_scraper',
  'Scraper',
  { alias: 'a', source: [{ eks: [{ subnet_ids: ['1'] }] }], ...attributes },
];

test('other subnets replace the scraper: the gap is said in minutes', () => {
  const found = findings(synthOf([scraper({})]), synthOf([scraper({ source: [{ eks: [{ subnet_ids: ['2'] }] }] })]));
  expect(messages(found)).toEqual([
    'error: The scraper is replaced (source changed): no metrics of its cluster for about 20 minutes.',
  ]);
});

test('a deleted scraper leaves its cluster without a collector', () => {
  expect(messages(findings(synthOf([scraper({})]), synthOf([])))).toEqual([
    'error: The scraper is deleted: from then on nothing collects the metrics of its cluster, unless another collector is made.',
  ]);
});

test.each([{ alias: 'b' }, { scrape_configuration: 'x' }])('%j changes in place: nothing to say', (attributes) => {
  expect(findings(synthOf([scraper({})]), synthOf([scraper(attributes)]))).toEqual([]);
});
