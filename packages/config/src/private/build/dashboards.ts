import type * as dashboards from '@promontory/dashboards';
import type { DashboardName } from '@promontory/dashboards';
import { metricNames } from '@promontory/rules';
import { remembered } from '@promontory/vocabulary';
import type { DashboardChoice } from '../../environment.js';
import type { Evidence } from './evidence.js';
import type { DashboardWish } from './grafana.js';

/** Panels of a dashboard that was asked for by name, which nothing is produced for. */
export interface DarkDashboard {
  readonly name: string;
  readonly panels: readonly string[];
  /** What would light them up. */
  readonly switches: readonly string[];
}

/** What is delivered, and what stays dark of it. */
export interface ChosenDashboards {
  readonly choices: readonly DashboardChoice[];
  readonly dark: readonly DarkDashboard[];
}

/**
 * Dashboards of which at least half of the panels are sure to show something, without those that cannot; and whole, those
 * that are asked for by name.
 */
export function chooseDashboards({ also, except }: DashboardWish, evidence: Evidence): ChosenDashboards {
  const { DASHBOARD_NAMES } = loadDashboards();
  const dark: DarkDashboard[] = [];
  const choices = DASHBOARD_NAMES.flatMap((name): DashboardChoice[] => {
    if (except.includes(name)) return [];
    const panels = panelsOf(name).map((panel) => ({ ...panel, light: evidence.lightOf(panel.metrics) }));
    const darkPanels = panels.filter(({ light }) => light === 'dark');
    const titles = darkPanels.map(({ title }) => title);
    if (also.includes(name)) {
      const switches = evidence.switchesFor(darkPanels.flatMap(({ metrics }) => metrics));
      if (titles.length > 0) dark.push({ name, panels: titles, switches });
      return [{ name, leaveOut: [] }];
    }
    const lit = panels.filter(({ light }) => light === 'lit');
    const isChoiceDark = titles.some((title) => title.startsWith('$'));
    return isChoiceDark || lit.length * 2 < panels.length ? [] : [{ name, leaveOut: titles }];
  });
  return { choices, dark };
}

/** A panel as `<row>/<title>`, or a choice at the top: `$` and its name. */
interface ReadingPanel {
  readonly title: string;
  readonly metrics: readonly string[];
}

const panelsOf = remembered((name: DashboardName): readonly ReadingPanel[] => {
  const { dashboard, queriesOf, withoutVariables } = loadDashboards();
  const panels = new Map<string, Set<string>>();
  for (const { row, panel: title, expr } of queriesOf(dashboard(name))) {
    const panel = row === '' ? title : `${row}/${title}`;
    const metrics = panels.get(panel) ?? new Set();
    for (const metric of metricNames(withoutVariables(expr))) metrics.add(metric);
    panels.set(panel, metrics);
  }
  return [...panels].map(([title, metrics]) => ({ title, metrics: [...metrics] }));
});

/** Two dozen dashboards and what draws them: only whoever has a Grafana waits for them. */
export function loadDashboards(): typeof dashboards {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/dashboards') as typeof dashboards;
}
