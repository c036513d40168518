import { scrapeDestinationKept } from '../../src/rules/scrape-destination-kept.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const scraper = (workspace: string): BriefBlock => [
  'aws_prometheus_scraper',
  'Scraper',
  { destination: [{ amp: [{ workspace_arn: workspace }] }] },
];
const agent = (...urls: string[]): BriefBlock => [
  'helm_release',
  'Release',
  { values: [stringify({ server: { remoteWrite: urls.map((url) => ({ url })) } })] },
];
const ARN = 'arn:aws:aps:eu-west-1:1:workspace/ws-1';

describeRule(scrapeDestinationKept, {
  finds: {
    'another workspace': {
      base: [scraper(ARN)],
      head: [scraper('arn:aws:aps:eu-west-1:1:workspace/ws-2')],
      says: [`error: It no longer writes to ${ARN}.`],
    },
    'one of two': {
      base: [agent('https://h/workspaces/ws-1/x', 'https://h/workspaces/ws-2/x')],
      head: [agent('https://h/workspaces/ws-2/x')],
      says: ['error: It no longer writes to https://h/workspaces/ws-1/x.'],
    },
    'one of two, beside one that only apply will know but that was there before': {
      base: [agent('https://h/workspaces/ws-1/x', '${aws_prometheus_workspace.W.prometheus_endpoint}api')],
      head: [agent('${aws_prometheus_workspace.W.prometheus_endpoint}api')],
      says: ['error: It no longer writes to https://h/workspaces/ws-1/x.'],
    },
    'a workspace that only apply will know': {
      base: [scraper(ARN)],
      head: [scraper('${aws_prometheus_workspace.W.arn}')],
      says: [`warning: Whether it still writes to ${ARN} cannot be told before apply.`],
    },
  },
  passes: {
    'the same workspace by another address': {
      base: [agent('https://h/workspaces/ws-1/x')],
      head: [agent('https://proxy/workspaces/ws-1/x')],
    },
    'one workspace more': {
      base: [agent('https://h/workspaces/ws-1/x')],
      head: [agent('https://h/workspaces/ws-2/x', 'https://h/workspaces/ws-1/x')],
    },
    'a release that writes nowhere': { base: [agent()], head: [agent('https://h/workspaces/ws-1/x')] },
  },
});
