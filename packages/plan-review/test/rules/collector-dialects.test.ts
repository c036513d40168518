import type { Rule } from '../../src/rule.js';
import { scrapeDestinationKept } from '../../src/rules/scrape-destination-kept.js';
import { scrapeExternalLabelsKept } from '../../src/rules/scrape-external-labels-kept.js';
import { scrapeIntervalNotShortened } from '../../src/rules/scrape-interval-not-shortened.js';
import { scrapeJobsKept } from '../../src/rules/scrape-jobs-kept.js';
import { scrapeOneCollectorPerCluster } from '../../src/rules/scrape-one-collector-per-cluster.js';
import { messages } from '../builders.js';
import { DIALECTS, type Told } from '../collector-dialects.js';
import { judge } from '../describe-rule.js';

const URLS = ['https://h/workspaces/ws-1/x', 'https://h/workspaces/ws-2/x'];
const USUAL: Told = {
  jobs: [{ job_name: 'kubelet' }, { job_name: 'cadvisor' }],
  interval: '60s',
  labels: { cluster: 'a' },
  urls: URLS,
};

// Silence must mean that it was looked at, whatever runs in the cluster.
describe.each(Object.entries(DIALECTS))('%s', (_, collector) => {
  const says = (rule: Rule, told: Told): string[] =>
    messages(judge(rule, { base: collector(USUAL), head: collector({ ...USUAL, ...told }) }));

  test('a destination, a job, an interval and a label: found', () => {
    expect(says(scrapeDestinationKept, { urls: URLS.slice(1) })).toEqual([
      'error: It no longer writes to https://h/workspaces/ws-1/x.',
    ]);
    expect(says(scrapeJobsKept, { jobs: [{ job_name: 'kubelet' }] })).toEqual(['error: No longer scraped: cadvisor.']);
    expect(says(scrapeIntervalNotShortened, { interval: '30s' })).toEqual([
      'warning: Scraped more often: kubelet (60s to 30s, 2.0 times the samples), cadvisor (60s to 30s, 2.0 times the samples).',
    ]);
    expect(says(scrapeExternalLabelsKept, { labels: { cluster: 'b' } })).toEqual([
      'error: All series get other labels: cluster a to b.',
    ]);
  });

  test('two that write one label to one workspace: found', () => {
    const [release] = collector(USUAL);
    const other = release && ([release[0], 'Other', release[2]] as const);
    const found = judge(scrapeOneCollectorPerCluster, { head: [...collector(USUAL), ...(other ? [other] : [])] });
    expect(messages(found)[0]).toMatch(/Writes as cluster a to the workspace/);
  });

  test('the same again: nothing to say', () => {
    for (const rule of [scrapeDestinationKept, scrapeJobsKept, scrapeIntervalNotShortened, scrapeExternalLabelsKept])
      expect(says(rule, {})).toEqual([]);
  });
});
