import type { RemoteWriteSettings, WalSettings } from '../src/remote-write.js';
import { validateRemoteWrite, validateWal } from '../src/validate.js';
import { EVERY } from './every-setting.js';

const drop = { action: 'labeldrop' } as const;

test('the defaults, and every setting at once, are fine', () => {
  expect(validateRemoteWrite({})).toEqual([]);
  expect(validateRemoteWrite(EVERY)).toEqual([]);
  expect(validateWal({})).toEqual([]);
  expect(validateWal({ truncateFrequency: '1h', minTime: '10m', maxTime: '1h', compression: false })).toEqual([]);
});

test.each<[string, RemoteWriteSettings, string]>([
  ['no shards', { maxShards: 0 }, 'RemoteWriteQueue maxShards: 0'],
  ['half a sample', { maxSamplesPerSend: 0.5 }, 'RemoteWriteQueue maxSamplesPerSend: 0.5'],
  [
    'more shards than there may be',
    { minShards: 300 },
    'RemoteWriteQueue minShards: at least 300 shards and at most 200',
  ],
  [
    'less room than a request takes',
    { capacity: 10 },
    'RemoteWriteQueue capacity: room for 10 samples in a shard, of which a request takes 1000',
  ],
  [
    'a request that takes more than there is room for',
    { maxSamplesPerSend: 5000 },
    'RemoteWriteQueue maxSamplesPerSend: room for 2500 samples in a shard, of which a request takes 5000',
  ],
  ['a duration without unit', { timeout: '30' }, 'RemoteWriteDuration timeout: 30'],
  ['no duration', { batchSendDeadline: '0s' }, 'RemoteWriteDuration batchSendDeadline: 0s'],
  ['a duration of metadata', { metadata: { interval: 'x' } }, 'RemoteWriteDuration metadata.interval: x'],
  ['a count of metadata', { metadata: { maxSamplesPerSend: -1 } }, 'RemoteWriteQueue metadata.maxSamplesPerSend: -1'],
  ['a wait that shrinks', { minBackoff: '10s' }, 'RemoteWriteQueue minBackoff: 10s at first and 5s at most'],
  ['a wait that is cut', { maxBackoff: '10ms' }, 'RemoteWriteQueue maxBackoff: 30ms at first and 10ms at most'],
  ['samples that AMP does not take', { sampleAgeLimit: '2h' }, 'RemoteWriteQueue sampleAgeLimit: 2h'],
  ['no ARN', { assumeRole: { roleArn: 'writer' } }, 'RemoteWriteAssumeRole assumeRole.roleArn: writer'],
  [
    'a rule without its label',
    { writeRelabel: [{ source_labels: ['a'] }] },
    'ScrapeConfigRelabel writeRelabel[0]: action replace without target_label',
  ],
])('%s is found', (_, settings, found) => {
  expect(validateRemoteWrite(settings).map(said)).toEqual([found]);
});

test.each<[string, NonNullable<RemoteWriteSettings['writeRelabel']>[number], string]>([
  ['writes the cluster', { target_label: 'cluster', replacement: 'x' }, 'cluster'],
  ['writes the replica', { target_label: '__replica__', replacement: 'x' }, '__replica__'],
  ['hashes into it', { action: 'HashMod', source_labels: ['a'], modulus: 2, target_label: 'cluster' }, 'cluster'],
  ['drops it', { ...drop, regex: 'cluster|zone' }, 'cluster'],
  ['drops what begins so', { ...drop, regex: '__rep.*' }, '__replica__'],
  ['keeps others alone', { action: 'labelkeep', regex: 'job|cluster' }, '__replica__'],
  ['maps to it', { action: 'labelmap', regex: 'zone', replacement: 'cluster' }, 'cluster'],
])('a rule that %s is refused: replicas could not be told apart', (_, rule, label) => {
  expect(validateRemoteWrite({ writeRelabel: [rule] }).map(said)).toEqual([
    `RemoteWriteReplicaLabel writeRelabel[0]: a rule that changes the label ${label}`,
  ]);
});

test.each<NonNullable<RemoteWriteSettings['writeRelabel']>[number]>([
  { ...drop, regex: 'cluster_.*' },
  { action: 'labelkeep', regex: '.*' },
  { action: 'labelmap', regex: 'zone', replacement: 'place' },
  { action: 'drop', source_labels: ['cluster'], regex: 'x' },
  { source_labels: ['cluster'], target_label: 'origin' },
])('%j leaves the labels alone', (rule) => {
  expect(validateRemoteWrite({ writeRelabel: [rule] })).toEqual([]);
});

test.each<[WalSettings, string]>([
  [{ truncateFrequency: 'often' }, 'RemoteWriteDuration truncateFrequency: often'],
  [{ minTime: '5h' }, "RemoteWriteWal minTime: 5h, longer than 'maxTime'"],
  [{ maxTime: '1m' }, "RemoteWriteWal minTime: 5m, longer than 'maxTime'"],
])('the write-ahead log %j is refused', (wal, found) => {
  expect(validateWal(wal).map(said)).toEqual([found]);
});

function said({ code, path, got }: { code: string; path: readonly (string | number)[]; got: string }): string {
  const at = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return `${code} ${at.slice(1)}: ${got}`;
}
