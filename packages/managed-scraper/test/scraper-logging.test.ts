import { synth } from '@promontory/testing';
import type { ScraperLoggingProps } from '../src/scraper-logging.js';
import { Fixture } from './fixture.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const TYPE = 'aws_prometheus_scraper_logging_configuration';

function groups(logging: ScraperLoggingProps): unknown[] {
  const fixture = new Fixture();
  fixture.scraper({ logging, tags: { team: 'sre' } });
  return synth(fixture.stack)
    .all('aws_cloudwatch_log_group')
    .filter(({ tags }) => tags !== undefined);
}

test('without it nothing is logged', () => {
  const fixture = new Fixture();
  fixture.scraper();
  expect(synth(fixture.stack).all(TYPE)).toEqual([]);
});

test('all components are logged for 30 days, to a group that AMP may write to', () => {
  const fixture = new Fixture();
  fixture.scraper({ logging: {} });
  const json = synth(fixture.stack);
  expect(json.only(TYPE)).toEqual({
    scraper_id: expect.stringMatching(/^\$\{aws_prometheus_scraper\.\w+\.id\}$/),
    region: 'eu-west-1',
    scraper_components: ['SERVICE_DISCOVERY', 'COLLECTOR', 'EXPORTER'],
    logging_destination: [
      { cloudwatch_logs: [{ log_group_arn: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/) }] },
    ],
  });
  expect(groups({})).toEqual([
    {
      name: '/aws/vendedlogs/prometheus/test-Scraper',
      region: 'eu-west-1',
      retention_in_days: 30,
      tags: { team: 'sre' },
    },
  ]);
});

test.each<[ScraperLoggingProps, Record<string, unknown>]>([
  [{ retentionDays: 7 }, { retention_in_days: 7 }],
  [{ kmsKeyArn: KEY }, { kms_key_id: KEY }],
  [{ logGroupName: '/aws/vendedlogs/own' }, { name: '/aws/vendedlogs/own' }],
])('%j changes the group', (logging, expected) => {
  expect(groups(logging)).toEqual([expect.objectContaining(expected)]);
});

test('components are logged in one order, however they are named', () => {
  const fixture = new Fixture();
  fixture.scraper({ logging: { components: ['EXPORTER', 'COLLECTOR'] } });
  expect(synth(fixture.stack).only(TYPE)['scraper_components']).toEqual(['COLLECTOR', 'EXPORTER']);
});

test('a log of nothing and a group that AMP cannot write to are refused', () => {
  expect(() => new Fixture().scraper({ logging: { components: [] } })).toThrow(
    "ManagedScraperLogging: got no components, expected SERVICE_DISCOVERY, COLLECTOR, EXPORTER; name one in 'components', or leave it out (at test/Scraper)",
  );
  expect(() => new Fixture().scraper({ logging: { logGroupName: '/own' } })).toThrow('AmpLogGroupName: got /own');
});
