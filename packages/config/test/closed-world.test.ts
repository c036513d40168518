import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboard, DASHBOARD_NAMES, queriesOf, withoutVariables } from '@promontory/dashboards';
import { producedBy } from '@promontory/metric-inventory';
import { PACK_NAMES } from '@promontory/mixins';
import { isAlerting, metricNames, parseRuleSet } from '@promontory/rules';
import { PRESET_NAMES, type PresetName } from '@promontory/scrape-config';
import { type Environment, grafanaReading, loadEnvironment } from '../src/index.js';
import { VALID, warningsOf } from './environment-folder.js';

const FIXTURE = join(__dirname, 'fixtures', 'removals.txt');
const ENVIRONMENTS = join(__dirname, '..', '..', '..', 'environments');

describe('without the exporter of a preset', () => {
  /** All that can be collected but annotated pods, which may bring anything. */
  const ALL = PRESET_NAMES.filter((name) => name !== 'pods');
  const PACKS = PACK_NAMES.map((name) => `${name}: true`).join(', ');
  const GRAFANA = `grafana:
  version: '12.4'
  identityCenter: { admins: { groupIds: [g-1] } }
  dashboards: { also: [${DASHBOARD_NAMES.join(', ')}] }
`;
  const warned = (presets: readonly PresetName[]): string[] => {
    const jobs = presets.map((name) => `{ preset: ${name} }`).join(', ');
    const text = VALID.replace('    alias: test-metrics\n', `    packs: { ${PACKS} }\n`);
    const yaml = text.replace('kind: managed-scraper\n', `kind: managed-scraper\n      jobs: [${jobs}]\n`);
    return warningsOf(`${yaml}${GRAFANA}`).map((told) => told.replace(/^environment\.yaml:\d+:\d+ /, ''));
  };
  const before = warned(ALL);
  const seeded = ALL.map((gone) => {
    const after = warned(ALL.filter((name) => name !== gone));
    return { gone, told: after.filter((one) => !before.includes(one)), after };
  });

  test('exactly what reads it is told, pack by pack and dashboard by dashboard (GOLDEN_UPDATE=1 after a change that is meant)', () => {
    const text = [`with everything\n${before.map((one) => `  ${one}\n`).join('')}`]
      .concat(seeded.map(({ gone, told }) => `without ${gone}\n${told.map((one) => `  ${one}\n`).join('')}`))
      .join('\n');
    if (process.env['GOLDEN_UPDATE'] === '1') writeFileSync(FIXTURE, text);
    expect(text).toBe(readFileSync(FIXTURE, 'utf8'));
  });

  test.each(seeded.map((one) => [one.gone, one] as const))('%s: each warning says to turn it on', (gone, { told }) => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((one) => !one.includes(`the preset ${gone}`))).toEqual([]);
  });

  test('what was dark before is dark after', () => {
    const subject = (one: string): string => /of the dashboard [\w-]+|read by the [a-z]+ [\w-]+/.exec(one)?.[0] ?? one;
    for (const { after } of seeded) {
      const subjects = after.map(subject);
      expect(before.map(subject).filter((one) => !subjects.includes(one))).toEqual([]);
    }
  });
});

describe.each(readdirSync(ENVIRONMENTS).filter((name) => !/^shared$|\.json$/.test(name)))('environments/%s', (name) => {
  const folder = join(ENVIRONMENTS, name);
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  const environment = (loaded as { readonly environment: Environment }).environment;

  test('no rule and no panel is dark', () => {
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.warnings.filter(({ code }) => code.startsWith('ConfigDark'))).toEqual([]);
  });

  // By the inventory itself, not by what chose the panels.
  test('every panel that a Grafana would show reads what a job produces, or a record of what one does', () => {
    const produced = environment.clusters.map(({ collection }) => producedBy(collection.jobs));
    // Every scrape leaves `up` and its like.
    const isThere = (metric: string): boolean =>
      /^(up|scrape_\w+)$/.test(metric) ||
      produced.some(({ stateOf }) => ['produced', 'unknown'].includes(stateOf(metric).state));
    const rules = Object.values(environment.workspaces).flatMap((workspace) =>
      workspace.kind === 'managed'
        ? Object.values(parseRuleSet(workspace.rules.map((one) => ({ ...one, file: one.namespace }))).namespaces)
            .flat()
            .flatMap((group) => group.rules)
        : [],
    );
    const isLit = (metric: string): boolean => {
      const recorded = rules.filter((rule) => !isAlerting(rule) && rule.record === metric);
      return recorded.some(({ expr }) => metricNames(expr).every(isLit)) || isThere(metric);
    };
    const { choices } = grafanaReading(environment).dashboards;
    const panels = choices.flatMap(({ name: of, leaveOut }) => queriesOf(dashboard(of, { leaveOut })));
    const dark = panels.filter(({ expr }) => !metricNames(withoutVariables(expr, {})).every(isLit));
    expect(choices.length).toBeGreaterThan(0);
    expect(dark.map(({ row, panel, expr }) => `${row}/${panel}: ${expr}`)).toEqual([]);
    process.stdout.write(`${name}: ${choices.length} dashboards, ${panels.length} queries, none dark\n`);
  });
});
