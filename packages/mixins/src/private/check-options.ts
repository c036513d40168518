import { didYouMean, type Finding, isMapping, kindOf, parseDuration, type Path } from '@promontory/vocabulary';
import { JOBS, type PackOptions, SEVERITIES, type Threshold } from '../options.js';

const KEYS: readonly (keyof PackOptions)[] = [
  'scrapeInterval',
  'interval',
  'team',
  'teams',
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

/** Everything wrong with the options of a pack, at paths relative to them. They may come from a file: nothing is sure. */
export function checkOptions(options: PackOptions, pack: PackFacts): Finding[] {
  const findings = unknown(options, KEYS, [], 'an option of rule packs');
  if (!isMapping(options)) return findings;
  findings.push(
    ...duration(options['scrapeInterval'], ['scrapeInterval'], 1000, 1_800_000),
    ...duration(options['interval'], ['interval'], 30_000, 86_400_000),
    ...teamName(options['team'], ['team']),
    ...text(options['runbookUrl'], ['runbookUrl']),
    ...checkTeams(options['teams'] ?? {}),
    ...checkDisable(options['disable'] ?? [], pack),
    ...checkOverrides(options['overrides'] ?? {}, pack),
    ...checkThresholds(options['thresholds'] ?? {}, pack),
  );
  const jobs = options['jobs'] ?? {};
  findings.push(...unknown(jobs, JOBS, ['jobs'], 'a job that expressions name'));
  for (const [name, job] of isMapping(jobs) ? Object.entries(jobs) : []) findings.push(...text(job, ['jobs', name]));
  return findings;
}

function checkTeams(teams: unknown): Finding[] {
  if (!isMapping(teams)) return unknown(teams, [], ['teams'], '');
  const owners = new Map<unknown, string>();
  return Object.entries(teams).flatMap(([team, namespaces]): Finding[] => {
    const at = ['teams', team];
    const misnamed = teamName(team, at);
    if (misnamed.length > 0) return misnamed;
    if (!Array.isArray(namespaces)) {
      return [finding('MixinsOptions', at, kindOf(namespaces), 'a list of namespaces', 'write a list')];
    }
    return namespaces.flatMap((namespace: unknown, index): Finding[] => {
      const owner = owners.get(namespace);
      owners.set(namespace, team);
      if (owner !== undefined) {
        const got = `${String(namespace)}, which is of ${owner} too`;
        return [finding('MixinsTeams', [...at, index], got, 'each namespace of one team', 'remove it from one')];
      }
      if (typeof namespace === 'string' && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) return [];
      const fix = 'write its name: there are no patterns';
      return [finding('MixinsTeams', [...at, index], kindOf(namespace), 'the name of a namespace', fix)];
    });
  });
}

function checkDisable(disable: unknown, pack: PackFacts): Finding[] {
  if (Array.isArray(disable))
    return disable.flatMap((name, index) => unknownAlert(String(name), pack, ['disable', index]));
  return [finding('MixinsOptions', ['disable'], kindOf(disable), 'a list of alerts', 'write a list')];
}

function checkOverrides(overrides: unknown, pack: PackFacts): Finding[] {
  if (!isMapping(overrides)) return unknown(overrides, [], ['overrides'], '');
  return Object.entries(overrides).flatMap(([name, override]) => {
    const at = ['overrides', name];
    const findings = [
      ...unknownAlert(name, pack, at),
      ...unknown(override, ['severity', 'for'], at, 'severity or for'),
    ];
    if (!isMapping(override)) return findings;
    findings.push(...duration(override['for'], [...at, 'for'], 0, 30 * 86_400_000));
    const severity = override['severity'];
    if (severity !== undefined && !SEVERITIES.some((known) => known === severity)) {
      findings.push(
        finding('MixinsSeverity', [...at, 'severity'], kindOf(severity), SEVERITIES.join(', '), 'write one of them'),
      );
    }
    return findings;
  });
}

function checkThresholds(thresholds: unknown, pack: PackFacts): Finding[] {
  const findings = unknown(thresholds, Object.keys(pack.thresholds), ['thresholds'], `a threshold of ${pack.name}`);
  if (!isMapping(thresholds)) return findings;
  for (const [name, { min, max, unit }] of Object.entries(pack.thresholds)) {
    const value = thresholds[name];
    if (value === undefined || (typeof value === 'number' && value >= min && value <= max)) continue;
    const fix = 'change the number, or leave it out for the default';
    findings.push(finding('MixinsThreshold', ['thresholds', name], kindOf(value), `${min} to ${max} (${unit})`, fix));
  }
  return findings;
}

function duration(value: unknown, path: Path, min: number, max: number): Finding[] {
  if (value === undefined) return [];
  const length = typeof value === 'string' ? parseDuration(value) : undefined;
  if (length !== undefined && length >= min && length <= max) return [];
  const expected = `a duration from ${min / 1000}s to ${max / 1000}s`;
  return [
    finding(
      'MixinsDuration',
      path,
      length === undefined ? kindOf(value) : String(value),
      expected,
      "write one such as '60s'",
    ),
  ];
}

function text(value: unknown, path: Path): Finding[] {
  if (value === undefined || (typeof value === 'string' && value !== '')) return [];
  return [finding('MixinsText', path, kindOf(value), 'a text', 'write one')];
}

/** A label's value is a template to Prometheus. */
function teamName(value: unknown, path: Path): Finding[] {
  if (typeof value !== 'string' || !/[{}"\\]/.test(value)) return text(value, path);
  return [finding('MixinsText', path, value, 'a name without braces, quotes and backslashes', 'rename it')];
}

function unknownAlert(name: string, pack: PackFacts, path: Path): Finding[] {
  if (pack.alerts.includes(name)) return [];
  return [finding('MixinsUnknownAlert', path, name, `an alert of ${pack.name}`, instead(name, pack.alerts))];
}

function unknown(value: unknown, known: readonly string[], at: Path, expected: string): Finding[] {
  if (!isMapping(value)) return [finding('MixinsOptions', at, kindOf(value), 'a mapping', 'write name: value')];
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => finding('MixinsUnknownKey', [...at, key], key, expected, instead(key, known)));
}

function instead(word: string, known: readonly string[]): string {
  const near = didYouMean(word, known);
  return near === undefined ? 'remove it' : `did you mean ${near}?`;
}

const finding = (code: string, path: Path, got: string, expected: string, fix: string): Finding => ({
  code,
  path,
  got,
  expected,
  fix,
});
