import { parse } from 'yaml';
import { Fixture, JOB, workspaceArn } from './fixture.js';
import { needing, verdict } from './programs.js';

const CONFIG = '/etc/amp-collector/prometheus.yml';
const UNIT = '/etc/systemd/system/amp-collector.service';
const DOWNLOAD = {
  kind: 'download',
  version: '3.14.0',
  url: 'https://example.com/prometheus-3.14.0.linux-amd64.tar.gz',
  sha256: 'ab'.repeat(32),
} as const;

type Changes = Parameters<Fixture['prometheus']>[0];

/** The files of a server. */
function files(changes: Changes = {}): Record<string, string> {
  const fixture = new Fixture();
  fixture.prometheus(changes);
  return Object.fromEntries(Object.entries(fixture.files()).map(([path, { content }]) => [path, content]));
}

const config = (changes: Changes = {}) => parse(files(changes)[CONFIG] ?? '') as Record<string, unknown>;

/** What the program is started with. */
function command(changes: Changes = {}): string[] {
  const [, line = ''] = /^ExecStart=((?:.*\\\n)*.*)$/m.exec(files(changes)[UNIT] ?? '') ?? [];
  return line.split(/\s*\\\n\s*/);
}

test('servers come back when they are lost, and give their role to nobody who asks from outside', () => {
  const fixture = new Fixture();
  fixture.prometheus();
  const json = fixture.synth();
  expect(json.only('aws_autoscaling_group')).toMatchObject({
    name: 'amp-collector-shop',
    min_size: 1,
    max_size: 1,
    desired_capacity: 1,
    vpc_zone_identifier: ['subnet-1', 'subnet-2'],
    instance_refresh: { strategy: 'Rolling', preferences: { min_healthy_percentage: 0 } },
    tag: [{ key: 'Name', value: 'amp-collector-shop', propagate_at_launch: true }],
  });
  expect(json.only('aws_launch_template')).toMatchObject({
    image_id: 'ami-0a1b2c3d4e5f60718',
    instance_type: 't3.small',
    metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
    network_interfaces: [{ device_index: 0, associate_public_ip_address: 'false' }],
    user_data: expect.stringMatching(/^\$\{base64encode\(local\.\w+\)\}$/),
    update_default_version: true,
  });
  expect(json.only('aws_iam_instance_profile')).toMatchObject({
    role: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.name\}$/),
  });
});

test('an agent scrapes and writes, signed for the Region of the workspace', () => {
  expect(config()).toEqual({
    global: { scrape_interval: '60s', scrape_timeout: '10s', external_labels: { cluster: 'shop-tasks' } },
    scrape_configs: [JOB],
    remote_write: [
      {
        url: 'https://aps-workspaces.test/w/ws-0/api/v1/remote_write',
        sigv4: { region: 'eu-west-1' },
        queue_config: { max_samples_per_send: 1000, max_shards: 200, capacity: 2500, retry_on_http_429: true },
      },
    ],
  });
  expect(command()).toEqual([
    '/usr/bin/prometheus',
    '--agent',
    `--config.file=${CONFIG}`,
    '--web.listen-address=127.0.0.1:9090',
    '--storage.agent.path=/var/lib/amp-collector/agent',
  ]);
});

test('a server keeps what it scraped as well', () => {
  expect(command({ mode: 'server', retention: '24h' })).toEqual([
    '/usr/bin/prometheus',
    `--config.file=${CONFIG}`,
    '--web.listen-address=127.0.0.1:9090',
    '--storage.tsdb.path=/var/lib/amp-collector/server',
    '--storage.tsdb.retention.time=24h',
  ]);
});

test('older ones are told by feature flags', () => {
  const program = { kind: 'installed', version: '2.45.0', path: '/usr/bin/prometheus' } as const;
  expect(command({ program })[1]).toBe('--enable-feature=agent');
  expect(command({ program, servers: 2 })[1]).toBe('--enable-feature=agent,expand-external-labels');
  expect(command({ program, servers: 2, mode: 'server' })[1]).toBe('--enable-feature=expand-external-labels');
});

