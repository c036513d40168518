import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import * as units from '@grafana/grafana-foundation-sdk/units';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dashboard, DASHBOARD_NAMES, DASHBOARDS, type DashboardDefinition, queriesOf, UNITS } from '../src/index.js';

const DOCS = join(__dirname, '..', '..', '..', 'docs');
const definitions: readonly (readonly [string, DashboardDefinition])[] = Object.entries(DASHBOARDS);
const panels = (name: (typeof DASHBOARD_NAMES)[number]): Panel[] =>
  (dashboard(name).model.panels ?? []).filter(({ type }) => type !== 'row') as Panel[];

test.each(DASHBOARD_NAMES)('every panel of %s has a title, a unit, a description and a query', (name) => {
  expect(panels(name).length).toBeGreaterThan(5);
  for (const panel of panels(name)) {
    expect(panel.title).toMatch(/^\S.*\S$/);
    expect(panel.description).toMatch(/^[A-Z].+\.$/);
    expect(UNITS).toContain(panel.fieldConfig?.defaults.unit);
    expect(panel.targets?.length).toBeGreaterThan(0);
    expect(panel.datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
  }
});

test('units are those of Grafana', () => {
  expect(UNITS.filter((unit) => !Object.values(units).some((known) => known === unit))).toEqual([]);
});

test.each(DASHBOARD_NAMES)('panels of %s stand beside each other, none over another', (name) => {
  const places = (dashboard(name).model.panels ?? []).map((panel) => panel.gridPos ?? { x: 0, y: 0, w: 0, h: 0 });
  const cells = new Set<string>();
  for (const { x, y, w, h } of places) {
    expect(x + w).toBeLessThanOrEqual(24);
    expect(w * h).toBeGreaterThan(0);
    for (let column = x; column < x + w; column += 1) {
      for (let line = y; line < y + h; line += 1) {
        expect(cells.has(`${column} ${line}`)).toBe(false);
        cells.add(`${column} ${line}`);
      }
    }
  }
});

test.each(DASHBOARD_NAMES)('titles of %s differ within a row, and ids everywhere', (name) => {
  const ids = (dashboard(name).model.panels ?? []).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const row of Object.values((DASHBOARDS[name] as DashboardDefinition).rows)) {
    const titles = row.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
  }
});

test('every query has a legend, whose labels the query keeps', () => {
  for (const name of DASHBOARD_NAMES) {
    for (const { panel, expr, legend } of queriesOf(dashboard(name))) {
      expect([name, panel, legend]).toEqual([name, panel, expect.stringMatching(/\S/)]);
      for (const [, label = ''] of legend.matchAll(/\{\{(\w+)\}\}/g)) {
        const kept = expr.includes(label) || !/\b(?:by|on)\b/.test(expr);
        expect([name, panel, label, kept]).toEqual([name, panel, label, true]);
      }
    }
  }
});

test('uids differ, are short enough, and are made of the name alone', () => {
  const uids = DASHBOARD_NAMES.map((name) => dashboard(name).uid);
  expect(uids).toEqual(DASHBOARD_NAMES.map((name) => `promontory-${name}`));
  expect(uids.filter((uid) => uid.length > 40)).toEqual([]);
});

test('dashboards lead to dashboards and runbooks that there are', () => {
  for (const [name, { next = [], runbooks, rows }] of definitions) {
    const tables = Object.values(rows)
      .flat()
      .flatMap((panel) => (panel.kind === 'table' ? Object.values(panel.links) : []));
    for (const to of [...next, ...tables]) expect(DASHBOARD_NAMES).toContain(to);
    expect(next).not.toContain(name);
    expect(next.length).toBeGreaterThan(0);
    expect(runbooks.length).toBeGreaterThan(0);
    for (const page of runbooks) expect([page, existsSync(join(DOCS, 'runbooks', `${page}.md`))]).toEqual([page, true]);
  }
});

test('every dashboard is the next of another, or the first', () => {
  const reached = new Set(definitions.flatMap(([, { next = [] }]) => next));
  const alone = ['fargate', 'gpu', 'neuron', 'jvm', 'karpenter', 'cert-manager', 'kube-state-metrics', 'slo'];
  expect(DASHBOARD_NAMES.filter((name) => !reached.has(name) && !alone.includes(name))).toEqual([]);
});

test('a cell of a table leads on with the choices that the other dashboard has', () => {
  for (const [name, { rows }] of definitions) {
    for (const panel of Object.values(rows).flat()) {
      if (panel.kind !== 'table') continue;
      expect([name, panel.title, panel.by[0]]).toEqual([name, panel.title, 'cluster']);
      for (const [label, to] of Object.entries(panel.links)) {
        const choices = (DASHBOARDS[to as keyof typeof DASHBOARDS] as DashboardDefinition).variables ?? [];
        expect(panel.by).toContain(label);
        expect(panel.by).toEqual(expect.arrayContaining(choices.map((choice) => choice.name)));
      }
    }
  }
});
