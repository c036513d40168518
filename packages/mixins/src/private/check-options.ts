import { didYouMean, type Finding, isMapping, kindOf, parseDuration, type Path } from '@promontory/vocabulary';
import { JOBS, type PackOptions, SEVERITIES, type Threshold } from '../options.js';

const KEYS: readonly (keyof PackOptions)[] = [
  'scrapeInterval',
  'interval',
  'team',
  'overrides',
  'disable',
  'runbookUrl',
  'thresholds',
  'jobs',
];

/** What options are judged against. */
export interface PackFacts {
  readonly name: string;
  readonly alerts: readonly string[];
  readonly thresholds: Readonly<Record<string, Threshold>>;
}

/** Everything wrong with the options of a pack, at paths relative to them. */
export function checkOptions(options: PackOptions, pack: PackFacts): Finding[] {
  const findings: Finding[] = unknown(options, KEYS, [], 'an option of rule packs');
  const duration = (value: unknown, path: Path, min: number, max: number): void => {
    if (value === undefined) return;
    const length = typeof value === 'string' ? parseDuration(value) : undefined;
    if (length !== undefined && length >= min && length <= max) return;
    findings.push({
      code: 'MixinsDuration',
      path,
      got: length === undefined ? kindOf(value) : String(value),
      expected: `a duration from ${min / 1000}s to ${max / 1000}s`,
      fix: "write one such as '60s'",
    });
  };
  duration(options.scrapeInterval, ['scrapeInterval'], 1000, 1_800_000);
  duration(options.interval, ['interval'], 30_000, 86_400_000);
  for (const key of ['team', 'runbookUrl'] as const) {
    const value: unknown = options[key];
    if (value === undefined || (typeof value === 'string' && value !== '')) continue;
    findings.push({ code: 'MixinsText', path: [key], got: kindOf(value), expected: 'a text', fix: 'write one' });
  }
  findings.push(...(options.disable ?? []).flatMap((name, index) => unknownAlert(name, pack, ['disable', index])));
  for (const [name, override] of Object.entries(options.overrides ?? {})) {
    findings.push(...unknownAlert(name, pack, ['overrides', name]));
    duration(override.for, ['overrides', name, 'for'], 0, 30 * 86_400_000);
    if (override.severity === undefined || SEVERITIES.includes(override.severity)) continue;
    findings.push({
      code: 'MixinsSeverity',
      path: ['overrides', name, 'severity'],
      got: kindOf(override.severity),
      expected: SEVERITIES.join(', '),
      fix: 'write one of them',
    });
  }
  findings.push(...checkThresholds(options.thresholds ?? {}, pack));
  findings.push(...unknown(options.jobs ?? {}, JOBS, ['jobs'], 'a job that expressions name'));
  return findings;
}

function checkThresholds(thresholds: Readonly<Record<string, number | undefined>>, pack: PackFacts): Finding[] {
  const findings = unknown(thresholds, Object.keys(pack.thresholds), ['thresholds'], `a threshold of ${pack.name}`);
  for (const [name, { min, max, unit }] of Object.entries(pack.thresholds)) {
    const value = thresholds[name];
    if (value === undefined || (Number.isFinite(value) && value >= min && value <= max)) continue;
    findings.push({
      code: 'MixinsThreshold',
      path: ['thresholds', name],
      got: kindOf(value),
      expected: `${min} to ${max} (${unit})`,
      fix: 'change the number, or leave it out for the default',
    });
  }
  return findings;
}

function unknownAlert(name: string, pack: PackFacts, path: Path): Finding[] {
  if (pack.alerts.includes(name)) return [];
  const near = didYouMean(name, pack.alerts);
  const fix = near === undefined ? 'remove it' : `did you mean ${near}?`;
  return [{ code: 'MixinsUnknownAlert', path, got: name, expected: `an alert of ${pack.name}`, fix }];
}

function unknown(value: object, known: readonly string[], at: Path, expected: string): Finding[] {
  if (!isMapping(value)) {
    return [{ code: 'MixinsOptions', path: at, got: kindOf(value), expected: 'a mapping', fix: 'write name: value' }];
  }
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = didYouMean(key, known);
      const fix = near === undefined ? 'remove it' : `did you mean ${near}?`;
      return { code: 'MixinsUnknownKey', path: [...at, key], got: key, expected, fix };
    });
}
