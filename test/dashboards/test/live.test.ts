import { dashboard, DASHBOARD_NAMES, queriesOf, withoutVariables } from '@promontory/dashboards';
import { isAlerting } from '@promontory/rules';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chosenIn } from '../src/chosen.js';
import { CLUSTERS, type Found, installed, Prometheus } from '../src/prometheus.js';
import { RECORDS } from '../src/world.js';

const mustRun = process.env['CI'] === 'true';
const test_ = installed || mustRun ? test : test.skip;
const NOTE = installed ? '' : ' (SKIPPED: install prometheus, Debian package prometheus)';
const REPORT = join(__dirname, '..', '..', '..', 'tmp', 'dashboards', 'panels.md');

let prometheus: Prometheus | undefined;
const report: string[] = [];
const records: string[] = [];

beforeAll(async () => {
  if (!installed) return;
  prometheus = await Prometheus.start();
  await prometheus.settle();
});

afterAll(async () => {
  await prometheus?.stop();
  if (report.length === 0) return;
  const recorded = `| Record | Labels | Series |\n| --- | --- | --- |\n${records.sort().join('\n')}\n`;
  mkdirSync(join(REPORT, '..'), { recursive: true });
  const text = `| Dashboard | Panel | Query | Series |\n| --- | --- | --- | --- |\n${report.sort().join('\n')}\n\n${recorded}\n${report.length} queries of panels, ${records.length} records.\n`;
  writeFileSync(REPORT, text);
  // What the dashboards find, panel by panel, belongs to the test's output.
  process.stdout.write(text);
});

test_.each(DASHBOARD_NAMES)(`every panel of %s finds data of the chosen clusters${NOTE}`, async (name) => {
  if (prometheus === undefined)
    throw new Error('there is no prometheus on PATH: install the Debian package prometheus');
  const values = chosenIn(name);
  const clusters: readonly string[] = values['cluster'] === '.+' ? CLUSTERS : ['one'];
  const wrong: string[] = [];
  for (const { panel, refId, expr, legend, instant } of queriesOf(dashboard(name))) {
    const query = withoutVariables(expr, values);
    const found: Found[] = await (instant ? prometheus.instant(query) : prometheus.range(query));
    const numbers = found.filter(({ value }) => Number.isFinite(value));
    const say = (what: string): number => wrong.push(`${panel} ${refId}: ${what}: ${query}`);
    report.push(`| ${name} | ${panel} | ${refId} | ${numbers.length} |`);
    if (numbers.length === 0) say(found.length === 0 ? 'finds nothing' : 'finds no number');
    const seen = [...new Set(found.map(({ metric }) => metric['cluster']))].sort();
    if (found.length > 0 && panel !== '$cluster' && seen.join() !== clusters.join()) say(`is of ${seen.join()}`);
    for (const [, label = ''] of legend.matchAll(/\{\{(\w+)\}\}/g)) {
      if (found.length > 0 && !found.some(({ metric }) => metric[label] !== undefined)) say(`has no ${label}`);
    }
  }
  expect(wrong).toEqual([]);
});

test_(`every record is recorded for every cluster${NOTE}`, async () => {
  if (prometheus === undefined)
    throw new Error('there is no prometheus on PATH: install the Debian package prometheus');
  const rules = RECORDS.flatMap((group) => group.rules).flatMap((rule) => (isAlerting(rule) ? [] : [rule]));
  const wrong: string[] = [];
  for (const { record, labels = {} } of rules) {
    const matchers = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
    const found = await prometheus.instant(`{${[`__name__="${record}"`, ...matchers].join(',')}}`);
    const numbers = found.filter(({ value }) => Number.isFinite(value));
    const clusters = new Set(numbers.map(({ metric }) => metric['cluster']));
    records.push(`| ${record} | ${matchers.join(', ')} | ${numbers.length} |`);
    // Nothing is down in the first.
    const expected = record === 'count:up0' ? 1 : CLUSTERS.length;
    if (clusters.size < expected) wrong.push(`${record} ${matchers.join()}: ${clusters.size} of ${expected} clusters`);
  }
  expect(wrong).toEqual([]);
});

test_(`what is down is counted, and where all is well there is a zero rather than nothing${NOTE}`, async () => {
  if (prometheus === undefined)
    throw new Error('there is no prometheus on PATH: install the Debian package prometheus');
  const down = queriesOf(dashboard('clusters')).filter(({ panel }) => panel === 'Targets down');
  expect(down).toHaveLength(1);
  const found = await prometheus.range(withoutVariables(down[0]?.expr ?? '', { cluster: '.+' }));
  expect(found.map(({ metric, value }) => [metric['cluster'], value]).sort()).toEqual([
    ['one', 0],
    ['two', 1],
  ]);
});
