import { isAlerting, type RuleGroup } from '@promontory/rules';
import { formatFinding } from '@promontory/vocabulary';
import {
  definePack,
  JOBS,
  PACK_NAMES,
  type PackFunction,
  type PackName,
  type PackOptions,
  packs,
} from '../src/index.js';

const alertOf = (groups: readonly RuleGroup[], name: string) =>
  groups
    .flatMap((group) => group.rules)
    .filter(isAlerting)
    .find(({ alert }) => alert === name);
const crash = (options: PackOptions) => alertOf(packs.workloads(options).groups, 'KubePodCrashLooping');
const said = (options: PackOptions) => packs.nodes(options).findings.map(formatFinding);

test('windows follow the scrape interval: four scrapes, five minutes at least', () => {
  expect(crash({})?.expr).toContain('[5m])');
  expect(crash({ scrapeInterval: '15s' })?.expr).toContain('[5m])');
  expect(crash({ scrapeInterval: '90s' })?.expr).toContain('[6m])');
});

test('over two minutes between scrapes, selectors of the newest sample look back over two scrapes', () => {
  const mine = definePack({
    name: 'mine',
    thresholds: {},
    groups: () => [{ name: 'a', rules: [{ record: 'a:b', expr: 'rate(x[30m]) / (y{a="b"} - y offset 1h > up)' }] }],
  });
  const expr = (scrapeInterval: string) => mine({ scrapeInterval }).groups[0]?.rules[0]?.expr;
  expect(expr('2m')).toBe('rate(x[30m]) / (y{a="b"} - y offset 1h > up)');
  expect(expr('5m')).toBe(
    'rate(x[30m]) / (last_over_time(y{a="b"}[10m]) - last_over_time(y[10m] offset 1h) > last_over_time(up[10m]))',
  );
});

test('groups run every minute, every scrape where scrapes are longer apart, or as often as is said', () => {
  const intervals = (options: PackOptions) => [
    ...new Set(packs.workloads(options).groups.map(({ interval }) => interval)),
  ];
  expect(intervals({})).toEqual(['1m']);
  expect(intervals({ scrapeInterval: '15s' })).toEqual(['1m']);
  expect(intervals({ scrapeInterval: '5m' })).toEqual(['5m']);
  expect(intervals({ interval: '30s' })).toEqual(['30s']);
});

test('the team is a label of every alert', () => {
  expect(crash({})?.labels).toEqual({ severity: 'warning', team: 'platform' });
  expect(crash({ team: 'sre' })?.labels).toEqual({ severity: 'warning', team: 'sre' });
});

test('severity and duration of one alert can be changed, and no other', () => {
  const overrides = { KubePodCrashLooping: { severity: 'critical', for: '1h' } } as const;
  expect(crash({ overrides })).toMatchObject({ for: '1h', labels: { severity: 'critical' } });
  expect(alertOf(packs.workloads({ overrides }).groups, 'KubePodNotReady')).toEqual(
    alertOf(packs.workloads().groups, 'KubePodNotReady'),
  );
});

test('what is disabled is left out, and its group where nothing is left of it', () => {
  const { groups } = packs.workloads({ disable: ['KubePodCrashLooping'] });
  expect(alertOf(groups, 'KubePodCrashLooping')).toBeUndefined();
  expect(alertOf(groups, 'KubePodNotReady')).toBeDefined();
  const names = packs.workloads().groups.find(({ name }) => name === 'workloads.scaling');
  const disable = (names?.rules ?? []).filter(isAlerting).map(({ alert }) => alert);
  expect(packs.workloads({ disable }).groups.map(({ name }) => name)).toEqual([
    'workloads.pods',
    'workloads.controllers',
  ]);
});

test('runbooks are where the base says', () => {
  expect(crash({})?.annotations?.['runbook_url']).toBe('docs/runbooks/workloads.md#kubepodcrashlooping');
  expect(crash({ runbookUrl: 'https://wiki.example.com/books/' })?.annotations?.['runbook_url']).toBe(
    'https://wiki.example.com/books/workloads.md#kubepodcrashlooping',
  );
});

test('jobs may have other names', () => {
  const expr = (options: PackOptions) => alertOf(packs.kubelet(options).groups, 'KubeletDown')?.expr;
  expect(expr({})).toBe('max by (cluster, node) (up{job="kubelet"}) == 0');
  expect(expr({ jobs: { kubelet: 'nodes/kubelet' } })).toBe('max by (cluster, node) (up{job="nodes/kubelet"}) == 0');
});

