import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
import { synth } from '@promontory/testing';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { VpcScraper, type VpcScraperProps } from '../src/vpc-scraper.js';

const BROKERS = { name: 'msk-jmx', dnsNames: ['b-1.kafka.example.com'], port: 11_001 };

function synthesised(props: Partial<VpcScraperProps> = {}) {
  const stack = new TerraformStack(new App(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const workspace = new Workspace(stack, 'Workspace', { alias: 'dev', region: 'eu-west-1' });
  const scraper = new VpcScraper(stack, 'Scraper', {
    workspace,
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupIds: ['sg-1'],
    jobs: [BROKERS],
    ...props,
  });
  new TerraformOutput(stack, 'arn', { value: scraper.scraperArn });
  new TerraformOutput(stack, 'id', { value: scraper.scraperId });
  return synth(stack);
}
const scraper = (props: Partial<VpcScraperProps> = {}) => synthesised(props).only('aws_prometheus_scraper');
const configuration = (props: Partial<VpcScraperProps> = {}) => scraper(props)['scrape_configuration'];

test('a VPC is the source, and there is no cluster', () => {
  expect(scraper()).toMatchObject({
    region: 'eu-west-1',
    source: [{ vpc: [{ subnet_ids: ['subnet-1', 'subnet-2'], security_group_ids: ['sg-1'] }] }],
    destination: [{ amp: [{ workspace_arn: expect.stringMatching(/^\$\{aws_prometheus_workspace\.\w+\.arn\}$/) }] }],
    timeouts: { create: '30m', update: '30m', delete: '30m' },
  });
  expect(scraper()).not.toHaveProperty('alias');
  expect(scraper()).not.toHaveProperty('tags');
});

test('targets are found by DNS', () => {
  expect(configuration()).toBe(`global:
  scrape_interval: 60s
scrape_configs:
  - job_name: msk-jmx
    dns_sd_configs:
      - names:
          - b-1.kafka.example.com
        type: A
        port: 11001
`);
});

test.each<[string, Partial<VpcScraperProps>, string]>([
  ['scrapeInterval', { scrapeInterval: '30s' }, 'scrape_interval: 30s'],
  ['externalLabels', { externalLabels: { kafka: 'orders' } }, '  external_labels:\n    kafka: orders\n'],
  ['metricsPath', { jobs: [{ ...BROKERS, metricsPath: '/m' }] }, '    metrics_path: /m\n'],
  ['recordType', { jobs: [{ ...BROKERS, recordType: 'AAAA' }] }, '        type: AAAA\n'],
])('%s is in the configuration', (_, props, expected) => {
  expect(configuration()).not.toContain(expected);
  expect(configuration(props)).toContain(expected);
});

test('alias, tags and a log', () => {
  expect(scraper({ alias: 'kafka', tags: { team: 'sre' } })).toMatchObject({ alias: 'kafka', tags: { team: 'sre' } });
  const json = synthesised({ logging: { retentionDays: 14 } });
  expect(json.only('aws_prometheus_scraper_logging_configuration')).toMatchObject({
    region: 'eu-west-1',
    scraper_id: expect.stringMatching(/^\$\{aws_prometheus_scraper\.\w+\.id\}$/),
  });
  const groups = json.all('aws_cloudwatch_log_group');
  expect(groups).toContainEqual(expect.objectContaining({ retention_in_days: 14 }));
  expect(synthesised().all('aws_prometheus_scraper_logging_configuration')).toEqual([]);
});

test.each<[Partial<VpcScraperProps>, string]>([
  [{ alias: '-a' }, "VpcScraperAlias: got -a, expected 1 to 100 letters, digits, '.', '_' and '-'"],
  [{ subnetIds: [] }, "VpcScraperNetwork: got subnetIds [], expected 1 to 5, each once; change 'subnetIds'"],
  [{ subnetIds: ['subnet-1', 'subnet-1'] }, 'got subnetIds [subnet-1, subnet-1], expected 1 to 5, each once'],
  [{ securityGroupIds: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'got securityGroupIds [a, b, c, d, e, f], expected 1 to 5'],
  [{ scrapeInterval: '29s' }, "VpcScraperInterval: got 29s, expected at least 30s; lengthen 'scrapeInterval'"],
  [{ jobs: [] }, "VpcScraperJobs: got no jobs, expected at least one, each 'name' once; change 'jobs'"],
  [{ jobs: [BROKERS, BROKERS] }, 'got msk-jmx, msk-jmx, expected at least one'],
  [{ jobs: [{ ...BROKERS, dnsNames: [] }] }, 'got the job msk-jmx: no names, expected DNS names and a port'],
  [{ jobs: [{ ...BROKERS, dnsNames: ['http://a'] }] }, 'got the job msk-jmx: http://a, expected DNS names'],
  [{ jobs: [{ ...BROKERS, port: 0 }] }, 'got the job msk-jmx: port 0, expected DNS names and a port from 1 to 65535'],
])('%j is refused', (props, message) => {
  expect(() => synthesised(props)).toThrow(message);
});
