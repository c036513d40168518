import { type RelabelRule, validateRelabelRules } from '@promontory/scrape-config';
import { type Finding, parseDuration, type Path } from '@promontory/vocabulary';
import { QUEUE_DEFAULTS } from './private/settle.js';
import type { RemoteWriteSettings, WalSettings } from './remote-write.js';

/** AMP takes no sample that is older (AMP user guide, "Service quotas", 2026-07). */
const OLDEST = 3_600_000;

const finding = (code: string, path: Path, got: string, expected: string, fix: string): Finding => ({
  code: `RemoteWrite${code}`,
  path,
  got,
  expected,
  fix,
});

/** Everything wrong with the settings, at paths relative to them. */
export function validateRemoteWrite(settings: RemoteWriteSettings): Finding[] {
  const { metadata, writeRelabel = [], assumeRole } = settings;
  return [
    ...counts(settings, ['maxSamplesPerSend', 'maxShards', 'minShards', 'capacity'], []),
    ...counts(metadata ?? {}, ['maxSamplesPerSend'], ['metadata']),
    ...durations(settings, ['batchSendDeadline', 'minBackoff', 'maxBackoff', 'sampleAgeLimit', 'timeout'], []),
    ...durations(metadata ?? {}, ['interval'], ['metadata']),
    ...queue(settings),
    ...validateRelabelRules(writeRelabel, ['writeRelabel']),
    ...writeRelabel.flatMap((rule, index) => keepsReplicaLabels(rule, ['writeRelabel', index])),
    ...(assumeRole !== undefined && !/^(\$\{|arn:[^:]+:iam::\d{12}:role\/)/.test(assumeRole.roleArn)
      ? [
          finding(
            'AssumeRole',
            ['assumeRole', 'roleArn'],
            assumeRole.roleArn,
            'the ARN of an IAM role',
            'write the whole ARN',
          ),
        ]
      : []),
  ];
}

/** Everything wrong with the settings of a write-ahead log, at paths relative to them. */
export function validateWal(wal: WalSettings): Finding[] {
  const [min, max] = [parseDuration(wal.minTime ?? '5m'), parseDuration(wal.maxTime ?? '4h')];
  return [
    ...durations(wal, ['truncateFrequency', 'minTime', 'maxTime'], []),
    ...(min !== undefined && max !== undefined && min > max
      ? [finding('Wal', ['minTime'], `${wal.minTime ?? '5m'}, longer than 'maxTime'`, 'at most that', 'lower it')]
      : []),
  ];
}

function counts(settings: object, keys: readonly string[], at: Path): Finding[] {
  return keys.flatMap((key) => {
    const value: unknown = (settings as Record<string, unknown>)[key];
    if (value === undefined || (Number.isInteger(value) && (value as number) >= 1)) return [];
    return [
      finding('Queue', [...at, key], String(value), 'a whole number of at least 1', 'write a number of at least 1'),
    ];
  });
}

function durations(settings: object, keys: readonly string[], at: Path): Finding[] {
  return keys.flatMap((key) => {
    const value: unknown = (settings as Record<string, unknown>)[key];
    if (value === undefined || (typeof value === 'string' && (parseDuration(value) ?? 0) > 0)) return [];
    return [
      finding(
        'Duration',
        [...at, key],
        String(value),
        "a duration such as '30s', above zero",
        'write a number and a unit (ms, s, m, h)',
      ),
    ];
  });
}

function queue(settings: RemoteWriteSettings): Finding[] {
  const { maxShards, minShards, maxSamplesPerSend, capacity } = { ...QUEUE_DEFAULTS, ...settings };
  const [minBackoff, maxBackoff] = [
    parseDuration(settings.minBackoff ?? '30ms'),
    parseDuration(settings.maxBackoff ?? '5s'),
  ];
  const age = parseDuration(settings.sampleAgeLimit ?? '') ?? 0;
  const areCounts = [maxShards, minShards, maxSamplesPerSend, capacity].every((count) => Number(count) >= 1);
  const say = (isWrong: boolean, key: keyof RemoteWriteSettings, got: string, expected: string, fix: string) =>
    isWrong ? [finding('Queue', [key], got, expected, fix)] : [];
  return [
    ...say(
      areCounts && Number(minShards) > Number(maxShards),
      settings.minShards === undefined ? 'maxShards' : 'minShards',
      `at least ${minShards} shards and at most ${maxShards}`,
      "'minShards' of at most 'maxShards'",
      'lower the one, or raise the other',
    ),
    ...say(
      areCounts && Number(capacity) < Number(maxSamplesPerSend),
      settings.capacity === undefined ? 'maxSamplesPerSend' : 'capacity',
      `room for ${capacity} samples in a shard, of which a request takes ${maxSamplesPerSend}`,
      "a 'capacity' of at least 'maxSamplesPerSend': no request would ever be full",
      "raise 'capacity', or lower 'maxSamplesPerSend'",
    ),
    ...say(
      minBackoff !== undefined && maxBackoff !== undefined && minBackoff > maxBackoff,
      settings.minBackoff === undefined ? 'maxBackoff' : 'minBackoff',
      `${settings.minBackoff ?? '30ms'} at first and ${settings.maxBackoff ?? '5s'} at most`,
      "'minBackoff' of at most 'maxBackoff'",
      'lower the one, or raise the other',
    ),
    ...say(age > OLDEST, 'sampleAgeLimit', settings.sampleAgeLimit ?? '', 'at most 1h', 'write 1h or less'),
  ];
}

/** The labels by which AMP tells replicas apart. */
const OURS = ['cluster', '__replica__'] as const;

function keepsReplicaLabels(rule: RelabelRule, at: Path): Finding[] {
  const touched = OURS.find((label) => touches(rule, label));
  if (touched === undefined) return [];
  return [
    finding(
      'ReplicaLabel',
      at,
      `a rule that changes the label ${touched}`,
      'rules that leave cluster and __replica__ alone: AMP would keep, and bill, the samples of every replica',
      'change another label',
    ),
  ];
}

function touches(
  { action = 'replace', target_label, replacement, regex = '(.*)' }: RelabelRule,
  label: string,
): boolean {
  switch (String(action).toLowerCase()) {
    case 'labeldrop':
      return matches(regex, label);
    case 'labelkeep':
      return !matches(regex, label);
    case 'keep':
    case 'drop':
    case 'keepequal':
    case 'dropequal':
      return false;
    case 'labelmap':
      return replacement === label;
    default:
      return target_label === label;
  }
}

// RE2 and JavaScript agree on what names of labels are matched by; what neither reads is said elsewhere.
function matches(regex: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`).test(text);
  } catch {
    return false;
  }
}
