import { renderRemoteWriteSpec } from '../src/render-spec.js';
import { renderRemoteWrite } from '../src/render.js';
import { DESTINATION, EVERY } from './every-setting.js';

const QUEUE = { max_samples_per_send: 1000, max_shards: 200, capacity: 2500, retry_on_http_429: true };
const { url, region } = DESTINATION;

test('by default the queue is that of the guide, and what AMP has no quota for is tried again', () => {
  expect(renderRemoteWrite(DESTINATION)).toEqual({ url, sigv4: { region }, queue_config: QUEUE });
});

test('a destination among several has a name', () => {
  expect(renderRemoteWrite({ ...DESTINATION, name: 'far' })).toMatchObject({ name: 'far' });
  expect(renderRemoteWriteSpec({ ...DESTINATION, name: 'far' })).toMatchObject({ name: 'far' });
});

test('what something else signs is not signed', () => {
  expect(renderRemoteWrite({ ...DESTINATION, signedElsewhere: true })).toEqual({ url, queue_config: QUEUE });
});

test('every setting has its place in prometheus.yml', () => {
  expect(renderRemoteWrite(DESTINATION, EVERY)).toEqual({
    url,
    remote_timeout: '20s',
    sigv4: { region, role_arn: 'arn:aws:iam::444455556666:role/writer', external_id: 'xyz' },
    queue_config: {
      max_samples_per_send: 500,
      max_shards: 50,
      min_shards: 2,
      capacity: 5000,
      batch_send_deadline: '10s',
      min_backoff: '1s',
      max_backoff: '1m',
      retry_on_http_429: true,
      sample_age_limit: '30m',
    },
    metadata_config: { send: true, send_interval: '5m', max_samples_per_send: 100 },
    write_relabel_configs: [{ source_labels: ['__name__'], regex: 'go_.*', action: 'drop' }],
  });
});

test('and in the objects of the operator, in its words', () => {
  const credentials = { secret: 'amp', accessKeyIdKey: 'id', secretAccessKeyKey: 'key' };
  expect(renderRemoteWriteSpec(DESTINATION, EVERY, credentials)).toEqual({
    url,
    remoteTimeout: '20s',
    sigv4: {
      region,
      accessKey: { name: 'amp', key: 'id' },
      secretKey: { name: 'amp', key: 'key' },
      roleArn: 'arn:aws:iam::444455556666:role/writer',
      externalId: 'xyz',
    },
    queueConfig: {
      maxSamplesPerSend: 500,
      maxShards: 50,
      minShards: 2,
      capacity: 5000,
      batchSendDeadline: '10s',
      minBackoff: '1s',
      maxBackoff: '1m',
      retryOnRateLimit: true,
      sampleAgeLimit: '30m',
    },
    metadataConfig: { send: true, sendInterval: '5m', maxSamplesPerSend: 100 },
    writeRelabelConfigs: [{ sourceLabels: ['__name__'], regex: 'go_.*', action: 'drop' }],
  });
});

test('keys of a Secret have names that are usual', () => {
  expect(renderRemoteWriteSpec(DESTINATION, {}, { secret: 'amp' })['sigv4']).toEqual({
    region,
    accessKey: { name: 'amp', key: 'access-key-id' },
    secretKey: { name: 'amp', key: 'secret-access-key' },
  });
});

test('a label that is written keeps its name in the words of the operator', () => {
  const writeRelabel = [{ source_labels: ['a'], target_label: 'b', replacement: '$1' }];
  expect(renderRemoteWriteSpec(DESTINATION, { writeRelabel })['writeRelabelConfigs']).toEqual([
    { sourceLabels: ['a'], targetLabel: 'b', replacement: '$1' },
  ]);
});

test('without trying again nothing is said of it: that is what Prometheus does by itself', () => {
  const { queue_config } = renderRemoteWrite(DESTINATION, { retryOnRateLimit: false });
  expect(queue_config).toEqual({ max_samples_per_send: 1000, max_shards: 200, capacity: 2500 });
});
