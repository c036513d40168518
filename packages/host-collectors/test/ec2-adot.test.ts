import { parse } from 'yaml';
import { Fixture, workspaceArn } from './fixture.js';

const UNIT = '/etc/systemd/system/amp-collector.service';

type Config = Record<'receivers' | 'processors' | 'exporters' | 'extensions', Record<string, unknown>>;

function files(changes: Parameters<Fixture['adot']>[0] = {}): { config: Config; unit: string; install: string } {
  const fixture = new Fixture();
  fixture.adot(changes);
  const all = fixture.files();
  return {
    config: parse(all['/etc/amp-collector/config.yaml']?.content ?? '') as Config,
    unit: all[UNIT]?.content ?? '',
    install: all['/usr/local/sbin/install-amp-collector']?.content ?? '',
  };
}

test('a collector that the image brings along runs as nobody in particular', () => {
  const { unit, config } = files();
  expect(unit).toContain('DynamicUser=yes\n');
  expect(unit).toContain('--feature-gates=exporter.prometheusremotewritexporter.RetryOn429\n');
  expect(config.receivers).toMatchObject({
    prometheus: {
      config: {
        global: { scrape_interval: '60s' },
        scrape_configs: [
          { job_name: 'app' },
          { job_name: 'adot-collector', relabel_configs: [{ replacement: '${env:INSTANCE_ID}' }] },
        ],
      },
    },
  });
  expect(config.exporters).toMatchObject({ prometheusremotewrite: { external_labels: { cluster: 'shop-tasks' } } });
  expect(JSON.stringify(config.exporters)).not.toContain('__replica__');
});

test('one that is fetched is the package of AWS, and runs as its user', () => {
  const { unit, install } = files({
    program: {
      kind: 'download',
      version: 'v0.49.0',
      url: 'https://aws-otel-collector.s3.amazonaws.com/amazon_linux/amd64/v0.49.0/aws-otel-collector.rpm',
      sha256: '0'.repeat(64),
    },
  });
  expect(unit).toContain('ExecStart=/opt/aws/aws-otel-collector/bin/aws-otel-collector \\\n');
  expect(unit).toContain('User=aoc\n');
  expect(install).toContain('rpm --upgrade --replacepkgs "$package.rpm"\n');
});

test('every option is seen in what is made', () => {
  const { config } = files({
    servers: 2,
    scrapeInterval: '15s',
    queue: { batches: 7 },
    memoryLimiter: { limitPercentage: 70 },
    selfMetrics: false,
    debug: true,
  });
  expect(config.exporters).toMatchObject({
    prometheusremotewrite: {
      external_labels: { cluster: 'shop-tasks', __replica__: '${env:INSTANCE_ID}' },
      remote_write_queue: { queue_size: 7 },
    },
    debug: {},
  });
  expect(config.receivers).toMatchObject({ prometheus: { config: { global: { scrape_interval: '15s' } } } });
  expect(JSON.stringify(config.receivers)).not.toContain('adot-collector');
  expect(config.processors['memory_limiter']).toMatchObject({ limit_percentage: 70 });
});

test('another Region is signed for there, with credentials from here', () => {
  const fixture = new Fixture();
  fixture.adot({ destinations: [{ workspace: fixture.existing('Far', workspaceArn('us-east-1', 2)) }] });
  const { extensions } = parse(fixture.files()['/etc/amp-collector/config.yaml']?.content ?? '') as Config;
  expect(extensions['sigv4auth']).toEqual({
    service: 'aps',
    region: 'us-east-1',
    assume_role: { sts_region: 'eu-west-1' },
  });
});