test('several servers are told apart as replicas, and are never all changed at once', () => {
  expect(config({ servers: 2 })).toMatchObject({
    global: { external_labels: { cluster: 'shop-tasks', __replica__: '${INSTANCE_ID}' } },
  });
  const fixture = new Fixture();
  fixture.prometheus({ servers: 2 });
  expect(fixture.synth().only('aws_autoscaling_group')).toMatchObject({
    min_size: 2,
    instance_refresh: { preferences: { min_healthy_percentage: 50 } },
  });
});

test('a program is fetched, and started only when it is what was meant', () => {
  expect(files({ program: DOWNLOAD })['/usr/local/sbin/install-amp-collector']).toBe(`#!/bin/sh
set -eu
mkdir -p /etc/amp-collector
echo "INSTANCE_ID=$(cloud-init query instance_id)" >/etc/amp-collector/instance.env
package=$(mktemp -d)/package
curl --fail --silent --show-error --location --retry 5 --output "$package" 'https://example.com/prometheus-3.14.0.linux-amd64.tar.gz'
echo 'abababababababababababababababababababababababababababababababab  '"$package" | sha256sum --check --quiet
mkdir -p /opt/amp-collector
tar --extract --gzip --file "$package" --directory /opt/amp-collector --strip-components=1
systemctl daemon-reload
systemctl enable --now amp-collector.service
`);
  expect(command({ program: DOWNLOAD })[0]).toBe('/opt/amp-collector/prometheus');
  const fromS3 = files({ program: { ...DOWNLOAD, url: 's3://programs/p.tar.gz' } });
  expect(fromS3['/usr/local/sbin/install-amp-collector']).toContain(
    `aws s3 cp --no-progress 's3://programs/p.tar.gz' "$package"\n`,
  );
});

test('every other option is seen in what is made', () => {
  expect(command({ wal: { truncateFrequency: '1h', compression: false } }).slice(-2)).toEqual([
    '--no-storage.agent.wal-compression',
    '--storage.agent.wal-truncate-frequency=1h',
  ]);
  expect(config({ scrapeInterval: '5s' })).toMatchObject({ global: { scrape_interval: '5s', scrape_timeout: '5s' } });
  expect(config({ remoteWrite: { maxShards: 7 } })).toMatchObject({
    remote_write: [{ queue_config: { max_shards: 7 } }],
  });
  const fixture = new Fixture();
  fixture.prometheus({ publicAddress: true, tags: { team: 'sre' } });
  const json = fixture.synth();
  expect(json.only('aws_launch_template')).toMatchObject({
    network_interfaces: [{ associate_public_ip_address: 'true' }],
    tags: { team: 'sre' },
  });
  expect(json.only('aws_autoscaling_group')['tag']).toContainEqual({
    key: 'team',
    value: 'sre',
    propagate_at_launch: true,
  });
});

test('several workspaces have a queue each', () => {
  const fixture = new Fixture();
  fixture.prometheus({
    destinations: [
      { name: 'here', workspace: fixture.workspace },
      { name: 'far', workspace: fixture.existing('Far', workspaceArn('us-east-1', 2)) },
      { name: 'spare', workspace: fixture.existing('Spare', workspaceArn('us-east-1', 3)), standby: true },
    ],
  });
  const { remote_write: entries } = parse(fixture.files()[CONFIG]?.content ?? '') as { remote_write: object[] };
  expect(entries).toEqual([
    expect.objectContaining({ name: 'here', sigv4: { region: 'eu-west-1' } }),
    expect.objectContaining({ name: 'far', sigv4: { region: 'us-east-1' } }),
  ]);
});

const AWKWARD = {
  ...JOB,
  params: { 'match[]': ['{__name__=~"a.*$"}', '%{if}', '${env}'] },
  relabel_configs: [{ source_labels: ['a'], regex: '(.+)', target_label: 'b', replacement: '${1}-$1-$$' }],
};
const { run: withPromtool, note } = needing('promtool');

withPromtool(`promtool takes the configuration, texts as they were written${note}`, () => {
  const changes: Changes = { jobs: [AWKWARD], servers: 2, remoteWrite: { metadata: { send: false } } };
  expect(config(changes)).toMatchObject({ scrape_configs: [AWKWARD] });
  expect(verdict('promtool', ['check', 'config'], 'prometheus.yml', files(changes)[CONFIG] ?? '')).toBe('');
  expect(verdict('promtool', ['check', 'config', '--agent'], 'prometheus.yml', files(changes)[CONFIG] ?? '')).toBe('');
});