test.each(
  Object.entries(packs).flatMap(([pack, { thresholds }]) =>
    Object.keys(thresholds).map((name) => [pack, name] as const),
  ),
)('the threshold of %s, %s, is seen in a rule', (pack, name) => {
  const make = packs[pack as PackName] as PackFunction;
  const { default: value, min, max } = make.thresholds[name] ?? { default: 0, min: 0, max: 0 };
  const other = value === min ? Math.min(max, min + 1) : (value + min) / 2;
  expect(make({ thresholds: { [name]: other } }).groups).not.toEqual(make().groups);
});

test.each(JOBS)('another name of the job %s is seen in a rule', (job) => {
  const renamed = PACK_NAMES.filter((name) => {
    const text = JSON.stringify((packs[name] as PackFunction)({ jobs: { [job]: 'renamed' } }).groups);
    return text.includes('renamed') && !text.includes(`job=\\"${job}\\"`);
  });
  expect(renamed.length).toBeGreaterThan(0);
});

test.each(PACK_NAMES)('what %s reads is what its rules read and it does not record itself', (name) => {
  const { reads } = packs[name]();
  expect(reads.length).toBeGreaterThan(0);
  expect(reads).toEqual([...new Set(reads)].sort());
  expect(reads.filter((metric) => packs[name].records.includes(metric))).toEqual([]);
});

test('what packs read of each other is nothing: AMP runs groups in no fixed order', () => {
  const recorded = new Set(Object.values(packs).flatMap((pack) => pack.records));
  expect(Object.values(packs).flatMap((pack) => pack().reads.filter((metric) => recorded.has(metric)))).toEqual([]);
});

test('no alert and no record stands in two packs, and no group name either', () => {
  const all = Object.values(packs).flatMap((pack) => [
    ...pack.alerts,
    ...pack.records,
    ...pack().groups.map(({ name }) => name),
  ]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test('everything wrong with options is said at once, with what to do, and no rule is made', () => {
  const wrong = {
    scrapeInterval: '2h',
    interval: '10s',
    team: '',
    overrides: { NodeCPUHigh: {}, NodeCPUHighUsage: { severity: 'page', for: 'soon' } },
    disable: ['NodeCpuHighUsage'],
    runbookUrl: 3,
    thresholds: { cpu: 90, memmory: 0.5 },
    jobs: { kubelets: 'x' },
    treshold: 1,
  } as unknown as PackOptions;
  expect(packs.nodes(wrong)).toMatchObject({ groups: [], reads: [] });
  expect(said(wrong)).toEqual([
    'MixinsUnknownKey: got treshold, expected an option of rule packs; did you mean thresholds? (at treshold)',
    "MixinsDuration: got 2h, expected a duration from 1s to 1800s; write one such as '60s' (at scrapeInterval)",
    "MixinsDuration: got 10s, expected a duration from 30s to 86400s; write one such as '60s' (at interval)",
    'MixinsText: got "", expected a text; write one (at team)',
    'MixinsText: got the number 3, expected a text; write one (at runbookUrl)',
    'MixinsUnknownAlert: got NodeCpuHighUsage, expected an alert of nodes; did you mean NodeCPUHighUsage? (at disable[0])',
    'MixinsUnknownAlert: got NodeCPUHigh, expected an alert of nodes; remove it (at overrides.NodeCPUHigh)',
    `MixinsDuration: got "soon", expected a duration from 0s to 2592000s; write one such as '60s' (at overrides.NodeCPUHighUsage.for)`,
    'MixinsSeverity: got "page", expected critical, warning, info; write one of them (at overrides.NodeCPUHighUsage.severity)',
    'MixinsUnknownKey: got memmory, expected a threshold of nodes; did you mean memory? (at thresholds.memmory)',
    'MixinsThreshold: got the number 90, expected 0 to 1 (ratio); change the number, or leave it out for the default (at thresholds.cpu)',
    'MixinsUnknownKey: got kubelets, expected a job that expressions name; did you mean kubelet? (at jobs.kubelets)',
  ]);
  const raw = (options: unknown) => said(options as PackOptions);
  expect(raw({ thresholds: [], overrides: 'x', disable: 'y', jobs: { kubelet: 3 } })).toEqual([
    'MixinsOptions: got "y", expected a list of alerts; write a list (at disable)',
    'MixinsOptions: got "x", expected a mapping; write name: value (at overrides)',
    'MixinsOptions: got a list, expected a mapping; write name: value (at thresholds)',
    'MixinsText: got the number 3, expected a text; write one (at jobs.kubelet)',
  ]);
  expect(raw({ overrides: { NodeOomKills: null } })).toEqual([
    'MixinsOptions: got nothing, expected a mapping; write name: value (at overrides.NodeOomKills)',
  ]);
  expect(raw([])).toEqual(['MixinsOptions: got a list, expected a mapping; write name: value']);
});
