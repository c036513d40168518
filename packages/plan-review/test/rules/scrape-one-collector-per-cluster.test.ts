import { scrapeOneCollectorPerCluster } from '../../src/rules/scrape-one-collector-per-cluster.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const scraper = (name: string, cluster: string, workspace: string): BriefBlock => [
  'aws_prometheus_scraper',
  name,
  {
    destination: [{ amp: [{ workspace_arn: workspace }] }],
    scrape_configuration: stringify({ global: { external_labels: { cluster } }, scrape_configs: [] }),
  },
];
const agent = (name: string, labels: object, url: string): BriefBlock => [
  'helm_release',
  name,
  { values: [stringify({ server: { global: { external_labels: labels }, remoteWrite: [{ url }] } })] },
];
const ARN = 'arn:aws:aps:eu-west-1:1:workspace/ws-0a1b';
const URL = 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-0a1b/api/v1/remote_write';
const TWICE = 'Writes as cluster a to the workspace to which test/One/Resource writes under the same label.';

describeRule(scrapeOneCollectorPerCluster, {
  finds: {
    'two scrapers': { head: [scraper('One', 'a', ARN), scraper('Two', 'a', ARN)], says: [`error: ${TWICE}`] },
    'a scraper and an agent': {
      head: [scraper('One', 'a', ARN), agent('Two', { cluster: 'a' }, URL)],
      says: [`error: ${TWICE}`],
    },
    'two that refer to one workspace': {
      head: [
        scraper('One', 'a', '${aws_prometheus_workspace.W.arn}'),
        agent('Two', { cluster: 'a' }, '${aws_prometheus_workspace.W.prometheus_endpoint}api/v1/remote_write'),
      ],
      says: [`error: ${TWICE}`],
    },
  },
  passes: {
    'what was so before': {
      base: [scraper('One', 'a', ARN), scraper('Two', 'a', ARN)],
      head: [scraper('One', 'a', ARN), scraper('Two', 'a', ARN)],
    },
    'two labels': { head: [scraper('One', 'a', ARN), scraper('Two', 'b', ARN)] },
    'two workspaces': { head: [scraper('One', 'a', ARN), scraper('Two', 'a', `${ARN}c`)] },
    'replicas of one collector': {
      head: [
        agent('One', { cluster: 'a', __replica__: '0' }, URL),
        agent('Two', { cluster: 'a', __replica__: '1' }, URL),
      ],
    },
    'an agent without a label': { head: [agent('One', {}, URL), agent('Two', {}, URL)] },
  },
});
